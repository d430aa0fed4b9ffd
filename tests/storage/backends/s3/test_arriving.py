"""What a vault on an S3 server does beyond the contract: conditions, versions, locks, arrival."""

import io
import os
import time
import tracemalloc
from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.core.files.base import ContentFile

from storage.backends.base import (
    DigestMismatchError,
    VaultUnavailableError,
)
from storage.backends.s3 import client
from storage.backends.s3.client import Bucket
from storage.backends.s3.errors import NotOfferedError
from storage.backends.s3.place import Place
from storage.backends.s3.vault import S3Vault
from tests.storage.backends.s3.servers import AGENCY, keep, name_of, versions
from tests.storage.stores import (
    PART,
    ServerStore,
    place_of,
    with_wrong_key,
)


def see_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the vault believe that nothing lies under a name, as just before another's write."""
    monkeypatch.setattr(S3Vault, "exists", lambda _vault, _name: False)


@pytest.mark.parametrize("size", [1000, PART + 1])
def test_of_two_writers_the_second_writes_nothing(
    store: ServerStore, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    content = os.urandom(size)
    name = keep(store, content)
    see_nothing(monkeypatch)

    assert keep(store, content) == name
    assert len(versions(store, name)) == 1
    assert list(store.vault.unfinished()) == []


def test_a_second_writer_does_not_believe_what_it_finds(
    store: ServerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(name_of(b"letter"), b"forged")
    see_nothing(monkeypatch)

    assert store.vault.is_whole(keep(store, b"letter"))


def test_a_server_without_conditions_keeps_files_all_the_same(
    store: ServerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Bucket.put

    def put_plainly(
        bucket: Bucket, key: str, body: bytes, headers: Mapping[str, str]
    ) -> str | None:
        if "If-None-Match" in headers:
            raise NotOfferedError
        return put(bucket, key, body, headers)

    monkeypatch.setattr(Bucket, "put", put_plainly)

    assert store.vault.is_whole(keep(store, b"letter"))
    assert store.vault.is_whole(keep(store, b"another"))


def test_the_same_bytes_twice_make_one_version(store: ServerStore) -> None:
    name = keep(store, b"letter")
    keep(store, b"letter")

    assert len(versions(store, name)) == 1


def test_disposal_leaves_no_version_and_no_mark(store: ServerStore) -> None:
    name = keep(store, b"letter")
    store.put(name, b"forged")
    keep(store, b"letter")
    store.server.bucket.remove(name)  # by somebody with the keys: a mark lies over the versions
    assert len(versions(store, name)) == 4

    store.vault.dispose(name)

    assert versions(store, name) == []


@pytest.mark.parametrize("size", [1000, PART + 1])
def test_bytes_that_change_on_the_way_are_refused_on_arrival(
    store: ServerStore, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    # The check sum of what was meant, with what arrived instead.
    monkeypatch.setattr(
        client, "_checked", lambda _body: {"Content-MD5": "1B2M2Y8AsgTpgAmY7PhCfg=="}
    )

    with pytest.raises(VaultUnavailableError, match="BadDigest"):
        keep(store, os.urandom(size))

    assert list(store.vault.names()) == []
    assert list(store.vault.unfinished()) == []


def test_a_file_that_is_changed_while_it_is_read_is_not_mixed(store: ServerStore) -> None:
    content = os.urandom(900_000)
    name = keep(store, content)

    with store.vault.open(name) as stream:
        assert stream.read(10) == content[:10]
        store.put(name, os.urandom(900_000))
        stream.seek(800_000)
        with pytest.raises(DigestMismatchError):
            stream.read(10)


def test_large_files_pass_without_lying_in_memory(store: ServerStore) -> None:
    class Long(io.RawIOBase):
        """Forty megabytes that lie nowhere."""

        size, at = 40_000_000, 0

        def seekable(self) -> bool:
            return True

        def seek(self, offset: int, whence: int = 0) -> int:
            self.at = offset if whence == 0 else self.size
            return self.at

        def read(self, wanted: int = -1) -> bytes:
            piece = bytes(min(wanted, self.size - self.at))
            self.at += len(piece)
            return piece

    tracemalloc.start()
    name, _digest = store.vault.keep(Long(), agency_uid=AGENCY)  # type: ignore[arg-type]  # enough
    most_in = tracemalloc.get_traced_memory()[1]
    tracemalloc.reset_peak()
    with store.vault.open(name) as stream:
        while stream.read(1 << 16):
            pass
    with store.vault.open_verified(name) as stream:
        assert stream.read(1) == b"\0"
    most_out = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert most_in < 3 * PART
    assert most_out < 3 * PART


# Being let in


def test_a_wrong_key_is_told(kind: str) -> None:
    vault = S3Vault(with_wrong_key(place_of(kind)))

    with pytest.raises(VaultUnavailableError, match=r"AccessDenied|SignatureDoesNotMatch"):
        vault.keep(io.BytesIO(b"letter"), agency_uid=AGENCY)


def test_a_bucket_that_is_not_there_is_told(kind: str) -> None:
    vault = S3Vault(place_of(kind))

    with pytest.raises(VaultUnavailableError, match="NoSuchBucket"):
        vault.save(name_of(b"letter"), ContentFile(b"letter"))


@pytest.mark.s3
def test_an_address_where_nobody_listens_is_told_at_once() -> None:
    vault = S3Vault(replace(place_of("versitygw"), endpoint="http://127.0.0.1:9"))
    began = time.monotonic()

    with pytest.raises(VaultUnavailableError):
        vault.keep(io.BytesIO(b"letter"), agency_uid=AGENCY)

    assert time.monotonic() - began < 1


def test_an_address_that_nothing_comes_back_from_is_told_within_five_seconds() -> None:
    place = Place("http://192.0.2.1:9000", "eoffice", "access", "secret")  # RFC 5737
    began = time.monotonic()

    with pytest.raises(VaultUnavailableError):
        S3Vault(place).keep(io.BytesIO(b"letter"), agency_uid=AGENCY)

    assert time.monotonic() - began < 5
