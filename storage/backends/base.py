"""What every vault promises, wherever its bytes lie: digests for names, and nothing lost.

A blob's name is a digest of its content, keyed with the installation's secret and the agency, so
that names tell nobody what is kept and one agency's copy is never another's.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO, Any, NoReturn, Protocol
from uuid import UUID

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import Storage

_CHUNK = 1 << 20


class SealedFileError(Exception):
    """Raised on an attempt to change or remove a file of the vault, or to give it an address."""


class HeldFileError(SealedFileError):
    """The store keeps the file until a day that has not come; not even disposal takes it away."""

    def __init__(self, name: str, until: datetime) -> None:
        super().__init__(f"{name} is held until {until:%Y-%m-%d %H:%M:%S} UTC.")
        self.until = until


class DigestMismatchError(Exception):
    """The bytes are not those that their name promises."""


class VaultFullError(Exception):
    """There is no room left; nothing of the file was kept."""


class VaultUnavailableError(Exception):
    """The store of the vault does not answer, or refuses us; nothing of a file was kept."""


class Hash(Protocol):
    """What hashlib gives, as far as it is used here."""

    def update(self, data: bytes, /) -> None: ...
    def digest(self) -> bytes: ...
    def hexdigest(self) -> str: ...


@dataclass(frozen=True)
class Unfinished:
    """What a writer left behind when it died: a piece that nothing points to."""

    name: str
    since: datetime
    handle: str  # by which its store takes it away


class Vault(Protocol):
    """What the product uses of a vault. No caller knows where the bytes lie."""

    def keep(self, stream: IO[bytes], *, agency_uid: UUID) -> tuple[str, str]:
        """Keep a stream that can be rewound; return the blob's name and the content's digest."""

    def save(self, name: str, content: "File[Any]") -> str:
        """Put bytes under the name that they have already; raise DigestMismatchError."""

    def open(self, name: str, mode: str = "rb") -> IO[bytes]:
        """Open a blob for reading from any place in it; raise FileNotFoundError."""

    def open_verified(self, name: str) -> IO[bytes]:
        """Open a blob for reading after its bytes were checked; raise DigestMismatchError."""

    def is_whole(self, name: str) -> bool:
        """Say whether a blob is there and its bytes are those that its name promises."""

    def exists(self, name: str) -> bool:
        """Say whether a blob is there, whatever its bytes."""

    def size(self, name: str) -> int:
        """Return how many bytes a blob has; raise FileNotFoundError."""

    def get_modified_time(self, name: str) -> datetime:
        """Return since when a blob is there; raise FileNotFoundError."""

    def names(self) -> Iterator[str]:
        """Name every blob, in no particular order."""

    def unfinished(self) -> Iterator[Unfinished]:
        """Find what writers left behind when they died."""

    def abandon(self, piece: Unfinished) -> None:
        """Take away what a writer left behind."""

    def retain(self, name: str, *, until: datetime) -> bool:
        """Have the store itself refuse to let a blob go before a day; False where it cannot."""

    def recover(self, name: str) -> bool:
        """Put a blob right from what its store still has of former days; False where it cannot."""

    def dispose(self, name: str) -> None:
        """Take a blob away for good, in every version of it; raise HeldFileError.

        The door of disposal, after the last use of the blob has gone.
        """

    def delete(self, name: str) -> NoReturn:
        """Refuse: only disposal takes bytes away."""

    def url(self, name: str | None) -> NoReturn:
        """Refuse: bytes are served by what they belong to, to whoever may read that."""


class KeptByDigest(Storage):
    """A storage whose names are digests of the content, so that one name means the same bytes."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        del max_length
        return name

    def keep(self, stream: IO[bytes], *, agency_uid: UUID) -> tuple[str, str]:
        """Keep a stream that can be rewound; return the blob's name and the content's digest."""
        stream.seek(0)
        digest = digest_of(stream)
        stream.seek(0)
        return self.save(blob_name(agency_uid, digest), File(stream)), digest

    def open(self, name: str, mode: str = "rb") -> Any:
        if mode != "rb":
            raise SealedFileError(f"{name} is sealed; nobody writes into it.")
        return super().open(name, mode)

    def delete(self, name: str) -> NoReturn:
        raise SealedFileError(f"{name} is sealed; only disposal takes it away.")

    def url(self, name: str | None) -> NoReturn:
        raise SealedFileError(f"{name} has no address: bytes are served by what they belong to.")


def blob_name(agency_uid: UUID, digest: str) -> str:
    """Return the name under which an agency keeps the bytes with this SHA-256 (hex)."""
    message = agency_uid.bytes + bytes.fromhex(digest)
    name = hmac.new(settings.VAULT_KEY.encode(), message, hashlib.sha256).hexdigest()
    return f"{agency_uid.hex}/{name[:2]}/{name[2:4]}/{name}"


def is_name_of(name: str, digest: Hash) -> bool:
    """Say whether content with a digest would bear this name, kept by the name's agency."""
    try:
        agency_uid = UUID(PurePosixPath(name).parts[0])
    except (IndexError, ValueError):
        return False
    return blob_name(agency_uid, digest.hexdigest()) == name


def digest_of(stream: IO[bytes]) -> str:
    """Return the SHA-256 of a stream from where it stands, in hex."""
    digest = hashlib.sha256()
    for chunk in chunks_of(stream):
        digest.update(chunk)
    return digest.hexdigest()


def chunks_of(stream: IO[bytes]) -> Iterator[bytes]:
    """Read a stream to its end, a piece at a time."""
    while chunk := stream.read(_CHUNK):
        yield chunk
