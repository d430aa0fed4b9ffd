"""What is locked on an S3 server stays, whoever asks; what was written over is recovered."""

import io
import time
from datetime import UTC, datetime, timedelta

import pytest

from storage.backends.base import (
    HeldFileError,
    VaultUnavailableError,
)
from storage.backends.s3.vault import S3Vault
from tests.storage.backends.s3.servers import AGENCY, keep, name_of, versions
from tests.storage.stores import (
    ServerStore,
    empty,
    place_of,
)


def in_seconds(seconds: float) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


def test_what_is_locked_is_not_even_disposed_of(store: ServerStore) -> None:
    name, until = keep(store, b"issued"), in_seconds(5)

    assert store.vault.retain(name, until=until)
    with pytest.raises(HeldFileError, match="is held until") as caught:
        store.vault.dispose(name)

    assert abs(caught.value.until - until) < timedelta(seconds=1)
    assert store.vault.is_whole(name)


def test_whoever_has_the_keys_cannot_delete_what_is_locked(store: ServerStore) -> None:
    name = keep(store, b"issued")
    store.vault.retain(name, until=in_seconds(5))
    bucket = store.server.bucket

    for version in bucket.versions(name):
        with pytest.raises(VaultUnavailableError):
            bucket.remove(name, version)
    bucket.put(name, b"forged", {})
    bucket.remove(name)

    kept = [version for version in bucket.versions(name) if bucket.held_until(name, version)]
    assert len(kept) == 1
    assert not store.vault.is_whole(name)
    assert store.vault.recover(name)
    assert store.vault.is_whole(name)


def test_what_was_written_over_is_recovered_from_its_former_version(store: ServerStore) -> None:
    name = keep(store, b"letter")
    store.put(name, b"forged")

    assert store.vault.recover(name)

    with store.vault.open_verified(name) as stream:
        assert stream.read() == b"letter"


def test_what_was_never_there_is_not_recovered(store: ServerStore) -> None:
    store.put(name_of(b"letter"), b"forged")

    assert not store.vault.recover(name_of(b"letter"))
    assert not store.vault.recover(name_of(b"another"))


def test_a_lock_is_not_made_shorter(store: ServerStore) -> None:
    name = keep(store, b"issued")
    store.vault.retain(name, until=in_seconds(6))

    store.vault.retain(name, until=in_seconds(1))
    time.sleep(1.2)

    with pytest.raises(HeldFileError):
        store.vault.dispose(name)


def test_when_its_time_has_ended_it_is_disposed_of(store: ServerStore) -> None:
    name = keep(store, b"issued")
    store.vault.retain(name, until=in_seconds(1.5))
    time.sleep(2.5)

    store.vault.dispose(name)

    assert versions(store, name) == []


def test_a_bucket_without_locks_says_so(kind: str) -> None:
    vault = S3Vault(place_of(kind))
    vault.bucket.make(with_lock=False)
    name, _digest = vault.keep(io.BytesIO(b"issued"), agency_uid=AGENCY)

    assert not vault.retain(name, until=in_seconds(60))
    vault.dispose(name)
    assert not vault.exists(name)
    empty(vault)
