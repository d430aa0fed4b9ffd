"""What a query wants, put together from the few clauses that every engine has.

Rights are in every one of them. An engine says only how a row of words, a set of values and a
period are asked of it; what must stand where, and for whom, is said here, once for all engines.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from search.engines.base import FACETS, Facet, Query
from search.engines.language import Asked
from search.engines.ranking import Place, Tier, first_key, last_key
from search.engines.sources import facet_value

Clause = TypeVar("Clause")
_FIRST_DAY = 1 << 42  # the smallest sort key that has a day


@dataclass(frozen=True)
class Row:
    """Words that stand in a row; the last one may go on if it is open."""

    words: tuple[str, ...]
    is_open: bool = False


class Clauses(ABC, Generic[Clause]):
    """The parts of one query. `told_only` leaves the content out, as suggestions do."""

    def __init__(self, query: Query, asked: Asked, *, told_only: bool = False) -> None:
        self._query = query
        self._asked = asked
        self._told_only = told_only

    def wall(self) -> Clause:
        """Match what was asked for, by whom it may be known, whatever filters are set."""
        query = self._query
        must = [self._holders("listers")]
        if query.kind_codes is not None:
            codes = [facet_value(code) for code in query.kind_codes]
            must.append(self.any_value("kind_code", codes))
        if query.since or query.until:
            low = first_key(query.since) if query.since else _FIRST_DAY
            must.append(self.between(low, last_key(query.until) if query.until else None))
        if self._asked.units:
            must.append(self._told_or_read(self._units()))
        must_not = [self._told_or_read([Row(unit.keys)]) for unit in self._asked.without]
        if query.left_out:
            must_not.append(self.any_value("uid", [uid.hex for uid in query.left_out]))
        return self.all_of(must, but=must_not)

    def filters(self) -> dict[Facet, Clause]:
        """Return the filters that are set."""
        return {
            facet: self.any_value(facet, [facet_value(value) for value in values])
            for facet in FACETS
            if (values := self._query.filters.get(facet))
        }

    def tier(self, tier: Tier) -> Clause | None:
        """Match what belongs to a tier or to a better one; none where that is every hit."""
        kind = "forms" if tier.is_exact else "keys"
        words = self._asked.forms if tier.is_exact else self._asked.keys
        row = Row(words, is_open=self._asked.is_unfinished)
        match tier.place:
            case Place.SYMBOL:
                return self.any_value("symbol_key", self._asked.symbols)
            case Place.TITLE_ROW:
                return self.row(f"title_{kind}", row)
            case Place.TITLE:
                return self.all_of([self.row(f"title_{kind}", word) for word in self._each(words)])
            case Place.ROW:
                return self._told_or_read([row], kind)
        return self._told_or_read(self._each(words), kind) if tier.is_exact else None

    @abstractmethod
    def all_of(self, clauses: Iterable[Clause], *, but: Iterable[Clause] = ()) -> Clause:
        """Match what all match, and none of the others."""

    @abstractmethod
    def any_of(self, clauses: Sequence[Clause]) -> Clause:
        """Match what one of them matches."""

    @abstractmethod
    def row(self, field: str, row: Row) -> Clause:
        """Match where words stand in a row in one text of a field."""

    @abstractmethod
    def any_value(self, field: str, values: Sequence[str | int]) -> Clause:
        """Match where a field has one of these values; without any, nothing."""

    @abstractmethod
    def between(self, low: int | None, high: int | None) -> Clause:
        """Match sort keys from one to another, both included."""

    def _told_or_read(self, rows: Sequence[Row], kind: str = "keys") -> Clause:
        """Match where every row stands in what is told, or for readers in that or the content."""
        told = [self.row(f"told_{kind}", row) for row in rows]
        if self._told_only:
            return self.all_of(told)
        read = [self.row(f"content_{kind}", row) for row in rows]
        either = [self.any_of(pair) for pair in zip(told, read, strict=True)]
        return self.any_of([self.all_of(told), self.all_of([self._readers, *either])])

    def _units(self) -> list[Row]:
        *rows, last = [Row(unit.keys) for unit in self._asked.units]
        return [*rows, Row(last.words, is_open=self._asked.is_unfinished)]

    def _each(self, words: Sequence[str]) -> list[Row]:
        """Make a row of each word."""
        rows = {Row((word,)): None for word in words[:-1]}
        return [*rows, Row((words[-1],), is_open=self._asked.is_unfinished)]

    @cached_property
    def _readers(self) -> Clause:
        return self._holders("readers")

    def _holders(self, field: str) -> Clause:
        return self.any_value(field, sorted(self._query.holders))
