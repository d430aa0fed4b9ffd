"""Runs one query: its hits tier by tier, how many there are, and the counts of its facets."""

from collections.abc import Iterator, Sequence

import tantivy

from search.engines.base import FACETS, LARGEST_PAGE, Counted, Facet, Hit, Query
from search.engines.embedded.clauses import EmbeddedClauses, all_of
from search.engines.embedded.entries import source_of
from search.engines.hits import hit_from
from search.engines.language import Asked
from search.engines.ranking import Cursor, cursor_from, tiers_of

_MOST_VALUES = 1_000  # of a facet; an office has fewer kinds, units and bodies in one result
_MOST_VALUES_IN_SEGMENT = 20_000  # so that the counts of those are exact


class Finding:
    """One query over one state of the index. Hits, total and facets agree with each other."""

    def __init__(
        self, index: tantivy.Index, query: Query, asked: Asked, *, told_only: bool = False
    ) -> None:
        self._searcher = index.searcher()
        self._query = query
        self._asked = asked
        self._told_only = told_only
        self._clauses = EmbeddedClauses(
            index.schema, self._searcher, query, asked, told_only=told_only
        )
        self._wall = self._clauses.wall()
        self._filters = self._clauses.filters()
        self._base = all_of([self._wall, *self._filters.values()])
        self._tiers = tiers_of(asked, query.order)

    def total(self) -> int:
        """Count all hits."""
        counted = self._searcher.search(self._base, 1, order_by_field="sort_key")
        total: int = counted.count  # type: ignore[attr-defined]  # missing in its stubs only
        return total

    def page(self) -> tuple[tuple[Hit, ...], str]:
        """Return the hits of the page, and the cursor of the next one or nothing."""
        size = min(max(self._query.size, 1), LARGEST_PAGE)
        found = list(self._found(size + 1))
        hits = tuple(self._hit(cursor, address) for cursor, address in found[:size])
        return hits, str(found[size - 1][0]) if len(found) > size else ""

    def facets(self) -> dict[Facet, tuple[Counted, ...]]:
        """Count the values of each facet, as if its own filter were not set."""
        free = [facet for facet in FACETS if facet not in self._filters]
        counted = self._counted(self._base, free)
        for facet in self._filters:
            others = [clause for other, clause in self._filters.items() if other != facet]
            counted |= self._counted(all_of([self._wall, *others]), [facet])
        return {facet: counted[facet] for facet in FACETS}

    def _found(self, wanted: int) -> Iterator[tuple[Cursor, tantivy.DocAddress]]:
        """Walk the tiers from the cursor on, newest first in each, no further than is wanted."""
        cursor = cursor_from(self._query.after, self._tiers)
        better = list[tantivy.Query]()
        for number, tier in enumerate(self._tiers):
            clause = self._clauses.tier(tier)
            if cursor is None or number >= cursor.tier:
                must = [self._base] + ([clause] if clause else [])
                if cursor is not None and number == cursor.tier:
                    must.append(self._clauses.after(cursor))
                query = all_of(must, but=better)
                hits = self._searcher.search(query, wanted, count=False, order_by_field="sort_key")
                for key, address in hits.hits:
                    yield Cursor(number, key), address
                    wanted -= 1
            if wanted <= 0:
                return
            if clause:
                better.append(clause)

    def _hit(self, cursor: Cursor, address: tantivy.DocAddress) -> Hit:
        return hit_from(
            source_of(self._searcher.doc(address)),
            self._query,
            self._asked,
            score=len(self._tiers) - cursor.tier,
            told_only=self._told_only,
        )

    def _counted(
        self, base: tantivy.Query, facets: Sequence[Facet]
    ) -> dict[Facet, tuple[Counted, ...]]:
        if not facets:
            return {}
        sizes = {"size": _MOST_VALUES, "segment_size": _MOST_VALUES_IN_SEGMENT}
        wanted = {facet: {"terms": {"field": facet, **sizes}} for facet in facets}
        answer = self._searcher.aggregate(base, wanted)
        return {
            facet: tuple(
                sorted(
                    (
                        Counted(found["key"], found["doc_count"])
                        for found in answer[facet]["buckets"]
                    ),
                    key=lambda counted: (-counted.count, counted.value),
                )
            )
            for facet in facets
        }
