"""Damage is noticed, and put right by the same bytes; only disposal removes."""

import pytest

from storage.backends.base import DigestMismatchError, SealedFileError
from tests.storage.backends.contract.letters import LETTER, OTHER, keep, name_of, read
from tests.storage.stores import Store


def damaged(store: Store, content: bytes = LETTER) -> str:
    name = keep(store, content)
    store.put(name, content[:-1] + b"!")
    return name


def test_what_is_whole_is_known(store: Store) -> None:
    assert store.vault.is_whole(keep(store, LETTER))


@pytest.mark.parametrize("other", [b"", b"others", LETTER + b" ", LETTER[:-1]])
def test_other_bytes_under_a_name_are_noticed(store: Store, other: bytes) -> None:
    name = keep(store, LETTER)
    store.put(name, other)

    assert not store.vault.is_whole(name)


def test_what_is_missing_is_not_whole(store: Store) -> None:
    assert not store.vault.is_whole(name_of(b"never kept"))


def test_what_is_damaged_is_not_opened_as_verified(store: Store) -> None:
    with pytest.raises(DigestMismatchError):
        store.vault.open_verified(damaged(store))


def test_what_is_missing_is_not_opened_as_verified(store: Store) -> None:
    with pytest.raises(DigestMismatchError):
        store.vault.open_verified(name_of(b"never kept"))


def test_what_is_damaged_is_put_right_by_the_same_bytes_coming_again(store: Store) -> None:
    name = damaged(store)

    keep(store, LETTER)

    assert store.vault.is_whole(name)
    assert read(store, name) == LETTER


def test_two_blobs_that_changed_places_are_noticed(store: Store) -> None:
    one, other = keep(store, b"one"), keep(store, b"other")
    store.put(one, b"other")
    store.put(other, b"one")

    assert not store.vault.is_whole(one)
    assert not store.vault.is_whole(other)


def test_nothing_is_removed_but_by_disposal(store: Store) -> None:
    name = keep(store, LETTER)

    with pytest.raises(SealedFileError):
        store.vault.delete(name)

    assert store.vault.exists(name)


def test_disposal_removes(store: Store) -> None:
    name = keep(store, LETTER)

    store.vault.dispose(name)

    assert not store.vault.exists(name)
    assert list(store.vault.names()) == []


def test_disposal_removes_what_was_there_before_too(store: Store) -> None:
    name = damaged(store)
    keep(store, LETTER)

    store.vault.dispose(name)

    assert not store.vault.exists(name)
    with pytest.raises(FileNotFoundError):
        store.vault.open(name)


def test_disposal_removes_one_blob_only(store: Store) -> None:
    name, neighbour = keep(store, LETTER), keep(store, LETTER, OTHER)

    store.vault.dispose(name)

    assert list(store.vault.names()) == [neighbour]


def test_disposing_of_what_is_gone_does_nothing(store: Store) -> None:
    name = keep(store, LETTER)

    store.vault.dispose(name)
    store.vault.dispose(name)

    assert not store.vault.exists(name)


def test_what_was_disposed_of_can_be_kept_again(store: Store) -> None:
    name = keep(store, LETTER)
    store.vault.dispose(name)

    assert keep(store, LETTER) == name
    assert store.vault.is_whole(name)
