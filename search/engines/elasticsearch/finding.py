"""Runs one query in one request: its hits in order, how many there are, the counts of facets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.dsl.aggs import Filter, Terms
from elasticsearch.dsl.query import Bool, ConstantScore, DisMax, MatchAll
from elasticsearch.dsl.query import Query as ServerQuery

from search.engines.base import (
    COUNTED_EXACTLY,
    FACETS,
    LARGEST_PAGE,
    Counted,
    Facet,
    Hit,
    Page,
    Query,
)
from search.engines.elasticsearch.clauses import ElasticsearchClauses
from search.engines.elasticsearch.connecting import in_our_words
from search.engines.elasticsearch.entries import signed, source_of, unsigned
from search.engines.hits import hit_from, understood_from
from search.engines.language import Asked
from search.engines.ranking import Cursor, cursor_from, tiers_of

_MOST_VALUES = 1_000  # of a facet; an office has fewer kinds, units and bodies in one result
_MOST_VALUES_IN_SHARD = 20_000  # so that the counts of those are exact


@dataclass(frozen=True)
class _Group:
    """Facets that are counted under the same filters."""

    facets: tuple[Facet, ...]
    filters: tuple[ServerQuery, ...]


class Finding:
    """One query, put into one request. Hits, total and facets agree with each other."""

    def __init__(
        self,
        client: Elasticsearch,
        alias: str,
        query: Query,
        asked: Asked,
        *,
        told_only: bool = False,
    ) -> None:
        self._query = query
        self._asked = asked
        self._told_only = told_only
        self._tiers = tiers_of(asked, query.order)
        self._size = min(max(query.size, 1), LARGEST_PAGE)
        self._clauses = ElasticsearchClauses(query, asked, told_only=told_only)
        self._filters = self._clauses.filters()
        self._search = self._hits_of(Search(using=client, index=alias))

    def page(self) -> Page:
        """Ask for hits, total and facets at once."""
        search = self._search.update_from_dict({"track_total_hits": COUNTED_EXACTLY + 1})
        groups = self._groups() if self._query.has_facets else []
        for number, group in enumerate(groups):
            among = search.aggs.bucket(str(number), Filter(self._clauses.all_of(group.filters)))
            for facet in group.facets:
                among.bucket(
                    facet,
                    Terms(field=facet, size=_MOST_VALUES, shard_size=_MOST_VALUES_IN_SHARD),
                )
        answer = _answer(search)
        found = answer["hits"]["hits"]
        hits = self._hits(found)
        total = answer["hits"]["total"]["value"]
        return Page(
            hits=hits,
            total=min(total, COUNTED_EXACTLY),
            is_more=total > COUNTED_EXACTLY,
            facets=self._counted(groups, answer),
            next=str(self._cursor(found[self._size - 1])) if len(found) > self._size else "",
            understood=understood_from(self._asked, hits),
        )

    def hits(self) -> tuple[Hit, ...]:
        """Ask for hits alone."""
        search = self._search.update_from_dict({"track_total_hits": False})
        return self._hits(_answer(search)["hits"]["hits"])

    def _hits_of(self, search: Search[Any]) -> Search[Any]:
        """Ask for one hit more than the page has, after those of the page before.

        A tier is a score: constants, so that they are exact. With facets the filters come after
        these are counted; without, they are part of the question.
        """
        wall, filters = self._clauses.wall(), list(self._filters.values())
        counts_first = self._query.has_facets and not self._told_only
        must = [wall] if counts_first else [wall, *filters]
        after = cursor_from(self._query.after, self._tiers)
        order, place = ["-sort_key"], [signed(after.key)] if after else []
        if len(self._tiers) == 1:
            search = search.query(Bool(filter=must))
        else:
            search = search.query(Bool(filter=must, must=[self._best_tier()]))
            order = ["_score", *order]
            place = [self._score_of(after.tier), *place] if after else []
        if counts_first and filters:
            search = search.post_filter(Bool(filter=filters))
        search = search.sort(*order).source(["source"])
        return search.update_from_dict(
            {"size": self._size + 1, **({"search_after": place} if place else {})}
        )

    def _best_tier(self) -> ServerQuery:
        return DisMax(
            queries=[
                ConstantScore(
                    filter=self._clauses.tier(tier) or MatchAll(), boost=self._score_of(number)
                )
                for number, tier in enumerate(self._tiers)
            ]
        )

    def _groups(self) -> list[_Group]:
        """Count each facet as if its own filter were not set."""
        free = tuple(facet for facet in FACETS if facet not in self._filters)
        groups = [_Group(free, tuple(self._filters.values()))] if free else []
        for facet in self._filters:
            others = (clause for other, clause in self._filters.items() if other != facet)
            groups.append(_Group((facet,), tuple(others)))
        return groups

    def _score_of(self, tier: int) -> int:
        return len(self._tiers) - tier

    def _cursor(self, found: dict[str, Any]) -> Cursor:
        *score, key = found["sort"]
        tier = len(self._tiers) - int(score[0]) if score else 0
        return Cursor(tier, unsigned(key))

    def _hits(self, found: Sequence[dict[str, Any]]) -> tuple[Hit, ...]:
        return tuple(
            hit_from(
                source_of(entry["_source"]),
                self._query,
                self._asked,
                score=self._score_of(self._cursor(entry).tier),
                told_only=self._told_only,
            )
            for entry in found[: self._size]
        )

    @staticmethod
    def _counted(
        groups: Sequence[_Group], answer: dict[str, Any]
    ) -> dict[Facet, tuple[Counted, ...]]:
        counted: dict[Facet, tuple[Counted, ...]] = {}
        for number, group in enumerate(groups):
            among = answer["aggregations"][str(number)]
            for facet in group.facets:
                values = [Counted(b["key"], b["doc_count"]) for b in among[facet]["buckets"]]
                counted[facet] = tuple(sorted(values, key=lambda c: (-c.count, c.value)))
        return {facet: counted[facet] for facet in FACETS if facet in counted}


def _answer(search: Search[Any]) -> dict[str, Any]:
    """Ask. Half an answer, from some of the shards, is none."""
    with in_our_words():
        response = search.params(allow_partial_search_results=False).execute()
    answer: dict[str, Any] = response.to_dict()
    return answer
