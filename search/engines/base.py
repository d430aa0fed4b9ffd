"""What every search engine takes and gives, and the promises that it keeps.

Rights. An entry carries the ids of the holders that may list it and of those that may read it. A
query carries the holders of who asks. Title, symbol, body, people and kind match for listers;
the content matches, is counted and is quoted for those listers who are readers too. For everybody
else it does not exist, whether a word is asked for or excluded.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol, get_args
from uuid import UUID

Order = Literal["best", "newest"]
Facet = Literal["kind", "direction", "kind_code", "body", "year", "unit", "state"]
FACETS: tuple[Facet, ...] = get_args(Facet)
COUNTED_EXACTLY = 10_000  # as Elasticsearch does by default
LARGEST_PAGE = 100


class IndexNotReadyError(Exception):
    """There is no index yet, or it was made for another version of the program: rebuild it."""


class RebuildRunningError(Exception):
    """Another process is building the index anew."""


class SearchUnavailableError(Exception):
    """The server of the index does not answer, or does not let us in; it may again in a moment."""


@dataclass(frozen=True, kw_only=True)
class Findable:
    """One thing as the index keeps it.

    `kind` is the kind of thing (document, work file, meeting), `kind_code` and `kind_name` that of
    the document (`QĐ`, `Quyết định`). `pages` is the text of each page in order, page 1 first; none
    where the content must not be searched. Empty strings say nothing and are not counted.

    Who describes a thing leaves `version`, `listers` and `readers` alone: they are filled in when
    it is read for the index.
    """

    uid: UUID
    kind: str
    title: str
    version: int = 0
    listers: frozenset[int] = frozenset()
    readers: frozenset[int] = frozenset()
    symbol: str = ""
    people: Sequence[str] = ()
    pages: Sequence[str] = ()
    kind_code: str = ""
    kind_name: str = ""
    direction: str = ""
    body: str = ""
    unit: str = ""
    state: str = ""
    day: date | None = None
    """The legal day by which it is sorted, and whose year it is counted under."""

    def facet(self, name: Facet) -> str:
        """Return the value under which it is counted, or nothing."""
        if name == "year":
            return str(self.day.year) if self.day else ""
        return str(getattr(self, name))


@dataclass(frozen=True, kw_only=True)
class Query:
    """What is asked, by whom.

    `kind_codes` is a wall, as the holders are: whoever acts within these kinds of document only
    may know of no other thing, not even its count. `filters`: any of the values of a facet, in
    every facet named. `since` and `until` are inclusive. `left_out` are things whose rights the
    index may not know yet. `after` is the `next` of the page before; one that does not fit starts
    from the beginning.
    """

    text: str
    holders: frozenset[int]
    kind_codes: frozenset[str] | None = None
    filters: Mapping[Facet, Collection[str]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    order: Order = "best"
    left_out: frozenset[UUID] = frozenset()
    after: str = ""
    size: int = 20
    has_facets: bool = True


@dataclass(frozen=True)
class Marked:
    """A text and where in it, from–to in characters, the asked words stand; in order, apart."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Snippet:
    """A piece of a page around the words: `is_cut_before` and `is_cut_after` want an ellipsis."""

    text: str
    marks: tuple[tuple[int, int], ...]
    page: int
    is_cut_before: bool
    is_cut_after: bool


FieldName = Literal["title", "symbol", "body", "people", "kind_name", "content"]


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One thing found. `score` orders the hits of one query only; `fields` says where it matched.

    `is_content_searched` is false where there is no content, or none for who asks.
    """

    uid: UUID
    kind: str
    score: int
    title: Marked
    symbol: Marked
    body: Marked
    people: tuple[Marked, ...]
    facets: Mapping[Facet, str]
    day: date | None
    fields: tuple[FieldName, ...]
    snippets: tuple[Snippet, ...]
    is_content_searched: bool


@dataclass(frozen=True)
class Counted:
    value: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Understood:
    """How a query was read: words and phrases that must be there, those that must not.

    `reading` is how the asked words are written, accents and all, in the best hit that has them in
    a row; empty where the accents were typed. `is_cut` says that the text was too long.
    """

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    reading: str = ""
    is_cut: bool = False


@dataclass(frozen=True, kw_only=True)
class Page:
    """Hits in order. `total` is exact up to `COUNTED_EXACTLY`; beyond it, `is_more` is true.

    A facet is counted as if its own filter were not set, so that its other values can be chosen.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    is_more: bool = False
    facets: Mapping[Facet, tuple[Counted, ...]] = field(default_factory=dict)
    next: str = ""
    understood: Understood = field(default_factory=Understood)


class Writing(Protocol):
    """A batch under the engine's lock. Read the rows inside of it: what is put is then true."""

    def put(self, findables: Iterable[Findable]) -> int:
        """Index things anew, never an older version over a newer; return how many were taken."""

    def remove(self, uids: Iterable[UUID], *, version: int) -> None:
        """Take things out, unless they are newer; those that are not there are passed over."""


class Rebuilding(Protocol):
    """An index being built beside the one that answers."""

    def writing(self) -> AbstractContextManager[Writing]:
        """Wait for the lock and open a batch for the new index only."""

    def count(self) -> int:
        """Count the entries of the new index so far."""

    def known(self, uids: Collection[UUID]) -> frozenset[UUID]:
        """Return those of some things that are in the new index already."""


class SearchEngine(Protocol):
    """An index that can be thrown away and built again from the database.

    Each of its doors raises `SearchUnavailableError` where its server cannot be reached.
    """

    def writing(self) -> AbstractContextManager[Writing]:
        """Wait for the lock and open a batch; it is kept whole, or not at all.

        While the index is being rebuilt the batch goes into both. Raises `IndexNotReadyError` where
        the index is of another version and no rebuild has begun.
        """

    def find(self, query: Query) -> Page:
        """Find what these holders may know of; any text will do. Raises `IndexNotReadyError`."""

    def suggest(self, query: Query) -> tuple[Hit, ...]:
        """Find by title and the like while the last word is still being typed; never by content."""

    def rebuild(self, *, resume: bool = False) -> AbstractContextManager[Rebuilding]:
        """Build a new index; on leaving without an exception it takes the place of the old one.

        After an exception or a crash the half-built one stays, and `resume` goes on with it.
        Raises `RebuildRunningError`.
        """

    def count(self) -> int:
        """Count all entries, whoever may see them. For operators."""

    def is_ready(self) -> bool:
        """Say whether there is an index that this version of the program can ask."""
