"""How much waits for an actor, counted once a request: for the desk and the words of the frame."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from weakref import WeakKeyDictionary

from django.http import HttpRequest

from eoffice.desk import piles
from eoffice.desk.piles import LINES_SHOWN, Heap, Pile
from eoffice.organization.actor import Actor

DESK = "desk:desk"


class Tally:
    """What waits for one actor at one moment. Each pile is counted once, however often one asks."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor

    @cached_property
    def counts(self) -> Sequence[tuple[Pile, int]]:
        """The piles in which something waits, in their order, with how much it is."""
        ordered = piles.everything_for(self._actor)
        counted = [(pile, pile.count(self._actor)) for pile in ordered]
        return [(pile, count) for pile, count in counted if count]

    @property
    def total(self) -> int:
        return sum(count for _pile, count in self.counts)

    @property
    def by_word(self) -> Mapping[str, int]:
        """How much waits under each word of the frame; the desk has all of it."""
        found = {DESK: self.total}
        for pile, count in self.counts:
            if pile.under:
                found[pile.under] = found.get(pile.under, 0) + count
        return found

    @cached_property
    def heaps(self) -> list[Heap]:
        """The piles as the desk shows them: with what is urgent, and with their first lines."""
        return [
            Heap(pile, count, pile.urgent(self._actor), list(pile.lines(self._actor))[:LINES_SHOWN])
            for pile, count in self.counts
        ]


_tallies: WeakKeyDictionary[HttpRequest, Tally] = WeakKeyDictionary()


def tally_for(request: HttpRequest, actor: Actor) -> Tally:
    """Return the tally of a request; it is made once, and gone with the request."""
    if request not in _tallies:
        _tallies[request] = Tally(actor)
    return _tallies[request]


def count_words(request: HttpRequest) -> Mapping[str, int]:
    """Say how much waits under each word of the frame, for who looks at the page."""
    actor: Actor | None = getattr(request, "actor", None)
    return tally_for(request, actor).by_word if actor else {}
