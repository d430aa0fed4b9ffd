"""Builds the index anew beside the one that answers; the new one then takes its place."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from eoffice.things.models import Thing
from search import indexing, registry
from search.engine import get_engine
from search.engines.base import Rebuilding


class Progress(Protocol):
    """A bar that is told how many more are done."""

    def update(self, n: int, /) -> object:
        """Move on by so many."""


def rebuild(*, resume: bool, progress: Callable[[int], Progress]) -> int:
    """Put everything findable into a new index and switch to it; return how much there is.

    With `resume`, what a broken run has put in stays: changes since then have gone into it too.
    `progress` is called with the number of things there are.
    """
    engine = get_engine()
    things = Thing.objects.filter(kind__in=registry.kinds(), destroyed_at__isnull=True)
    with engine.rebuild(resume=resume) as rebuilding:
        bar = progress(things.count())
        for pks in _in_parts(list(things.order_by("-pk").values_list("pk", flat=True))):
            _put(rebuilding, pks)
            bar.update(len(pks))
    indexing.drain()
    return engine.count()


def _put(rebuilding: Rebuilding, pks: Sequence[int]) -> None:
    present = rebuilding.known(Thing.objects.filter(pk__in=pks).values_list("uid", flat=True))
    missing = Thing.objects.filter(pk__in=pks).exclude(uid__in=present)
    if not missing.exists():
        return
    with rebuilding.writing() as index:
        # Read inside the lock: no drain writes something newer meanwhile.
        reading = indexing.read(list(missing))
        reading.write(index)
    indexing.ask_again(reading)


def _in_parts(pks: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(pks), indexing.AT_ONCE):
        yield pks[start : start + indexing.AT_ONCE]
