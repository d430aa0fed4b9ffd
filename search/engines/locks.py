"""Locks of an index: who writes waits for a turn, who rebuilds finds that another one does."""

import fcntl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol


class Locks(Protocol):
    """Named locks that a process which dies lets go."""

    def waiting(self, name: str) -> AbstractContextManager[None]:
        """Wait for a lock, in turn, and hold it."""

    def at_once(self, name: str) -> AbstractContextManager[bool]:
        """Hold a lock, or yield false at once where another process holds it."""


class FileLocks:
    """Locks among the processes of one machine: the kernel's `flock`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def waiting(self, name: str) -> Iterator[None]:
        """Wait for a lock, in turn, and hold it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / name).open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    @contextmanager
    def at_once(self, name: str) -> Iterator[bool]:
        """Hold a lock, or yield false at once where another process holds it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / name).open("w") as handle:
            is_held = False
            with suppress(BlockingIOError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                is_held = True
            yield is_held
