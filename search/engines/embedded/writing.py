"""Batches: one short-lived writer for each index that is written to, under our own lock."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

import tantivy

from search.engines.base import Findable
from search.engines.embedded.entries import as_document
from search.engines.embedded.generations import Generation

_HEAP = 64_000_000  # bytes before a writer lets go of a segment; 2,000 letters need less


class Batch:
    """What is written to every generation that is alive, or to none."""

    def __init__(self, generations: Iterable[Generation]) -> None:
        self._targets = [_Target(generation) for generation in generations]

    def put(self, findables: Iterable[Findable]) -> int:
        """Index things anew; return how many the first index took. An older version is passed."""
        taken = 0
        for findable in findables:
            wanting = [
                target for target in self._targets if target.wants(findable.uid, findable.version)
            ]
            if wanting:
                document = as_document(findable)
                for target in wanting:
                    target.replace(findable, document)
            taken += self._targets[0] in wanting
        return taken

    def remove(self, uids: Iterable[UUID], *, version: int) -> None:
        """Take things out, unless they are newer."""
        for uid in uids:
            for target in self._targets:
                if target.wants(uid, version):
                    target.remove(uid, version)

    def commit(self) -> None:
        for target in self._targets:
            target.commit()

    def roll_back(self) -> None:
        for target in self._targets:
            target.roll_back()


class _Target:
    """One index under one writer, which is opened when there is something to write."""

    def __init__(self, generation: Generation) -> None:
        self._index = tantivy.Index.open(str(generation.folder))
        self._searcher = self._index.searcher()
        self._writer: tantivy.IndexWriter | None = None
        self._versions = dict[UUID, int | None]()

    def wants(self, uid: UUID, version: int) -> bool:
        if uid not in self._versions:
            self._versions[uid] = self._version_of(uid)
        known = self._versions[uid]
        return known is None or known <= version

    def replace(self, findable: Findable, document: tantivy.Document) -> None:
        writer = self._writing()
        if self._versions[findable.uid] is not None:
            writer.delete_documents_by_term("uid", findable.uid.hex)
        writer.add_document(document)
        self._versions[findable.uid] = findable.version

    def remove(self, uid: UUID, version: int) -> None:
        self._writing().delete_documents_by_term("uid", uid.hex)
        self._versions[uid] = version

    def commit(self) -> None:
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None

    def roll_back(self) -> None:
        if self._writer is not None:
            self._writer.rollback()
            self._writer.wait_merging_threads()
            self._writer = None

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, 1)
        return self._writer

    def _version_of(self, uid: UUID) -> int | None:
        if not self._searcher.num_docs:
            return None
        same = tantivy.Query.term_query(self._index.schema, "uid", uid.hex, index_option="basic")
        found = [address for _, address in self._searcher.search(same, 1, count=False).hits]
        if not found:
            return None
        (version,) = self._searcher.fast_field_values("version", found)
        return int(version or 0)


@contextmanager
def batch(generations: Iterable[Generation]) -> Iterator[Batch]:
    """Open a batch. Hold the lock. All of it is kept on leaving, nothing after an exception."""
    writing = Batch(generations)
    try:
        yield writing
    except BaseException:
        writing.roll_back()
        raise
    writing.commit()
