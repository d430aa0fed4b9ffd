"""The kinds of notice: apps register what people can be told of, in which words, in which group."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

Fact = str | int


class AlreadyAKindError(Exception):
    """Two kinds, or two groups, have the same code."""


class UnknownKindError(LookupError):
    """No kind of notice, or no group, has this code."""


@dataclass(frozen=True)
class NoticeGroup:
    """What a person chooses channels for: several kinds that belong together."""

    code: str
    label: str | Promise
    order: int
    mails_by_default: bool = True


@dataclass(frozen=True)
class NoticeKind:
    """One kind of notice.

    `title` is a lazy sentence with named places for the facts: "%(who)s assigned document number
    %(number)s to you to lead.". It is rendered for whoever reads it, in their language. `template`
    is the folder of `subject.txt`, `body.txt` and `body.html`.
    """

    code: str
    group: str
    title: str | Promise
    icon: str = "bell"
    template: str = "notifications/mail"

    def words(self, facts: Mapping[str, Fact]) -> str:
        """Say the title with its facts, in the language that is active now."""
        return str(self.title) % dict(facts)


_groups: dict[str, NoticeGroup] = {}
_kinds: dict[str, NoticeKind] = {}


def register_group(group: NoticeGroup) -> None:
    """Make a group that people choose channels for. Called from `AppConfig.ready`."""
    if group.code in _groups:
        raise AlreadyAKindError(group.code)
    _groups[group.code] = group


def register(kind: NoticeKind) -> None:
    """Make a kind of notice; its group is registered first. Called from `AppConfig.ready`."""
    if kind.code in _kinds:
        raise AlreadyAKindError(kind.code)
    if kind.group not in _groups:
        raise UnknownKindError(kind.group)
    _kinds[kind.code] = kind


def get(code: str) -> NoticeKind:
    """Return the kind of a code, or raise UnknownKindError."""
    if code not in _kinds:
        raise UnknownKindError(code)
    return _kinds[code]


def find(code: str) -> NoticeKind | None:
    """Return the kind of a code; None for one that an older version of the program used."""
    return _kinds.get(code)


def group_of(kind: NoticeKind) -> NoticeGroup:
    return _groups[kind.group]


def groups() -> list[NoticeGroup]:
    """List the groups in their order."""
    return sorted(_groups.values(), key=lambda group: (group.order, group.code))
