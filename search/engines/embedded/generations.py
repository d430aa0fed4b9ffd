"""The folders of an index: one that answers, perhaps one that is being built, and a lock.

`current` and `building` are small files that name a folder; they change by a rename, so that every
process sees the one or the other.
"""

import json
import os
import secrets
import shutil
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import tantivy

from search.engines import sources
from search.engines.embedded.entries import build_schema
from search.engines.locks import FileLocks

Pointer = Literal["current", "building"]
_GRACE = 600.0  # seconds for which a folder that was replaced stays, for searches still in it


@dataclass(frozen=True)
class Generation:
    """One index in one folder, and the version of the schema that it was made with."""

    folder: Path
    schema: int

    @property
    def is_of_today(self) -> bool:
        return self.schema == sources.SCHEMA


class Generations:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._locks = FileLocks(folder)

    def named(self, pointer: Pointer) -> Generation | None:
        """Return what a pointer names, if it is there."""
        try:
            kept = json.loads((self._folder / pointer).read_text())
        except FileNotFoundError:
            return None
        return Generation(self._folder / kept["folder"], kept["schema"])

    def create(self, pointer: Pointer) -> Generation:
        """Make an empty index and point at it. Hold the lock."""
        generation = Generation(self._folder / f"index-{secrets.token_hex(6)}", sources.SCHEMA)
        generation.folder.mkdir(parents=True)
        tantivy.Index(build_schema(), path=str(generation.folder))
        self.point(pointer, generation)
        return generation

    def point(self, pointer: Pointer, generation: Generation) -> None:
        """Let a pointer name a generation, durably. Hold the lock."""
        unfinished = self._folder / f"{pointer}.unfinished"
        with unfinished.open("w") as file:
            json.dump({"folder": generation.folder.name, "schema": generation.schema}, file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._folder / pointer)
        handle = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def promote(self) -> None:
        """Let the built generation answer. Hold the lock."""
        built = self.named("building")
        if built is None:
            raise FileNotFoundError(self._folder / "building")
        self.point("current", built)
        (self._folder / "building").unlink()

    def discard_building(self) -> None:
        """Remove the generation being built, if there is one. Hold the lock."""
        half_built = self.named("building")
        if half_built is not None:
            (self._folder / "building").unlink()
            shutil.rmtree(half_built.folder, ignore_errors=True)

    def sweep(self, *, grace: float = _GRACE) -> None:
        """Remove folders that nothing has named for a while. Hold the lock."""
        named = {generation.folder for generation in self._all_named()}
        pointer = self._folder / "current"
        if not pointer.exists() or time.time() - pointer.stat().st_mtime < grace:
            return
        for folder in self._folder.glob("index-*"):
            if folder not in named:
                shutil.rmtree(folder, ignore_errors=True)

    def _all_named(self) -> list[Generation]:
        return [found for name in ("current", "building") if (found := self.named(name))]

    def locked(self) -> AbstractContextManager[None]:
        """Wait for the lock of writers, and hold it."""
        return self._locks.waiting("lock")

    def rebuilding(self) -> AbstractContextManager[bool]:
        """Hold the lock of rebuilds, or yield false at once where another process holds it."""
        return self._locks.at_once("rebuild.lock")
