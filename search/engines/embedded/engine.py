"""The embedded engine: its doors, as `search.engines.base` describes them."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import tantivy

from search.engines.base import (
    COUNTED_EXACTLY,
    Hit,
    IndexNotReadyError,
    Page,
    Query,
    RebuildRunningError,
)
from search.engines.embedded.finding import Finding
from search.engines.embedded.generations import Generation, Generations
from search.engines.embedded.writing import Batch, batch
from search.engines.hits import understood_from
from search.engines.language import read

_ATTEMPTS = 3  # the folder may be replaced between reading its name and opening it


class EmbeddedEngine:
    """A tantivy index in a folder that the processes of one machine share."""

    def __init__(self, folder: Path) -> None:
        self._generations = Generations(folder)
        self._opened: tuple[Path, tantivy.Index] | None = None

    @contextmanager
    def writing(self) -> Iterator[Batch]:
        """Wait for the lock and open a batch for the index, and for the one being built.

        The first batch of all makes an empty index.
        """
        generations = self._generations
        with generations.locked():
            generations.sweep()
            current = generations.named("current") or generations.create("current")
            alive = [
                generation
                for generation in (current, generations.named("building"))
                if generation is not None and generation.is_of_today
            ]
            if not alive:
                raise IndexNotReadyError("The index is of another version; it must be rebuilt.")
            with batch(alive) as writing:
                yield writing

    def find(self, query: Query) -> Page:
        """Find what these holders may know of, the best or the newest first."""
        index = self._index()
        asked = read(query.text)
        if asked.asks_nothing or not query.holders:
            return Page(understood=understood_from(asked))
        finding = Finding(index, query, asked)
        hits, cursor = finding.page()
        total = finding.total()
        return Page(
            hits=hits,
            total=min(total, COUNTED_EXACTLY),
            is_more=total > COUNTED_EXACTLY,
            facets=finding.facets() if query.has_facets else {},
            next=cursor,
            understood=understood_from(asked, hits),
        )

    def suggest(self, query: Query) -> tuple[Hit, ...]:
        """Find by title and the like while the last word is still being typed."""
        index = self._index()
        asked = read(query.text, is_being_typed=True)
        if not asked.units or not query.holders:
            return ()
        return Finding(index, query, asked, told_only=True).page()[0]

    @contextmanager
    def rebuild(self, *, resume: bool = False) -> Iterator["EmbeddedRebuilding"]:
        """Build a new index; on leaving without an exception it takes the place of the old one."""
        generations = self._generations
        with generations.rebuilding() as is_mine:
            if not is_mine:
                raise RebuildRunningError("Another process is building the index anew.")
            with generations.locked():
                generations.sweep()
                half_built = generations.named("building")
                if half_built is None or not resume or not half_built.is_of_today:
                    generations.discard_building()
                    half_built = generations.create("building")
            yield EmbeddedRebuilding(generations, half_built)
            with generations.locked():
                generations.promote()

    def count(self) -> int:
        """Count all entries, whoever may see them."""
        entries: int = self._index().searcher().num_docs
        return entries

    def is_ready(self) -> bool:
        """Say whether there is an index that this version of the program can ask."""
        current = self._generations.named("current")
        return current is not None and current.is_of_today

    def _index(self) -> tantivy.Index:
        """Return the index that answers, in its newest state."""
        for _attempt in range(_ATTEMPTS):
            current = self._generations.named("current")
            if current is None or not current.is_of_today:
                break
            try:
                return self._open(current.folder)
            except ValueError:
                continue
        raise IndexNotReadyError("There is no index that can be asked; it must be rebuilt.")

    def _open(self, folder: Path) -> tantivy.Index:
        opened = self._opened
        if opened is None or opened[0] != folder:
            index = tantivy.Index.open(str(folder))
            index.config_reader("manual")
            self._opened = opened = (folder, index)
        opened[1].reload()
        return opened[1]


class EmbeddedRebuilding:
    """An index being built beside the one that answers."""

    def __init__(self, generations: Generations, built: Generation) -> None:
        self._generations = generations
        self._built = built

    @contextmanager
    def writing(self) -> Iterator[Batch]:
        """Wait for the lock and open a batch for the new index only."""
        with self._generations.locked(), batch([self._built]) as writing:
            yield writing

    def count(self) -> int:
        """Count the entries of the new index so far."""
        entries: int = self._index().searcher().num_docs
        return entries

    def known(self, uids: Collection[UUID]) -> frozenset[UUID]:
        """Return those of some things that are in the new index already."""
        index = self._index()
        searcher = index.searcher()
        asked = {uid: tantivy.Query.term_query(index.schema, "uid", uid.hex) for uid in uids}
        return frozenset(uid for uid, query in asked.items() if searcher.search(query, 1).hits)

    def _index(self) -> tantivy.Index:
        return tantivy.Index.open(str(self._built.folder))
