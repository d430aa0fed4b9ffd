"""Engines of each kind: one of its own for every test that writes, one for those that ask."""

from collections.abc import Iterator

import pytest

from search.engines.base import SearchEngine
from tests.search import places
from tests.search.places import PLACES, Place


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    with places.place(request.param) as made:
        yield made


@pytest.fixture
def engine(place: Place) -> SearchEngine:
    return place.open()


@pytest.fixture(scope="module", params=PLACES)
def shared(request: pytest.FixtureRequest) -> Iterator[SearchEngine]:
    """An engine for the tests of a module that only ask; one fixture fills it."""
    with places.place(request.param) as made:
        yield made.open()
