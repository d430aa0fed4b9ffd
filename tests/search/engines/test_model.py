"""Hits, counts and facets equal those of a model that looks at every entry, on made-up offices."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eoffice.lib.text import normalise, normalise_line
from search.engines.base import FACETS, Facet, Findable, Query
from search.engines.words import keys_of
from tests.search.engines.entries import counts, put
from tests.search.places import PLACES, place

WORDS = ["hòa", "hoà", "hoa", "bình", "Đắk", "15", "015", "QĐ", "qd", "sổ"]
HOLDERS = frozenset(range(1, 5))

words = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
some_holders = st.frozensets(st.sampled_from(sorted(HOLDERS)), max_size=3)
days = st.none() | st.integers(0, 800).map(lambda n: date(2025, 1, 1) + timedelta(days=n))


@st.composite
def findables(draw: st.DrawFn) -> Findable:
    return Findable(
        uid=uuid4(),
        version=1,
        kind=draw(st.sampled_from(["document", "meeting"])),
        title=draw(words),
        symbol=draw(st.sampled_from(["", "15/QĐ-BNV", "15/hòa", "7/QĐ"])),
        body=draw(st.sampled_from(["", "Sở Hòa", "Bộ sổ"])),
        people=draw(st.lists(words, max_size=2)),
        pages=draw(st.lists(words, max_size=2)),
        kind_code=draw(st.sampled_from(["", "QĐ", "CV"])),
        state=draw(st.sampled_from(["open", "done"])),
        day=draw(days),
        listers=draw(some_holders),
        readers=draw(some_holders),
    )


@st.composite
def units(draw: st.DrawFn) -> str:
    """A word or a phrase, to be there or not."""
    minus = draw(st.sampled_from(["", "", "", "-"]))
    text = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join))
    return f'{minus}"{text}"'


@st.composite
def questions(draw: st.DrawFn) -> Query:
    return Query(
        text=" ".join(draw(st.lists(units(), max_size=3))),
        holders=draw(some_holders),
        kind_codes=draw(st.sampled_from([None, None, None, frozenset({"QĐ"})])),
        filters=draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "state": st.sampled_from([["open"], ["open", "done"], ["none"]]),
                    "kind_code": st.sampled_from([["QĐ"], ["CV", "QĐ"]]),
                    "year": st.sampled_from([["2025"], ["2026", "2027"]]),
                },
            )
        ),
        since=draw(days),
        until=draw(days),
        order=draw(st.sampled_from(["best", "newest"])),
        size=100,
    )


def has_row(texts: Sequence[str], row: list[str]) -> bool:
    """Look for words in a row, in one of the texts."""
    for text in texts:
        keys = keys_of(text)
        if any(keys[at : at + len(row)] == row for at in range(len(keys))):
            return True
    return False


def is_seen(thing: Findable, query: Query) -> bool:
    """Say whether these holders may know of a thing at all."""
    is_listed = not thing.listers.isdisjoint(query.holders)
    is_kind = query.kind_codes is None or thing.kind_code in query.kind_codes
    return is_listed and is_kind and thing.uid not in query.left_out


def is_hit(thing: Findable, query: Query, *, without: Facet | None = None) -> bool:
    """Decide by looking at everything, as slowly as one likes."""
    told = [thing.title, thing.symbol, thing.body, thing.kind_name, *thing.people]
    told = [normalise_line(text) for text in told]
    is_reader = not thing.readers.isdisjoint(query.holders)
    content = [normalise("\n".join(thing.pages))] if is_reader else []
    for piece in query.text.split('"')[1::2]:
        is_minus = f'-"{piece}"' in query.text
        stands = has_row([*told, *content], keys_of(piece))
        if stands == is_minus:
            return False
    for facet, values in query.filters.items():
        if facet != without and thing.facet(facet) not in values:
            return False
    if (query.since or query.until) and thing.day is None:
        return False
    if thing.day is not None:
        if query.since and thing.day < query.since:
            return False
        if query.until and thing.day > query.until:
            return False
    return is_seen(thing, query)


def is_consistent(query: Query) -> bool:
    """Keep out texts that ask for a piece and against it: the model reads these pieces by name."""
    pieces = query.text.split('"')[1::2]
    wanted = {piece for piece in pieces if f'-"{piece}"' not in query.text}
    return all(query.text.count(f'"{piece}"') == pieces.count(piece) for piece in wanted)


@pytest.mark.parametrize("kind", PLACES)
@settings(max_examples=50, deadline=None)
@given(
    entries=st.lists(findables(), max_size=12), asked=st.lists(questions(), min_size=1, max_size=8)
)
def test_the_engine_finds_and_counts_what_the_model_does(
    kind: str, entries: list[Findable], asked: list[Query]
) -> None:
    with place(kind) as made:
        engine = made.open()
        half = len(entries) // 2
        put(engine, *entries[:half])
        put(engine, *entries[half:])
        left_out = frozenset(entry.uid for entry in entries[::5])
        for question in filter(is_consistent, asked):
            for query in (question, Query(**{**vars(question), "left_out": left_out})):
                page = engine.find(query)

                expected = {entry.uid for entry in entries if is_hit(entry, query)}
                assert {hit.uid for hit in page.hits} == expected
                assert len(page.hits) == page.total == len(expected)
                for facet in FACETS:
                    counted = Counter(
                        entry.facet(facet)
                        for entry in entries
                        if is_hit(entry, query, without=facet) and entry.facet(facet)
                    )
                    found = counts(page, facet) if page.facets else {}
                    assert found == dict(counted), facet


@pytest.mark.parametrize("kind", PLACES)
@settings(max_examples=40, deadline=None)
@given(entries=st.lists(findables(), max_size=12), query=questions(), size=st.integers(1, 4))
def test_pages_of_any_size_make_up_the_whole(
    kind: str, entries: list[Findable], query: Query, size: int
) -> None:
    with place(kind) as made:
        engine = made.open()
        put(engine, *entries)
        whole = [hit.uid for hit in engine.find(query).hits]
        found, after = [], ""
        for _page in range(len(entries) + 1):
            page = engine.find(Query(**{**vars(query), "size": size, "after": after}))
            found += [hit.uid for hit in page.hits]
            after = page.next
            if not after:
                break

        assert found == whole
