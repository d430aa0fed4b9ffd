"""The Elasticsearch engine: its doors, as `search.engines.base` describes them."""

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from uuid import UUID

from elasticsearch import Elasticsearch

from search.engines.base import Hit, IndexNotReadyError, Page, Query, RebuildRunningError
from search.engines.elasticsearch.connecting import PATIENT, QUICK, in_our_words
from search.engines.elasticsearch.finding import Finding
from search.engines.elasticsearch.generations import Generation, Generations
from search.engines.elasticsearch.writing import Batch, versions_of
from search.engines.hits import understood_from
from search.engines.language import read
from search.engines.locks import Locks


class ElasticsearchEngine:
    """An index on a server, which the processes of many machines share under the same locks.

    `grace` is for how many seconds an index that was replaced stays, for searches still in it.
    """

    def __init__(
        self,
        client: Elasticsearch,
        name: str,
        locks: Locks,
        *,
        shards: int = 1,
        grace: float = QUICK,
    ) -> None:
        self._quick = client.options(request_timeout=QUICK)
        self._patient = client.options(request_timeout=PATIENT)
        self._generations = Generations(self._patient, name, shards=shards)
        self._locks = locks
        self._grace = grace

    @contextmanager
    def writing(self) -> Iterator[Batch]:
        """Wait for the lock and open a batch for the index, and for the one being built.

        The first batch of all makes an empty index.
        """
        with self._locks.waiting("writing"):
            batch = Batch(self._patient, [generation.alias for generation in self._alive()])
            yield batch
            batch.commit()

    def find(self, query: Query) -> Page:
        """Find what these holders may know of, the best or the newest first."""
        asked = read(query.text)
        if asked.asks_nothing or not query.holders:
            self._need_an_index()
            return Page(understood=understood_from(asked))
        return Finding(self._quick, self._generations.alias("current"), query, asked).page()

    def suggest(self, query: Query) -> tuple[Hit, ...]:
        """Find by title and the like while the last word is still being typed."""
        asked = read(query.text, is_being_typed=True)
        if not asked.units or not query.holders:
            self._need_an_index()
            return ()
        alias = self._generations.alias("current")
        return Finding(self._quick, alias, query, asked, told_only=True).hits()

    @contextmanager
    def rebuild(self, *, resume: bool = False) -> Iterator["ElasticsearchRebuilding"]:
        """Build a new index; on leaving without an exception it takes the place of the old one."""
        with self._locks.at_once("rebuilding") as is_mine:
            if not is_mine:
                raise RebuildRunningError("Another process is building the index anew.")
            with self._locks.waiting("writing"):
                built = self._begin(resume=resume)
            yield ElasticsearchRebuilding(self._patient, self._locks, built)
            with self._locks.waiting("writing"):
                self._generations.promote(built)
            time.sleep(self._grace)
            with self._locks.waiting("writing"):
                self._generations.delete(*self._generations.standing().left_over)

    def count(self) -> int:
        """Count all entries, whoever may see them."""
        return _count(self._quick, self._generations.alias("current"))

    def is_ready(self) -> bool:
        """Say whether there is an index that this version of the program can ask."""
        # Asked by its name alone: a search over all aliases fails while any index is being deleted.
        with in_our_words():
            return bool(self._quick.indices.exists(index=self._generations.alias("current")))

    def _need_an_index(self) -> None:
        if not self.is_ready():
            raise IndexNotReadyError("There is no index that can be asked; it must be rebuilt.")

    def _alive(self) -> list[Generation]:
        standing = self._generations.standing()
        current = standing.current or self._generations.create("current")
        alive = [
            generation
            for generation in (current, standing.building)
            if generation is not None and generation.is_of_today
        ]
        if not alive:
            raise IndexNotReadyError("The index is of another version; it must be rebuilt.")
        return alive

    def _begin(self, *, resume: bool) -> Generation:
        """Return the half-built index, or a new one. Hold the lock."""
        standing = self._generations.standing()
        self._generations.delete(*standing.left_over)
        half_built = standing.building
        if half_built is not None and resume and half_built.is_of_today:
            return half_built
        if half_built is not None:
            self._generations.delete(half_built.index)
        return self._generations.create("building")


class ElasticsearchRebuilding:
    """An index being built beside the one that answers."""

    def __init__(self, client: Elasticsearch, locks: Locks, built: Generation) -> None:
        self._client = client
        self._locks = locks
        self._built = built

    @contextmanager
    def writing(self) -> Iterator[Batch]:
        """Wait for the lock and open a batch for the new index only."""
        with self._locks.waiting("writing"):
            batch = Batch(self._client, [self._built.alias])
            yield batch
            batch.commit()

    def count(self) -> int:
        """Count the entries of the new index so far."""
        return _count(self._client, self._built.alias)

    def known(self, uids: Collection[UUID]) -> frozenset[UUID]:
        """Return those of some things that are in the new index already."""
        return frozenset(versions_of(self._client, self._built.alias, uids))


def _count(client: Elasticsearch, alias: str) -> int:
    with in_our_words():
        return int(client.count(index=alias)["count"])
