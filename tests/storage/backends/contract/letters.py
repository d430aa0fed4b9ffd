"""A letter, and the shortest ways to keep and to read it."""

import io
from uuid import UUID

from storage.backends.base import blob_name, digest_of
from tests.storage.stores import Store

AGENCY = UUID("00000000-0000-4000-8000-000000000001")
OTHER = UUID("00000000-0000-4000-8000-000000000002")
LETTER = "Quyết định về việc ban hành quy chế\n".encode() * 20_000  # 900 kB: several windows


def keep(store: Store, content: bytes, agency: UUID = AGENCY) -> str:
    return store.vault.keep(io.BytesIO(content), agency_uid=agency)[0]


def name_of(content: bytes) -> str:
    return blob_name(AGENCY, digest_of(io.BytesIO(content)))


def read(store: Store, name: str) -> bytes:
    with store.vault.open(name) as stream:
        return stream.read()
