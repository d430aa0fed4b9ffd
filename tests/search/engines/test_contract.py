"""Two hundred questions, seven people who ask: every engine gives the true answer, and the same.

The truth is worked out by looking at every thing. Marks, pieces of pages and readings are compared
with those of the embedded engine, whose own tests say what they must be.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from search.engines.base import Findable, Page, Query, SearchEngine
from tests.search import places
from tests.search.engines.entries import counts, put
from tests.search.engines.golden import PERSONAS, TYPED, questions
from tests.search.engines.office import open_office
from tests.search.engines.truth import Truth, all_counts
from tests.search.places import PLACES, SERVERS

OFFICE = open_office()
QUESTIONS = questions([thing.uid for thing in OFFICE])
MOST_PAGES = 3  # of one answer that are turned

every_group = pytest.mark.parametrize("group", QUESTIONS)


class Asking:
    """An engine that holds the office; each answer is asked for once."""

    def __init__(self, engine: SearchEngine) -> None:
        self._engine = engine
        self.pages = cache(self._pages)

    def answers(self, group: str) -> Iterator[tuple[Query, list[Page]]]:
        """Ask everything of a group as everybody; each with the first of its pages."""
        for number in range(len(QUESTIONS[group])):
            for persona in PERSONAS:
                yield query_of(group, number, persona), self.pages(group, number, persona)

    def suggestions(self, text: str) -> list[tuple[object, ...]]:
        """Ask what is suggested to everybody."""
        return [
            self._engine.suggest(Query(text=text, **{"size": 8, **fields}))
            for fields in PERSONAS.values()
        ]

    def _pages(self, group: str, number: int, persona: str) -> list[Page]:
        pages = [self._engine.find(query_of(group, number, persona))]
        while pages[-1].next and len(pages) < MOST_PAGES:
            query = replace(query_of(group, number, persona), after=pages[-1].next)
            pages.append(self._engine.find(query))
        return pages


def query_of(group: str, number: int, persona: str) -> Query:
    return Query(**{"size": 8, **PERSONAS[persona], **QUESTIONS[group][number]})


def filled(engine: SearchEngine) -> Asking:
    """Put the office into an engine, in batches as it happens: some things more than once."""
    put(engine, *OFFICE[:180])
    put(engine, *(replace(thing, title="Cũ", version=0) for thing in OFFICE[150:]))
    put(engine, *OFFICE[150:])
    with engine.writing() as index:
        index.put([replace(thing, version=thing.version + 1) for thing in OFFICE[::7]])
    return Asking(engine)


@pytest.fixture(scope="module")
def truth() -> Truth:
    return Truth(OFFICE)


@pytest.fixture(scope="module")
def embedded() -> Iterator[Asking]:
    with places.place("embedded") as place:
        yield filled(place.open())


@pytest.fixture(scope="module", params=PLACES)
def asked(request: pytest.FixtureRequest) -> Iterator[Asking]:
    with places.place(request.param) as place:
        yield filled(place.open())


@pytest.fixture(scope="module", params=SERVERS)
def on_server(request: pytest.FixtureRequest) -> Iterator[Asking]:
    with places.place(request.param) as place:
        yield filled(place.open())


@every_group
def test_the_hits_are_the_true_ones_in_the_true_order(
    asked: Asking, truth: Truth, group: str
) -> None:
    for query, pages in asked.answers(group):
        true: list[Findable] = truth.order(query)
        found = [hit.uid for page in pages for hit in page.hits]

        if query.after and found != [thing.uid for thing in true[: len(found)]]:
            # A page from the middle of the list: what comes after is whole and in order.
            start = next((n for n, t in enumerate(true) if t.uid == found[0]), 0) if found else 0
            true = true[start:]
        assert found == [thing.uid for thing in true[: len(found)]], query
        assert pages[-1].next or query.after or len(found) == len(true), query


@every_group
def test_the_totals_are_true_on_every_page(asked: Asking, truth: Truth, group: str) -> None:
    for query, pages in asked.answers(group):
        assert {(page.total, page.is_more) for page in pages} == {
            (len(truth.order(query)), False)
        }, query


@every_group
def test_the_facets_are_counted_truly(asked: Asking, truth: Truth, group: str) -> None:
    for query, pages in asked.answers(group):
        for page in pages[:1]:
            true = all_counts(truth, query)
            if not query.has_facets or not page.facets:
                assert not page.facets
                assert not query.has_facets or not any(true.values()), query
                continue
            assert {facet: counts(page, facet) for facet in page.facets} == true, query


@every_group
def test_marks_and_pieces_of_pages_are_those_of_the_embedded_engine(
    on_server: Asking, embedded: Asking, group: str
) -> None:
    for (query, pages), (_, expected) in zip(
        on_server.answers(group), embedded.answers(group), strict=True
    ):
        assert [page.hits for page in pages] == [page.hits for page in expected], query


@every_group
def test_the_next_pages_begin_where_they_do_in_the_embedded_engine(
    on_server: Asking, embedded: Asking, group: str
) -> None:
    for (query, pages), (_, expected) in zip(
        on_server.answers(group), embedded.answers(group), strict=True
    ):
        assert [page.next for page in pages] == [page.next for page in expected], query


@every_group
def test_a_question_is_understood_and_counted_as_by_the_embedded_engine(
    on_server: Asking, embedded: Asking, group: str
) -> None:
    for (query, pages), (_, expected) in zip(
        on_server.answers(group), embedded.answers(group), strict=True
    ):
        understood = [(page.understood, dict(page.facets)) for page in pages]
        assert understood == [(page.understood, dict(page.facets)) for page in expected], query


@pytest.mark.parametrize("text", TYPED)
def test_the_same_is_suggested_while_somebody_types(
    on_server: Asking, embedded: Asking, text: str
) -> None:
    assert on_server.suggestions(text) == embedded.suggestions(text)


def test_there_are_two_hundred_questions_and_they_find_something() -> None:
    asked = [fields for group in QUESTIONS.values() for fields in group]
    truth = Truth(OFFICE)
    found = [bool(truth.order(Query(**{**PERSONAS["the clerk"], **fields}))) for fields in asked]

    assert len(asked) == 200
    assert sum(found) >= 140
