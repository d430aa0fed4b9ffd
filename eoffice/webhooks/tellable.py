"""What programs can be told of: registered by the apps that have the events and the things."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from eoffice.api.scopes import Scope
from eoffice.journal.models import JournalEntry
from eoffice.organization.actor import Actor


class AlreadyTellableError(Exception):
    """Two events that programs are told of have the same code."""


@dataclass(frozen=True)
class Subject:
    """What an event is about: its kind, its uid, and where the door for programs has it."""

    kind: str
    uid: UUID
    path: str


Finder = Callable[[JournalEntry, Actor], Sequence[Subject]]


@dataclass(frozen=True)
class Tellable:
    """An event that programs can be told of.

    `find` returns what the entry is about of the things that the actor may list at this moment,
    by `visible_to`; nothing where it is about none of them, and then nobody is told. `scope` is
    what a token needs in order to read the same at the door for programs.
    """

    code: str
    words: str | Promise
    event: str
    scope: Scope
    find: Finder


_tellables: dict[str, Tellable] = {}


def add(tellable: Tellable) -> None:
    """Make an event known by its code."""
    if tellable.code in _tellables:
        raise AlreadyTellableError(tellable.code)
    _tellables[tellable.code] = tellable


def find(code: str) -> Tellable | None:
    """Return the event of a code; None for one that an older version of the program had."""
    return _tellables.get(code)


def of_event(event: str) -> list[Tellable]:
    """List what programs can be told by an entry of the journal."""
    return [one for one in _tellables.values() if one.event == event]


def everything() -> list[Tellable]:
    """List all that programs can be told of, by subject, as the apps registered it."""
    return list(_tellables.values())
