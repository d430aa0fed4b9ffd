"""What is written is there as a whole or not at all, and an older version never wins."""

from dataclasses import replace

import pytest

from search.engines.base import Findable, IndexNotReadyError, SearchEngine
from search.engines.sources import SCHEMA
from tests.search.engines.entries import ask, entry, put, titles
from tests.search.places import Place


def break_off(engine: SearchEngine, thing: Findable) -> None:
    """Begin a batch that fails after it has put something."""
    with engine.writing() as index:
        index.put([thing])
        raise ZeroDivisionError


def test_before_anything_is_written_there_is_no_index(engine: SearchEngine) -> None:
    assert not engine.is_ready()
    with pytest.raises(IndexNotReadyError):
        ask(engine, "")


def test_the_first_batch_makes_the_index(engine: SearchEngine) -> None:
    put(engine)

    assert engine.is_ready()
    assert ask(engine, "").total == 0


def test_a_thing_put_again_is_there_once(engine: SearchEngine) -> None:
    first = entry("Cũ")
    put(engine, first)
    put(engine, replace(first, title="Mới", version=first.version + 1))

    assert titles(engine, "") == ["Mới"]
    assert engine.count() == 1


def test_a_thing_put_twice_in_a_batch_is_there_once(engine: SearchEngine) -> None:
    first = entry("Cũ")
    put(engine, first, replace(first, title="Mới"))

    assert titles(engine, "") == ["Mới"]


def test_an_older_version_never_replaces_a_newer_one(engine: SearchEngine) -> None:
    new = entry("Mới", version=5)
    put(engine, new)

    with engine.writing() as index:
        taken = index.put([replace(new, title="Cũ", version=4)])

    assert taken == 0
    assert titles(engine, "") == ["Mới"]


def test_the_same_version_replaces_itself(engine: SearchEngine) -> None:
    new = entry("Mới", version=5)
    put(engine, new)
    put(engine, replace(new, title="Sửa"))

    assert titles(engine, "") == ["Sửa"]


def test_what_is_removed_is_gone_and_can_come_back(engine: SearchEngine) -> None:
    thing = entry("Một")
    put(engine, thing, entry("Hai"))

    with engine.writing() as index:
        index.remove([thing.uid, entry("nie").uid], version=thing.version + 1)
    assert titles(engine, "") == ["Hai"]

    put(engine, replace(thing, version=thing.version + 2))
    assert engine.count() == 2


def test_removing_and_putting_in_one_batch_keeps_the_last_word(engine: SearchEngine) -> None:
    stays, goes = entry("Ở lại"), entry("Đi")
    put(engine, stays)

    with engine.writing() as index:
        index.remove([stays.uid], version=stays.version)
        index.put([stays, goes])
        index.remove([goes.uid], version=goes.version)

    assert titles(engine, "") == ["Ở lại"]


def test_an_older_removal_takes_nothing_newer_out(engine: SearchEngine) -> None:
    thing = entry("Mới", version=5)
    put(engine, thing)

    with engine.writing() as index:
        index.remove([thing.uid], version=4)

    assert titles(engine, "") == ["Mới"]


def test_within_a_batch_too_the_newer_version_wins(engine: SearchEngine) -> None:
    thing, gone = entry("Mới", version=5), entry("Đi", version=5)

    with engine.writing() as index:
        index.put([thing, gone])
        index.put([replace(thing, title="Cũ", version=4)])
        index.remove([thing.uid], version=4)
        index.remove([gone.uid], version=6)
        index.put([gone])

    assert titles(engine, "") == ["Mới"]


def test_an_error_in_a_batch_keeps_nothing_of_it(engine: SearchEngine) -> None:
    put(engine, entry("Trước"))

    with pytest.raises(ZeroDivisionError):
        break_off(engine, entry("Nửa chừng"))

    assert titles(engine, "") == ["Trước"]
    put(engine, entry("Sau"))
    assert engine.count() == 2


def test_a_process_that_reads_sees_what_another_has_written(place: Place) -> None:
    reader, writer = place.open(), place.open()
    put(writer, entry("Một"))
    assert titles(reader, "") == ["Một"]

    put(writer, entry("Hai"))

    assert set(titles(reader, "")) == {"Một", "Hai"}


def test_an_index_of_another_version_is_not_asked_and_not_written(
    engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(engine, entry("Một"))
    monkeypatch.setattr("search.engines.sources.SCHEMA", SCHEMA + 1)

    assert not engine.is_ready()
    with pytest.raises(IndexNotReadyError):
        ask(engine, "")
    with pytest.raises(IndexNotReadyError):
        put(engine, entry("Hai"))
