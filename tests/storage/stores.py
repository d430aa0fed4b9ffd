"""Vaults to test on, with a second hand that reaches into the store behind the vault's back."""

import secrets
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast
from urllib.parse import urlsplit

import pytest
from minio import Minio
from minio.error import S3Error
from pytest_django.fixtures import Settings

from storage.backends.base import Vault, VaultUnavailableError
from storage.backends.filesystem import UNFINISHED, FileSystemVault
from storage.backends.s3.place import Place
from storage.backends.s3.probing import make_ready
from storage.backends.s3.vault import S3Vault
from tests.servers.standing import reach

PART = 5 * 1024 * 1024  # the smallest that S3 allows
SERVERS = [
    pytest.param("versitygw", marks=pytest.mark.s3),
    pytest.param("minio", marks=pytest.mark.minio),
]
KINDS = ["folder", *SERVERS]


class Store(ABC):
    """A vault, and what only a test may do to its bytes."""

    vault: Vault

    @abstractmethod
    def put(self, name: str, content: bytes) -> None:
        """Put bytes under a name, whatever it promises."""

    @abstractmethod
    def leave_unfinished(self, name: str) -> None:
        """Leave what a writer leaves that dies half-way."""


class FolderStore(Store):
    """A vault in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault = cast(Vault, FileSystemVault(location=str(folder)))

    def put(self, name: str, content: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(content)

    def leave_unfinished(self, name: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_name(f"{UNFINISHED}{path.name[:8]}").write_bytes(b"half")


class ServerStore(Store):
    """A vault in a bucket."""

    def __init__(self, place: Place) -> None:
        self.server = S3Vault(place, part_size=PART)
        self.vault = cast(Vault, self.server)
        make_ready(self.server)

    def put(self, name: str, content: bytes) -> None:
        self.server.bucket.put(name, content, {})

    def leave_unfinished(self, name: str) -> None:
        bucket = self.server.bucket
        bucket.put_part(name, bucket.begin(name, {}), 1, b"half")

    def hold(self, name: str, until: datetime) -> None:
        self.server.bucket.retain(name, until)


@contextmanager
def standing(kind: str) -> Iterator[Store]:
    """Give an empty store of a kind: the folder, or a bucket of its own on a standing server."""
    if kind == "folder":
        with TemporaryDirectory() as folder:
            yield FolderStore(Path(folder))
        return
    place = place_on(_variables_of(kind))
    store = ServerStore(place)
    try:
        yield store
    finally:
        empty(store.server)


def place_on(variables: Mapping[str, str]) -> Place:
    """Return a bucket that nobody else uses on a server; it is not made yet."""
    return Place(
        endpoint=variables["S3_ENDPOINT"],
        bucket=f"test-{secrets.token_hex(6)}",
        access_key=variables["S3_ACCESS_KEY"],
        secret_key=variables["S3_SECRET_KEY"],
    )


def place_of(kind: str) -> Place:
    """Return a bucket that nobody else uses on a standing server; it is not made yet."""
    return place_on(_variables_of(kind))


def use(place: Place, settings: Settings, *, ready: bool = True) -> S3Vault:
    """Have the office keep its files in a bucket."""
    settings.S3_ENDPOINT = place.endpoint
    settings.S3_BUCKET = place.bucket
    settings.S3_ACCESS_KEY = place.access_key
    settings.S3_SECRET_KEY = place.secret_key
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "storage.backends.s3.vault.S3Vault"},
    }
    server = S3Vault(place)
    if ready:
        make_ready(server)
    return server


def use_second(place: Place, settings: Settings, *, ready: bool = True) -> S3Vault:
    """Have the office send copies to a bucket."""
    settings.S3_COPY_ENDPOINT = place.endpoint
    settings.S3_COPY_BUCKET = place.bucket
    settings.S3_COPY_ACCESS_KEY = place.access_key
    settings.S3_COPY_SECRET_KEY = place.secret_key
    server = S3Vault(place)
    if ready:
        make_ready(server)
    return server


def with_wrong_key(place: Place) -> Place:
    return replace(place, secret_key="wrong-" + place.secret_key[:10])


def empty(server: S3Vault) -> None:
    """Take a bucket away with all that is in it, as far as its locks allow."""
    bucket = server.bucket
    with suppress(VaultUnavailableError):
        for piece in server.unfinished():
            server.abandon(piece)
        for key in set(bucket.list_keys()):
            for version in bucket.versions(key):
                with suppress(VaultUnavailableError):
                    bucket.remove(key, version)
    client = Minio(
        endpoint=urlsplit(server.place.endpoint).netloc,
        access_key=server.place.access_key,
        secret_key=server.place.secret_key,
        secure=False,
    )
    with suppress(S3Error):  # locked files, or a bucket that was never made
        client.remove_bucket(bucket_name=server.place.bucket)


def _variables_of(kind: str) -> Mapping[str, str]:
    variables = reach(kind)
    if variables is None:
        pytest.fail(f"{kind} does not stand any more.")
    return variables
