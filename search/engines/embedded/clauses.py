"""Says the clauses of a query in the words of tantivy."""

from collections.abc import Iterable, Sequence

import tantivy
from tantivy import Occur

from search.engines.base import Query
from search.engines.clauses import Clauses, Row
from search.engines.language import Asked
from search.engines.ranking import Cursor

_MOST_ENDINGS = 5_000  # tantivy gives up at 16,384


def all_of(queries: Iterable[tantivy.Query], *, but: Iterable[tantivy.Query] = ()) -> tantivy.Query:
    """Match what all match, and none of the others."""
    clauses = [(Occur.Must, query) for query in queries]
    clauses = clauses or [(Occur.Must, tantivy.Query.all_query())]
    clauses += [(Occur.MustNot, query) for query in but]
    return tantivy.Query.boolean_query(clauses)


class EmbeddedClauses(Clauses[tantivy.Query]):
    """The parts of one query of a tantivy index."""

    def __init__(
        self,
        schema: tantivy.Schema,
        searcher: tantivy.Searcher,
        query: Query,
        asked: Asked,
        *,
        told_only: bool = False,
    ) -> None:
        super().__init__(query, asked, told_only=told_only)
        self._schema = schema
        self._searcher = searcher

    def after(self, cursor: Cursor) -> tantivy.Query:
        """Match what comes after a hit within its tier."""
        return self._range(None, cursor.key, include_upper=False)

    def all_of(
        self, clauses: Iterable[tantivy.Query], *, but: Iterable[tantivy.Query] = ()
    ) -> tantivy.Query:
        return all_of(clauses, but=but)

    def any_of(self, clauses: Sequence[tantivy.Query]) -> tantivy.Query:
        return tantivy.Query.boolean_query([(Occur.Should, clause) for clause in clauses])

    def row(self, field: str, row: Row) -> tantivy.Query:
        *words, last = row.words
        if row.is_open:
            return self._open_row(field, words, last)
        if not words:
            return tantivy.Query.term_query(self._schema, field, last)
        return tantivy.Query.phrase_query(self._schema, field, [*words, last])

    def any_value(self, field: str, values: Sequence[str | int]) -> tantivy.Query:
        return tantivy.Query.term_set_query(self._schema, field, list(values))

    def between(self, low: int | None, high: int | None) -> tantivy.Query:
        return self._range(low, high, include_upper=True)

    def _open_row(self, field: str, words: list[str], last: str) -> tantivy.Query:
        pattern = last + ".*"  # words are letters and digits: nothing in them needs escaping
        beginning = tantivy.Query.regex_query(self._schema, field, pattern)
        if not words:
            return beginning
        if len(self._searcher.terms_with_prefix(field, last, limit=_MOST_ENDINGS)) < _MOST_ENDINGS:
            return tantivy.Query.regex_phrase_query(self._schema, field, [*words, pattern])
        # tantivy refuses a row with so many endings: let them stand anywhere.
        return all_of([self.row(field, Row(tuple(words))), beginning])

    def _range(self, low: int | None, high: int | None, *, include_upper: bool) -> tantivy.Query:
        return tantivy.Query.range_query(
            self._schema,
            "sort_key",
            tantivy.FieldType.Unsigned,
            low,
            high,
            include_upper=include_upper,
        )
