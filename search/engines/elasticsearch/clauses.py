"""Says the clauses of a query in the words of Elasticsearch."""

from collections.abc import Iterable, Sequence

from elasticsearch.dsl.query import (
    Bool,
    MatchAll,
    MatchPhrase,
    MatchPhrasePrefix,
    Prefix,
    Query,
    Range,
    Term,
    Terms,
)

from search.engines.clauses import Clauses, Row
from search.engines.elasticsearch.entries import signed

_MOST_ENDINGS = 1_000  # of a beginning too long to be kept; a shorter one has all of its endings


class ElasticsearchClauses(Clauses[Query]):
    """The parts of one query of an Elasticsearch index; none of them counts for the score."""

    def all_of(self, clauses: Iterable[Query], *, but: Iterable[Query] = ()) -> Query:
        must, must_not = list(clauses), list(but)
        if must_not:
            return Bool(filter=must, must_not=must_not)
        if len(must) == 1:
            return must[0]
        return Bool(filter=must) if must else MatchAll()

    def any_of(self, clauses: Sequence[Query]) -> Query:
        return Bool(should=list(clauses), minimum_should_match=1)

    def row(self, field: str, row: Row) -> Query:
        *words, last = row.words
        if row.is_open and not words:
            return Prefix(field, {"value": last})
        if row.is_open:
            text = " ".join(row.words)
            return MatchPhrasePrefix(field, {"query": text, "max_expansions": _MOST_ENDINGS})
        if not words:
            return Term(field, {"value": last})
        return MatchPhrase(field, {"query": " ".join(row.words)})

    def any_value(self, field: str, values: Sequence[str | int]) -> Query:
        return Terms(field, [str(value) for value in values])

    def between(self, low: int | None, high: int | None) -> Query:
        ends = {"gte": low, "lte": high}
        return Range(
            "sort_key", {name: signed(key) for name, key in ends.items() if key is not None}
        )
