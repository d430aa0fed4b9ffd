"""Short ways to keep a file on a server, and servers that do less than they are asked to."""

import io
from collections.abc import Mapping
from uuid import UUID

import pytest

from storage.backends.base import blob_name, digest_of
from storage.backends.s3 import probing
from storage.backends.s3.client import Bucket
from storage.backends.s3.place import Place
from storage.backends.s3.vault import S3Vault
from tests.storage.stores import ServerStore

AGENCY = UUID("00000000-0000-4000-8000-000000000001")

Headers = Mapping[str, str]


def keep(store: ServerStore, content: bytes) -> str:
    return store.vault.keep(io.BytesIO(content), agency_uid=AGENCY)[0]


def name_of(content: bytes) -> str:
    return blob_name(AGENCY, digest_of(io.BytesIO(content)))


def versions(store: ServerStore, name: str) -> list[str]:
    return store.server.bucket.versions(name)


def ready(place: Place) -> S3Vault:
    vault = S3Vault(place)
    probing.make_ready(vault)
    return vault


def drop(monkeypatch: pytest.MonkeyPatch, beginning: str) -> None:
    """Let the server overlook headers without a word, as some do."""
    put = Bucket.put

    def put_without(bucket: Bucket, key: str, body: bytes, headers: Headers) -> str | None:
        left = {name: value for name, value in headers.items() if not name.startswith(beginning)}
        return put(bucket, key, body, left)

    monkeypatch.setattr(Bucket, "put", put_without)


def refuse(monkeypatch: pytest.MonkeyPatch, beginning: str, error: type[Exception]) -> None:
    """Let the server say that it does not know a header."""
    put = Bucket.put

    def put_or_not(bucket: Bucket, key: str, body: bytes, headers: Headers) -> str | None:
        if any(name.startswith(beginning) for name in headers):
            raise error(beginning)
        return put(bucket, key, body, headers)

    monkeypatch.setattr(Bucket, "put", put_or_not)
