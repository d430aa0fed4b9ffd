"""Names: all of them are listed, of whatever letters, and no piece of a dead writer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import SuspiciousOperation
from django.core.files.base import ContentFile

from storage.backends.base import DigestMismatchError
from tests.storage.backends.contract.letters import AGENCY, LETTER, keep, name_of, read
from tests.storage.stores import Store

KEYS = [
    "Quyết định số 15.pdf",
    "NFC-ế",
    "NFD-ế",
    "cộng + và.pdf",
    "hỏi?x=1",
    "thăng#1",
    "phần%41trăm",
    "a&b<c>'\"",
    "[ngoặc] {nhọn}",
    "mặt 😀",
    "a/b/c/d",
]


def test_an_empty_vault_names_nothing(store: Store) -> None:
    assert list(store.vault.names()) == []
    assert list(store.vault.unfinished()) == []


def test_more_than_a_thousand_names_are_listed(store: Store) -> None:
    names = {f"{AGENCY.hex}/{number:04}" for number in range(1005)}
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: store.put(name, b"x"), names))

    listed = list(store.vault.names())

    assert len(listed) == 1005
    assert set(listed) == names


@pytest.mark.parametrize("key", KEYS)
def test_names_of_any_letters_are_found_read_and_disposed_of(store: Store, key: str) -> None:
    name = f"{AGENCY.hex}/{key}"
    store.put(name, LETTER)

    assert list(store.vault.names()) == [name]
    assert store.vault.exists(name)
    assert store.vault.size(name) == len(LETTER)
    assert read(store, name) == LETTER
    store.vault.dispose(name)
    assert list(store.vault.names()) == []


@pytest.mark.parametrize("key", ["Quyết định.pdf", "x", f"{AGENCY.hex}/x", ""])
def test_a_name_that_is_no_digest_is_never_whole_nor_kept(store: Store, key: str) -> None:
    if key:
        store.put(key, LETTER)
        assert not store.vault.is_whole(key)
        store.vault.dispose(key)
    with pytest.raises((DigestMismatchError, SuspiciousOperation)):
        store.vault.save(key, ContentFile(LETTER))


def test_what_a_dead_writer_left_is_found_and_is_no_blob(store: Store) -> None:
    store.leave_unfinished(name_of(LETTER))

    pieces = list(store.vault.unfinished())

    assert len(pieces) == 1
    assert abs(datetime.now(UTC) - pieces[0].since) < timedelta(seconds=30)
    assert list(store.vault.names()) == []
    assert not store.vault.exists(name_of(LETTER))


def test_what_a_dead_writer_left_can_be_taken_away(store: Store) -> None:
    store.leave_unfinished(name_of(LETTER))

    for piece in store.vault.unfinished():
        store.vault.abandon(piece)

    assert list(store.vault.unfinished()) == []


def test_what_a_dead_writer_left_hinders_nobody(store: Store) -> None:
    store.leave_unfinished(name_of(LETTER))

    assert store.vault.is_whole(keep(store, LETTER))
