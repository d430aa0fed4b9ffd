"""What a server does is found out by doing it: some take a wish and do not fulfil it."""

import time

import pytest

from storage.backends.base import VaultUnavailableError
from storage.backends.s3 import probing
from storage.backends.s3.client import Bucket
from storage.backends.s3.errors import NotOfferedError, RefusedError
from storage.backends.s3.place import Place
from storage.backends.s3.probing import Promise, probe
from storage.backends.s3.vault import PROBES, S3Vault
from tests.storage.backends.s3.servers import drop, ready, refuse
from tests.storage.stores import empty, place_of


def test_the_servers_keep_versions_conditions_and_locks(place: Place) -> None:
    probed = probe(ready(place))

    assert probed.is_versioned
    assert (probed.condition, probed.lock) == (Promise.KEPT, Promise.KEPT)


@pytest.mark.s3
def test_the_versity_gateway_does_not_confirm_encryption() -> None:
    vault = ready(place_of("versitygw"))

    assert probe(vault).encryption == Promise.BROKEN
    empty(vault)


@pytest.mark.minio
def test_minio_without_keys_of_its_own_refuses_encryption() -> None:
    vault = ready(place_of("minio"))

    assert probe(vault).encryption == Promise.REFUSED
    empty(vault)


def test_a_server_that_takes_the_wish_for_a_lock_and_does_not_lock_is_found_out(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = ready(place)
    drop(monkeypatch, "x-amz-object-lock")

    assert probe(vault).lock == Promise.BROKEN


def test_a_bucket_that_cannot_lock_says_so(place: Place) -> None:
    vault = S3Vault(place)
    vault.bucket.make(with_lock=False)

    probed = probe(vault)

    assert probed.lock == Promise.REFUSED
    assert not probed.is_versioned


def test_a_server_that_overlooks_conditions_is_found_out(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = ready(place)
    drop(monkeypatch, "If-None-Match")

    assert probe(vault).condition == Promise.BROKEN


@pytest.mark.parametrize(
    ("beginning", "what", "error"),
    [
        ("If-None-Match", "condition", NotOfferedError),
        ("x-amz-object-lock", "lock", RefusedError),
        ("x-amz-server-side", "encryption", VaultUnavailableError),
    ],
)
def test_a_server_that_says_that_it_cannot_is_believed(
    place: Place,
    monkeypatch: pytest.MonkeyPatch,
    beginning: str,
    what: str,
    error: type[Exception],
) -> None:
    vault = ready(place)
    refuse(monkeypatch, beginning, error)

    assert getattr(probe(vault), what) == Promise.REFUSED


def test_a_probe_leaves_no_blob_and_the_next_one_clears_up(place: Place) -> None:
    vault = ready(place)
    probe(vault)
    left = list(vault.bucket.list_keys(PROBES))  # its lock is kept
    time.sleep(probing.HELD_FOR.total_seconds() + 0.5)

    probe(vault)

    assert list(vault.names()) == []
    assert len(left) == 1
    assert not vault.bucket.versions(left[0])


def test_a_bucket_is_made_once(place: Place) -> None:
    assert probing.make_ready(S3Vault(place))
    assert not probing.make_ready(S3Vault(place))


def test_a_server_without_locks_gets_a_bucket_without(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Bucket.make

    def make_plainly(bucket: Bucket, *, with_lock: bool) -> None:
        if with_lock:
            raise NotOfferedError
        make(bucket, with_lock=False)

    monkeypatch.setattr(Bucket, "make", make_plainly)

    assert probing.make_ready(S3Vault(place))
    assert S3Vault(place).bucket.exists()
