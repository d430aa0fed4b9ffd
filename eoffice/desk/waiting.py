"""What an actor has sent or given and others still owe: apps register where to look."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eoffice.desk.lines import DeskLine
from eoffice.organization.actor import Actor

LINES_SHOWN = 5


class AlreadyASourceError(Exception):
    """Two sources have the same key."""


@dataclass(frozen=True)
class Source:
    """Where to look for what others owe the actor.

    `lines` takes the actor and how many lines at most, the latest first; `url_name` is the page
    with all of them, where there is one.
    """

    key: str
    order: int
    count: Callable[[Actor], int]
    lines: Callable[[Actor, int], Sequence[DeskLine]]
    url_name: str = ""


@dataclass(frozen=True)
class Owed:
    """What others owe the actor: how much in all, and the first lines of it."""

    count: int
    lines: Sequence[DeskLine]
    url_name: str


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Name a source. Called once for each, from `AppConfig.ready`."""
    if source.key in _sources:
        raise AlreadyASourceError(source.key)
    _sources[source.key] = source


def owed_to(actor: Actor) -> Owed:
    """Gather what others owe the actor, in the order of the sources."""
    ordered = sorted(_sources.values(), key=lambda source: (source.order, source.key))
    lines: list[DeskLine] = []
    for source in ordered:
        room = LINES_SHOWN - len(lines)
        if room:
            lines += list(source.lines(actor, room))[:room]
    pages = [source.url_name for source in ordered if source.url_name]
    return Owed(sum(source.count(actor) for source in ordered), lines, pages[0] if pages else "")
