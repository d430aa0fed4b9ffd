"""The piles of the desk: what waits for an actor. Apps describe theirs, the desk knows none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from eoffice.desk.lines import DeskLine
from eoffice.organization.actor import Actor

LINES_SHOWN = 2  # the most urgent one and the oldest one


class AlreadyAPileError(Exception):
    """Two piles have the same key."""


@dataclass(frozen=True)
class Stop:
    """One thing that waits in a pile, and the page on which it is dealt with."""

    uid: UUID
    url: str


def none_urgent(actor: Actor) -> int:
    """Answer for piles in which nothing is ever urgent."""
    del actor
    return 0


def nobody(actor: Actor) -> bool:
    """Answer for piles that stand in the same place for everybody."""
    del actor
    return False


@dataclass(frozen=True)
class Pile:
    """What waits for an actor for one reason, and how they begin on it.

    `count` says how much waits and `urgent` how much of it is urgent. `lines` gives the most
    urgent and the oldest of it, each once, with its mark. Each of the three is a fixed number of
    queries, however much there is.

    A pile is worked off in one of two ways. With `stops`, its button starts a run over them, in
    the order in which they are to be done. With `url_name`, it opens a page that is a run by
    itself, such as the signature book. `label` names the button for a count ("Deal with 5 …").

    `under` is the page of the word of the frame under which it is counted too. For whom a pile is
    what they are there for, `comes_first` says so: it stands before the others on their desk.
    """

    key: str
    title: str | Promise
    order: int
    count: Callable[[Actor], int]
    lines: Callable[[Actor], Sequence[DeskLine]]
    label: Callable[[int], str]
    urgent: Callable[[Actor], int] = none_urgent
    stops: Callable[[Actor], Sequence[Stop]] | None = None
    url_name: str = ""
    under: str = ""
    comes_first: Callable[[Actor], bool] = nobody


@dataclass(frozen=True)
class Heap:
    """A pile as it stands for one actor now. There is none where nothing waits."""

    pile: Pile
    count: int
    urgent: int
    lines: Sequence[DeskLine]

    @property
    def label(self) -> str:
        return self.pile.label(self.count)


_piles: dict[str, Pile] = {}


def register(pile: Pile) -> None:
    """Put a pile on the desk. Called once for each, from `AppConfig.ready`."""
    if pile.key in _piles:
        raise AlreadyAPileError(pile.key)
    if (pile.stops is None) == (not pile.url_name):
        raise ValueError(f"The pile {pile.key} has either stops or a page of its own.")
    _piles[pile.key] = pile


def find(key: str) -> Pile | None:
    """Return the pile of a key, if there is one."""
    return _piles.get(key)


def everything_for(actor: Actor) -> list[Pile]:
    """List all piles in the order in which an actor deals with them, empty ones too."""
    return sorted(
        _piles.values(), key=lambda pile: (not pile.comes_first(actor), pile.order, pile.key)
    )
