"""A reader of windows reads as a file does, and fetches little more than is asked for."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.backends.s3 import reading
from storage.backends.s3.reading import FIRST, MOST, ObjectReader

WHOLE = bytes(index * 7 % 251 for index in range(2_000_000))

step = st.tuples(
    st.sampled_from(["seek", "on", "end", "read"]), st.integers(-100_000, len(WHOLE) + 100_000)
)


class Shelf:
    """Hands out runs of bytes and remembers which were asked for."""

    def __init__(self, whole: bytes = WHOLE) -> None:
        self.whole = whole
        self.asked: list[tuple[int, int]] = []

    def fetch(self, start: int, length: int) -> bytes:
        self.asked.append((start, length))
        return self.whole[start : start + length]

    def open(self) -> io.BufferedReader:
        return io.BufferedReader(ObjectReader(self.fetch, len(self.whole)))


def do(stream: io.BufferedIOBase, steps: list[tuple[str, int]]) -> list[object]:
    seen: list[object] = []
    for kind, number in steps:
        if kind == "read":
            seen.append(stream.read(number if number < 300_000 else 300_000))
        elif kind == "seek":
            seen.append(stream.seek(max(0, number)))
        elif kind == "end":
            seen.append(stream.seek(-min(abs(number), len(WHOLE)), io.SEEK_END))
        else:
            seen.append(stream.seek(max(-stream.tell(), number), io.SEEK_CUR))
        seen.append(stream.tell())
    return seen


@given(st.lists(step.filter(lambda one: one[0] != "read" or one[1] >= -1), max_size=12))
def test_whatever_is_done_it_reads_as_bytes_in_memory_do(steps: list[tuple[str, int]]) -> None:
    with Shelf().open() as stream:
        assert do(stream, steps) == do(io.BytesIO(WHOLE), steps)


def test_a_small_piece_costs_one_small_window() -> None:
    shelf = Shelf()
    with shelf.open() as stream:
        stream.seek(1_000_000)
        stream.read(100)

    assert shelf.asked == [(1_000_000, FIRST)]


def test_who_reads_on_gets_larger_windows_and_nothing_twice() -> None:
    shelf = Shelf(bytes(20_000_000))
    with shelf.open() as stream:
        while stream.read(1 << 16):
            pass

    ends = [start + length for start, length in shelf.asked]
    assert [start for start, _length in shelf.asked] == [0, *ends[:-1]]
    assert max(length for _start, length in shelf.asked) == MOST
    assert len(shelf.asked) < 12


def test_nothing_is_fetched_beyond_the_end() -> None:
    shelf = Shelf(b"short")
    with shelf.open() as stream:
        assert stream.read() == b"short"
        stream.seek(100)
        assert stream.read(5) == b""

    assert shelf.asked == [(0, 5)]


def test_an_empty_object_is_never_asked_for() -> None:
    shelf = Shelf(b"")
    with shelf.open() as stream:
        assert stream.read() == b""

    assert shelf.asked == []


def test_a_server_that_sends_too_little_is_noticed() -> None:
    reader = io.BufferedReader(ObjectReader(lambda _start, _length: b"x", 10))

    with pytest.raises(OSError, match="fewer bytes"):
        reader.read()


def test_windows_are_smaller_than_files() -> None:
    assert reading.FIRST < reading.MOST <= 8 * 1024 * 1024
