"""What only a server can do wrong: late messages, neighbours with like names, indices left over."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from search.engines import sources
from search.engines.base import IndexNotReadyError, SearchEngine
from search.engines.elasticsearch.connecting import Server, connect
from tests.search import places
from tests.search.engines.entries import entry, put, titles
from tests.search.places import SERVERS, Place


@pytest.fixture(params=SERVERS)
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    with places.place(request.param) as made:
        yield made


def indices_of(place: Place) -> list[str]:
    assert isinstance(place.server, Server)
    with connect(place.server) as client:
        return list(client.indices.get_alias(index=f"{place.name}-*"))


def put_while_the_index_goes(place: Place, engine: SearchEngine) -> None:
    assert isinstance(place.server, Server)
    with engine.writing() as index, connect(place.server) as client:
        client.indices.delete(index=indices_of(place))
        index.put([entry("Hai")])


def test_a_late_message_does_not_bring_back_what_was_removed(engine: SearchEngine) -> None:
    thing = entry("Đi", version=5)
    put(engine, thing)
    with engine.writing() as index:
        index.remove([thing.uid], version=7)

    put(engine, replace(thing, version=6))
    assert titles(engine, "") == []

    put(engine, replace(thing, title="Về", version=8))
    assert titles(engine, "") == ["Về"]


def test_what_was_never_there_stays_away_from_a_late_message_too(engine: SearchEngine) -> None:
    thing = entry("Muộn", version=5)
    with engine.writing() as index:
        index.remove([thing.uid], version=7)

    put(engine, thing)

    assert titles(engine, "") == []


def test_an_office_whose_name_begins_alike_is_another_office(
    place: Place, engine: SearchEngine
) -> None:
    neighbour = replace(place, name=f"{place.name}-2").open()
    put(engine, entry("Của ta"))
    put(neighbour, entry("Của họ"))

    with engine.rebuild():
        pass

    assert titles(engine, "") == []
    assert titles(neighbour, "") == ["Của họ"]


def test_a_replaced_index_is_deleted(place: Place, engine: SearchEngine) -> None:
    put(engine, entry("Cũ"))
    before = indices_of(place)

    with engine.rebuild():
        pass

    assert len(before) == len(indices_of(place)) == 1
    assert before != indices_of(place)


def test_an_index_of_an_older_version_is_deleted_when_it_is_replaced(
    place: Place, engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(engine, entry("Cũ"))
    monkeypatch.setattr("search.engines.sources.SCHEMA", sources.SCHEMA + 1)

    with engine.rebuild() as rebuilding, rebuilding.writing() as index:
        index.put([entry("Mới")])

    assert titles(engine, "") == ["Mới"]
    assert [name.split("-")[-2] for name in indices_of(place)] == [str(sources.SCHEMA)]


def test_a_batch_does_not_make_an_index_that_was_deleted_meanwhile(
    place: Place, engine: SearchEngine
) -> None:
    put(engine, entry("Một"))

    with pytest.raises(IndexNotReadyError):
        put_while_the_index_goes(place, engine)

    assert indices_of(place) == []
