"""Several processes write to one index: nobody is refused, and the dead hold nobody up."""

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from typing import Any

from search.engines.base import SearchEngine
from tests.search.engines import writers
from tests.search.engines.entries import entry, put, titles
from tests.search.places import Place

_spawn = multiprocessing.get_context("spawn")


def start(target: Callable[..., None], *args: Any) -> BaseProcess:
    process = _spawn.Process(target=target, args=args)
    process.start()
    return process


def test_writers_at_the_same_time_all_get_their_turn(place: Place, engine: SearchEngine) -> None:
    processes = [start(writers.write_many, place, f"p{number}", 15) for number in range(3)]
    while any(process.is_alive() for process in processes):
        if engine.is_ready():
            assert len(titles(engine, "", size=100)) % 2 == 0  # batches are seen whole
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert engine.count() == 3 * 15 * 2


def test_a_killed_writer_leaves_nothing_and_holds_nobody_up(
    place: Place, engine: SearchEngine
) -> None:
    put(engine, entry("Trước"))
    killed = start(writers.die_in_a_batch, place)
    killed.join()

    put(engine, entry("Sau"))

    assert killed.exitcode == -signal.SIGKILL
    assert set(titles(engine, "")) == {"Trước", "Sau"}


def test_a_killed_rebuild_is_resumed(place: Place, engine: SearchEngine) -> None:
    put(engine, entry("Cũ"))
    killed = start(writers.die_in_a_rebuild, place)
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    assert titles(engine, "") == ["Cũ"]

    with engine.rebuild(resume=True) as rebuilding, rebuilding.writing() as index:
        index.put([entry("Phần sau")])

    assert set(titles(engine, "")) == {"Phần đầu", "Phần sau"}
