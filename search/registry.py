"""What can be found: apps describe their things here, search knows none of them by name.

An app calls `register` for each kind of thing and `register_words` for the values that its things
are counted under, both from `AppConfig.ready`.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args
from uuid import UUID

from django.utils.functional import Promise

from eoffice.organization.actor import Actor
from eoffice.things.models import Thing
from search.engines.base import Facet, Findable

Group = Literal["documents", "files", "meetings"]
"""Under which words a thing is suggested."""


@dataclass(frozen=True, kw_only=True)
class Card:
    """What a line of results shows of a thing, as the thing is now.

    `kind` says in words what it is ("Văn bản đến"), `state` how far it has come, with the `tone` of
    its badge. `facts` is anything more worth a few words ("số đến 1 238").
    """

    title: str
    url: str
    kind: str | Promise
    symbol: str = ""
    body: str = ""
    day: date | None = None
    state: str | Promise = ""
    tone: str = "grey"
    facts: str = ""


AsFindable = Callable[[Thing], Findable | None]
CardsOf = Callable[[Actor, Sequence[UUID]], Mapping[UUID, Card]]
WordsOf = Callable[[Collection[str]], Mapping[str, str | Promise]]


class AlreadyRegisteredError(Exception):
    """Two apps describe the same kind of thing."""


@dataclass(frozen=True)
class Kind:
    """How things of one kind get into the index, and how they are shown when found."""

    as_findable: AsFindable
    card: CardsOf
    group: Group


_kinds: dict[str, Kind] = {}
_words: dict[Facet, list[WordsOf]] = defaultdict(list)


def register(
    kind: str, *, as_findable: AsFindable, card: CardsOf, group: Group = "documents"
) -> None:
    """Let things of a kind be found.

    `as_findable` describes a thing, or returns None where it must not be in the index; rights and
    version are filled in by search. `card` loads things for one actor through `visible_to`: what
    it leaves out was not found.
    """
    if kind in _kinds:
        raise AlreadyRegisteredError(f"Things of kind {kind} are described already.")
    _kinds[kind] = Kind(as_findable, card, group)


def unregister(kind: str) -> None:
    """Forget a kind. For tests."""
    _kinds.pop(kind, None)


def register_words(facet: Facet, words: WordsOf) -> None:
    """Have the values of a facet said in words; several apps may know some of the values each."""
    _words[facet].append(words)


def kinds() -> Collection[str]:
    """Name the kinds of thing that can be found."""
    return _kinds.keys()


def kinds_by_group() -> dict[Group, list[str]]:
    """Name the kinds of thing under the words by which they are suggested, in their order."""
    groups: dict[Group, list[str]] = {}
    for group in get_args(Group):
        if named := [name for name, kind in _kinds.items() if kind.group == group]:
            groups[group] = named
    return groups


def findable_of(thing: Thing) -> Findable | None:
    """Describe a thing by the app that knows it; none where it must not be in the index."""
    kind = _kinds.get(thing.kind)
    if kind is None or thing.destroyed_at is not None:
        return None
    return kind.as_findable(thing)


def cards_for(actor: Actor, found: Iterable[tuple[str, UUID]]) -> dict[UUID, Card]:
    """Load what was found, each kind at once; what the actor may not see is not among it."""
    by_kind = defaultdict[str, list[UUID]](list)
    for kind, uid in found:
        by_kind[kind].append(uid)
    cards: dict[UUID, Card] = {}
    for kind, uids in by_kind.items():
        if kind in _kinds:
            asked = set(uids)
            shown = _kinds[kind].card(actor, uids)
            cards |= {uid: card for uid, card in shown.items() if uid in asked}
    return cards


def words_for(facet: Facet, values: Collection[str]) -> dict[str, str]:
    """Say values of a facet in words; a value that no app knows stands for itself."""
    said: dict[str, str] = {value: value for value in values}
    unsaid = set(values)
    for words in _words[facet]:
        known = {value: str(word) for value, word in words(unsaid).items() if value in unsaid}
        said |= known
        unsaid -= known.keys()
    return said
