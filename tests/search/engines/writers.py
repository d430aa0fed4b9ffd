"""Processes that write to one index, for tests: some of them die over it."""

import os
import signal

from tests.search.engines.entries import entry
from tests.search.places import Place


def write_many(place: Place, name: str, batches: int) -> None:
    """Write batches of two; an error ends the process with a code."""
    engine = place.open()
    for number in range(batches):
        with engine.writing() as index:
            index.put([entry(f"{name} {number} một"), entry(f"{name} {number} hai")])


def die_in_a_batch(place: Place) -> None:
    """Be killed between putting and keeping."""
    with place.open().writing() as index:
        index.put([entry("Nửa chừng")])
        os.kill(os.getpid(), signal.SIGKILL)


def die_in_a_rebuild(place: Place) -> None:
    """Be killed after the first part of a new index."""
    with place.open().rebuild() as rebuilding:
        with rebuilding.writing() as index:
            index.put([entry("Phần đầu")])
        os.kill(os.getpid(), signal.SIGKILL)
