"""Reading: from any place, by many at once, and only what is there."""

import io
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from storage.backends.base import SealedFileError
from tests.storage.backends.contract.letters import LETTER, keep, name_of, read
from tests.storage.stores import PART, Store


@pytest.mark.parametrize(
    ("start", "length"),
    [
        (0, 1),
        (0, 1000),
        (300_000, 1000),
        (256 * 1024 - 1, 2),  # over the edge of a window
        (500_000, 300_000),
        (len(LETTER) - 1000, 1000),
        (len(LETTER) - 1, 1),
        (len(LETTER) - 10, 500),  # more than there is
        (len(LETTER), 10),
        (len(LETTER) + 5000, 10),
    ],
)
def test_a_piece_is_what_slicing_gives(store: Store, start: int, length: int) -> None:
    with store.vault.open(keep(store, LETTER)) as stream:
        assert stream.seek(start) == start
        assert stream.read(length) == LETTER[start : start + length]
        assert stream.tell() == max(start, min(start + length, len(LETTER)))


def test_one_reads_from_the_end(store: Store) -> None:
    with store.vault.open(keep(store, LETTER)) as stream:
        assert stream.seek(-10, io.SEEK_END) == len(LETTER) - 10
        assert stream.read() == LETTER[-10:]


def test_one_reads_from_where_one_stands(store: Store) -> None:
    with store.vault.open(keep(store, LETTER)) as stream:
        stream.read(100)
        stream.seek(50, io.SEEK_CUR)
        assert stream.read(10) == LETTER[150:160]
        stream.seek(-160, io.SEEK_CUR)
        assert stream.read(10) == LETTER[:10]


def test_nothing_lies_before_the_beginning(store: Store) -> None:
    with store.vault.open(keep(store, LETTER)) as stream, pytest.raises(OSError, match=r"\w"):
        stream.seek(-1)


def test_reading_on_at_the_end_gives_nothing(store: Store) -> None:
    with store.vault.open(keep(store, LETTER)) as stream:
        stream.read()
        assert stream.read() == b""
        assert stream.read(10) == b""


def test_a_file_is_read_by_lines(store: Store) -> None:
    with store.vault.open(keep(store, LETTER)) as stream:
        assert stream.readline() == LETTER[: LETTER.index(b"\n") + 1]


def test_a_file_says_what_can_be_done_with_it(store: Store) -> None:
    with store.vault.open(keep(store, LETTER)) as stream:
        assert stream.readable()
        assert stream.seekable()
        assert not stream.writable()
    assert stream.closed


def test_two_read_one_file_without_disturbing_each_other(store: Store) -> None:
    name = keep(store, LETTER)

    with store.vault.open(name) as one, store.vault.open(name) as other:
        one.seek(1000)
        assert other.read(10) == LETTER[:10]
        assert one.read(10) == LETTER[1000:1010]


def test_many_read_at_once(store: Store) -> None:
    name = keep(store, LETTER)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _each: read(store, name), range(24))) == {LETTER}


def test_nobody_opens_a_file_to_write_into_it(store: Store) -> None:
    name = keep(store, LETTER)

    with pytest.raises(SealedFileError):
        store.vault.open(name, "wb")

    assert read(store, name) == LETTER


def test_what_is_not_there_is_not_opened(store: Store) -> None:
    with pytest.raises(FileNotFoundError):
        store.vault.open(name_of(b"never kept"))


@pytest.mark.parametrize("size", [0, 1000, PART + 1])
def test_what_was_checked_is_read(store: Store, size: int) -> None:
    content = os.urandom(size)

    with store.vault.open_verified(keep(store, content)) as stream:
        assert stream.tell() == 0
        assert stream.read() == content
        stream.seek(size // 2)
        assert stream.read() == content[size // 2 :]


def test_a_store_knows_what_it_has(store: Store) -> None:
    name = keep(store, LETTER)

    assert store.vault.exists(name)
    assert not store.vault.exists(name_of(b"never kept"))
    assert not store.vault.exists(name.rsplit("/", 1)[0])  # a folder is no file of the vault


def test_a_store_knows_since_when(store: Store) -> None:
    age = datetime.now(UTC) - store.vault.get_modified_time(keep(store, LETTER))

    assert abs(age) < timedelta(seconds=30)


def test_of_what_is_not_there_nothing_is_known(store: Store) -> None:
    with pytest.raises(FileNotFoundError):
        store.vault.size(name_of(b"never kept"))
    with pytest.raises(FileNotFoundError):
        store.vault.get_modified_time(name_of(b"never kept"))


def test_bytes_have_no_address(store: Store) -> None:
    with pytest.raises(SealedFileError):
        store.vault.url(keep(store, LETTER))
