"""Turns what was asked, and by whom, into queries of tantivy. Rights are in every one of them."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import tantivy
from tantivy import Occur

from search.engines.base import Facet, Query
from search.engines.embedded.entries import facet_value
from search.engines.language import Asked
from search.engines.ranking import Cursor, Place, Tier, first_key, last_key

_MOST_ENDINGS = 5_000  # tantivy gives up at 16,384


class _Row(NamedTuple):
    """Words that stand in a row; the last one may go on if it is open."""

    words: tuple[str, ...]
    is_open: bool = False


def all_of(queries: Iterable[tantivy.Query], *, but: Iterable[tantivy.Query] = ()) -> tantivy.Query:
    """Match what all match, and none of the others."""
    clauses = [(Occur.Must, query) for query in queries]
    clauses = clauses or [(Occur.Must, tantivy.Query.all_query())]
    clauses += [(Occur.MustNot, query) for query in but]
    return tantivy.Query.boolean_query(clauses)


def any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """Match what one of them matches."""
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


class Clauses:
    """The parts of one query. `told_only` leaves the content out, as suggestions do."""

    def __init__(
        self,
        schema: tantivy.Schema,
        searcher: tantivy.Searcher,
        query: Query,
        asked: Asked,
        *,
        told_only: bool = False,
    ) -> None:
        self._schema = schema
        self._searcher = searcher
        self._query = query
        self._asked = asked
        self._told_only = told_only

    def base(self, *, without: Facet | None = None) -> tantivy.Query:
        """Match every hit; or what would be one if the filter of one facet were not set."""
        query = self._query
        must = [self._holders("listers")]
        if query.kind_codes is not None:
            must.append(self._set("kind_code", [facet_value(code) for code in query.kind_codes]))
        must += [
            self._set(facet, [facet_value(value) for value in values])
            for facet, values in query.filters.items()
            if values and facet != without
        ]
        if query.since or query.until:
            low = first_key(query.since) if query.since else 1 << 42  # no day at all is no match
            high = last_key(query.until) if query.until else None
            must.append(self._between(low, high, include_upper=True))
        if self._asked.units:
            must.append(self._told_or_read(self._units()))
        must_not = [self._told_or_read([_Row(unit.keys)]) for unit in self._asked.without]
        if query.left_out:
            must_not.append(self._set("uid", [uid.hex for uid in query.left_out]))
        return all_of(must, but=must_not)

    def tier(self, tier: Tier) -> tantivy.Query | None:
        """Match what belongs to a tier or to a better one; none where that is every hit."""
        kind = "forms" if tier.is_exact else "keys"
        words = self._asked.forms if tier.is_exact else self._asked.keys
        row = _Row(words, is_open=self._asked.is_unfinished)
        match tier.place:
            case Place.SYMBOL:
                return self._set("symbol_key", self._asked.symbols)
            case Place.TITLE_ROW:
                return self._in(f"title_{kind}", row)
            case Place.TITLE:
                return all_of([self._in(f"title_{kind}", word) for word in self._each(words)])
            case Place.ROW:
                return self._told_or_read([row], kind)
        return self._told_or_read(self._each(words), kind) if tier.is_exact else None

    def after(self, cursor: Cursor) -> tantivy.Query:
        """Match what comes after a hit within its tier."""
        return self._between(None, cursor.key, include_upper=False)

    def _told_or_read(self, rows: Sequence[_Row], kind: str = "keys") -> tantivy.Query:
        """Match where every row stands in what is told, or for readers in that or the content."""
        told = [self._in(f"told_{kind}", row) for row in rows]
        if self._told_only:
            return all_of(told)
        read = [self._in(f"content_{kind}", row) for row in rows]
        either = [any_of(pair) for pair in zip(told, read, strict=True)]
        return any_of([all_of(told), all_of([self._readers, *either])])

    def _units(self) -> list[_Row]:
        *rows, last = [_Row(unit.keys) for unit in self._asked.units]
        return [*rows, _Row(last.words, is_open=self._asked.is_unfinished)]

    def _each(self, words: Sequence[str]) -> list[_Row]:
        """Make a row of each word."""
        rows = {_Row((word,)) for word in words[:-1]}
        return [*rows, _Row((words[-1],), is_open=self._asked.is_unfinished)]

    def _in(self, field: str, row: _Row) -> tantivy.Query:
        *words, last = row.words
        if row.is_open:
            return self._open_in(field, words, last)
        if not words:
            return tantivy.Query.term_query(self._schema, field, last)
        return tantivy.Query.phrase_query(self._schema, field, [*words, last])

    def _open_in(self, field: str, words: list[str], last: str) -> tantivy.Query:
        pattern = last + ".*"  # words are letters and digits: nothing in them needs escaping
        beginning = tantivy.Query.regex_query(self._schema, field, pattern)
        if not words:
            return beginning
        if len(self._searcher.terms_with_prefix(field, last, limit=_MOST_ENDINGS)) < _MOST_ENDINGS:
            return tantivy.Query.regex_phrase_query(self._schema, field, [*words, pattern])
        # tantivy refuses a row with so many endings: let them stand anywhere.
        return all_of([self._in(field, _Row(tuple(words))), beginning])

    @cached_property
    def _readers(self) -> tantivy.Query:
        return self._holders("readers")

    def _holders(self, field: str) -> tantivy.Query:
        return self._set(field, list(self._query.holders))

    def _set(self, field: str, values: Sequence[str | int]) -> tantivy.Query:
        return tantivy.Query.term_set_query(self._schema, field, list(values))

    def _between(self, low: int | None, high: int | None, *, include_upper: bool) -> tantivy.Query:
        return tantivy.Query.range_query(
            self._schema,
            "sort_key",
            tantivy.FieldType.Unsigned,
            low,
            high,
            include_upper=include_upper,
        )
