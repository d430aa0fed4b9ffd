"""Processes that write to one index, for tests: some of them die over it."""

import os
import signal
from pathlib import Path

from search.engines.embedded import EmbeddedEngine
from tests.search.engines.entries import entry


def write_many(folder: str, name: str, batches: int) -> None:
    """Write batches of two; an error ends the process with a code."""
    engine = EmbeddedEngine(Path(folder))
    for number in range(batches):
        with engine.writing() as index:
            index.put([entry(f"{name} {number} một"), entry(f"{name} {number} hai")])


def die_in_a_batch(folder: str) -> None:
    """Be killed between putting and keeping."""
    with EmbeddedEngine(Path(folder)).writing() as index:
        index.put([entry("Nửa chừng")])
        os.kill(os.getpid(), signal.SIGKILL)


def die_in_a_rebuild(folder: str) -> None:
    """Be killed after the first part of a new index."""
    with EmbeddedEngine(Path(folder)).rebuild() as rebuilding:
        with rebuilding.writing() as index:
            index.put([entry("Phần đầu")])
        os.kill(os.getpid(), signal.SIGKILL)
