"""A new index is built beside the old one, which answers until the new one is whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from search.engines.base import Findable, RebuildRunningError, SearchEngine
from search.engines.embedded import EmbeddedEngine
from search.engines.embedded.generations import Generations
from search.engines.sources import SCHEMA
from tests.search.engines.entries import entry, put, titles
from tests.search.places import Place


def break_off(engine: SearchEngine, *entries: Findable) -> None:
    """Begin a rebuild that fails after its first part."""
    with engine.rebuild() as rebuilding:
        with rebuilding.writing() as index:
            index.put(entries)
        raise ZeroDivisionError


def test_the_old_index_answers_until_the_new_one_is_whole(engine: SearchEngine) -> None:
    put(engine, entry("Cũ"))

    with engine.rebuild() as rebuilding:
        with rebuilding.writing() as index:
            index.put([entry("Mới")])
        assert titles(engine, "") == ["Cũ"]
        assert rebuilding.count() == 1

    assert titles(engine, "") == ["Mới"]


def test_what_changes_meanwhile_goes_into_both(engine: SearchEngine) -> None:
    old = entry("Cũ", version=1)
    put(engine, old)

    with engine.rebuild() as rebuilding:
        put(engine, replace(old, title="Sửa", version=2))
        assert titles(engine, "") == ["Sửa"]
        with rebuilding.writing() as index:
            index.put([old])  # read before the change

    assert titles(engine, "") == ["Sửa"]
    assert engine.count() == 1


def test_what_is_removed_meanwhile_stays_away(engine: SearchEngine) -> None:
    thing = entry("Đi")
    put(engine, thing)

    with engine.rebuild() as rebuilding:
        with rebuilding.writing() as index:
            index.put([thing])
        with engine.writing() as index:
            index.remove([thing.uid], version=thing.version)

    assert engine.count() == 0


def test_a_broken_run_leaves_the_old_index_and_can_be_resumed(engine: SearchEngine) -> None:
    done, missing = entry("Xong"), entry("Còn thiếu")
    put(engine, entry("Cũ"))
    with pytest.raises(ZeroDivisionError):
        break_off(engine, done)
    assert titles(engine, "") == ["Cũ"]

    with engine.rebuild(resume=True) as rebuilding:
        assert rebuilding.known([done.uid, missing.uid]) == {done.uid}
        with rebuilding.writing() as index:
            index.put([missing])

    assert set(titles(engine, "")) == {"Xong", "Còn thiếu"}


def test_without_resuming_a_broken_run_is_thrown_away(engine: SearchEngine) -> None:
    with pytest.raises(ZeroDivisionError):
        break_off(engine, entry("Nửa"))

    with engine.rebuild() as rebuilding:
        assert rebuilding.count() == 0

    assert engine.count() == 0


def test_a_half_built_index_of_another_version_is_not_resumed(
    engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ZeroDivisionError):
        break_off(engine, entry("Nửa"))
    monkeypatch.setattr("search.engines.sources.SCHEMA", SCHEMA + 1)

    with engine.rebuild(resume=True) as rebuilding:
        assert rebuilding.count() == 0


def test_two_rebuilds_do_not_run_at_once(place: Place) -> None:
    one, other = place.open(), place.open()

    with one.rebuild(), pytest.raises(RebuildRunningError), other.rebuild():
        pass

    assert one.is_ready()


def test_a_reader_that_was_open_follows_to_the_new_index(place: Place) -> None:
    reader, builder = place.open(), place.open()
    put(builder, entry("Cũ"))
    assert titles(reader, "") == ["Cũ"]

    with builder.rebuild() as rebuilding, rebuilding.writing() as index:
        index.put([entry("Mới")])

    assert titles(reader, "") == ["Mới"]


def test_replaced_folders_are_swept_after_a_while(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    engine = EmbeddedEngine(folder)
    put(engine, entry("Cũ"))
    with engine.rebuild():
        pass
    assert len(list(folder.glob("index-*"))) == 2

    Generations(folder).sweep(grace=0)

    assert len(list(folder.glob("index-*"))) == 1
    assert engine.is_ready()
