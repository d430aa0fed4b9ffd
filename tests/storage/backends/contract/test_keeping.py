"""Keeping: whole or not at all, once, and under the name of the bytes."""

import io
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import SuspiciousOperation
from django.core.files.base import ContentFile, File

from storage.backends.base import DigestMismatchError, blob_name, digest_of
from tests.storage.backends.contract.letters import AGENCY, LETTER, OTHER, keep, name_of, read
from tests.storage.stores import PART, Store


def test_what_is_kept_is_read_again(store: Store) -> None:
    assert read(store, keep(store, LETTER)) == LETTER


def test_keeping_tells_the_name_and_the_digest(store: Store) -> None:
    name, digest = store.vault.keep(io.BytesIO(LETTER), agency_uid=AGENCY)

    assert digest == digest_of(io.BytesIO(LETTER))
    assert name == blob_name(AGENCY, digest)


def test_a_stream_is_kept_from_its_beginning_wherever_it_stands(store: Store) -> None:
    stream = io.BytesIO(LETTER)
    stream.seek(500)

    name, _digest = store.vault.keep(stream, agency_uid=AGENCY)

    assert read(store, name) == LETTER


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 65_537, 1 << 20])
def test_files_of_any_size_are_kept(store: Store, size: int) -> None:
    content = os.urandom(size)
    name = keep(store, content)

    assert store.vault.size(name) == size
    assert store.vault.is_whole(name)
    assert read(store, name) == content


@pytest.mark.parametrize("size", [PART - 1, PART, PART + 1, 2 * PART - 1, 2 * PART, 2 * PART + 1])
def test_files_about_as_large_as_parts_are_kept(store: Store, size: int) -> None:
    content = os.urandom(size)
    name = keep(store, content)

    assert store.vault.size(name) == size
    with store.vault.open_verified(name) as stream:
        assert stream.read() == content
    assert list(store.vault.unfinished()) == []


def test_the_same_bytes_twice_are_one_blob(store: Store) -> None:
    first = keep(store, LETTER)
    since = store.vault.get_modified_time(first)

    assert keep(store, LETTER) == first
    assert list(store.vault.names()) == [first]
    assert store.vault.get_modified_time(first) == since


def test_each_agency_has_its_own_blob(store: Store) -> None:
    assert keep(store, LETTER) != keep(store, LETTER, OTHER)
    assert len(list(store.vault.names())) == 2


def test_ten_at_once_keep_one_blob(store: Store) -> None:
    with ThreadPoolExecutor(10) as pool:
        names = set(pool.map(lambda _each: keep(store, LETTER), range(10)))

    assert list(store.vault.names()) == list(names)
    assert store.vault.is_whole(names.pop())


def test_ten_at_once_keep_ten_blobs(store: Store) -> None:
    contents = [os.urandom(30_000) for _each in range(10)]
    with ThreadPoolExecutor(10) as pool:
        names = list(pool.map(lambda content: keep(store, content), contents))

    assert [read(store, name) for name in names] == contents


@pytest.mark.parametrize("size", [10, PART + 10])
def test_other_bytes_than_the_name_says_are_not_kept(store: Store, size: int) -> None:
    name = name_of(b"these")

    with pytest.raises(DigestMismatchError):
        store.vault.save(name, ContentFile(os.urandom(size)))

    assert not store.vault.exists(name)
    assert list(store.vault.names()) == []
    assert list(store.vault.unfinished()) == []


def test_other_bytes_do_not_take_the_place_of_the_right_ones(store: Store) -> None:
    name = keep(store, LETTER)

    store.vault.save(name, ContentFile(b"others"))

    assert read(store, name) == LETTER


@pytest.mark.parametrize("size", [100_000, PART + 100_000])
def test_an_upload_that_breaks_off_leaves_nothing(store: Store, size: int) -> None:
    class Broken(io.BytesIO):
        """Ends in an error near its end."""

        def read(self, wanted: int | None = -1) -> bytes:
            piece = super().read(wanted)
            if self.tell() >= size:
                raise InterruptedError
            return piece

    content = os.urandom(size)

    with pytest.raises(InterruptedError):
        store.vault.save(name_of(content), File(Broken(content)))

    assert list(store.vault.names()) == []
    assert list(store.vault.unfinished()) == []


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "a/../../b"])
def test_no_name_leads_out_of_the_vault(store: Store, name: str) -> None:
    with pytest.raises((SuspiciousOperation, DigestMismatchError)):
        store.vault.save(name, ContentFile(b"content"))
    with pytest.raises(SuspiciousOperation):
        store.vault.exists(name)
