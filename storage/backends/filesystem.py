"""The vault on a file system: what is kept is complete, never overwritten, not removed by accident.

A blob's name is a digest of its content, keyed with the installation's secret and the agency, so
that names tell nobody what is kept and one agency's copy is never another's.
"""

import errno
import hashlib
import hmac
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, NoReturn, Protocol
from uuid import UUID

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

UNFINISHED = ".unfinished-"
_CHUNK = 1 << 20
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class SealedFileError(Exception):
    """Raised on an attempt to remove a file from the vault."""


class DigestMismatchError(Exception):
    """The bytes are not those that their name promises."""


class VaultFullError(Exception):
    """There is no room left; nothing of the file was kept."""


class Hash(Protocol):
    """What hashlib gives, as far as it is used here."""

    def update(self, data: bytes, /) -> None: ...
    def digest(self) -> bytes: ...
    def hexdigest(self) -> str: ...


def blob_name(agency_uid: UUID, digest: str) -> str:
    """Return the name under which an agency keeps the bytes with this SHA-256 (hex)."""
    message = agency_uid.bytes + bytes.fromhex(digest)
    name = hmac.new(settings.VAULT_KEY.encode(), message, hashlib.sha256).hexdigest()
    return f"{agency_uid.hex}/{name[:2]}/{name[2:4]}/{name}"


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


class FileSystemVault(FileSystemStorage):
    """A storage whose names are digests of the content, so that one name means the same bytes.

    A file appears under its name only when it is whole and on the disk; Django's own storage
    promises neither.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        del max_length
        return name

    def keep(self, stream: IO[bytes], *, agency_uid: UUID) -> tuple[str, str]:
        """Keep a stream that can be rewound; return the blob's name and the content's digest."""
        stream.seek(0)
        digest = digest_of(stream)
        stream.seek(0)
        return self.save(blob_name(agency_uid, digest), File(stream)), digest

    def _save(self, name: str, content: IO[bytes]) -> str:
        target = Path(self.path(name))
        try:
            # What stands there already is trusted only when it is still what its name says; bytes
            # that have rotted are put right by the same bytes arriving again.
            if not (target.exists() and self.is_whole(name)):
                self._write(name, target, content)
            _fsync_folders(target.parent, Path(self.location))
        except OSError as error:
            if error.errno in _FULL:
                raise VaultFullError from error
            raise
        return name

    def _write(self, name: str, target: Path, content: IO[bytes]) -> None:
        target.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        with _unfinished(target.parent) as file:
            digest = hashlib.sha256()
            for chunk in chunks_of(content):
                digest.update(chunk)
                file.write(chunk)
            if self._name_for(name, digest) != name:
                raise DigestMismatchError(name)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).chmod(0o440)
            Path(file.name).replace(target)

    def is_whole(self, name: str) -> bool:
        """Say whether a blob is there and its bytes are those that its name promises."""
        digest = hashlib.sha256()
        try:
            with Path(self.path(name)).open("rb") as file:
                for chunk in chunks_of(file):
                    digest.update(chunk)
        except FileNotFoundError:
            return False
        return self._name_for(name, digest) == name

    def open_verified(self, name: str) -> IO[bytes]:
        """Open a blob for reading after its bytes were checked; raise DigestMismatchError."""
        if not self.is_whole(name):
            raise DigestMismatchError(name)
        return self.open(name, "rb")

    def names(self) -> Iterator[str]:
        """Name every blob, in no particular order."""
        for path in self._files():
            if not path.name.startswith(UNFINISHED):
                yield str(path.relative_to(self.location))

    def unfinished(self) -> Iterator[Path]:
        """Find what writers left behind when they died; each is a piece that nothing points to."""
        return (path for path in self._files() if path.name.startswith(UNFINISHED))

    def delete(self, name: str) -> NoReturn:
        raise SealedFileError(f"{name} is sealed; only disposal takes it away.")

    def dispose(self, name: str) -> None:
        """Take a blob away for good: the door of disposal, after its last use has gone."""
        path = Path(self.path(name))
        path.unlink(missing_ok=True)
        _fsync_folder(path.parent)

    def url(self, name: str | None) -> NoReturn:
        raise SealedFileError(f"{name} has no address: bytes are served by what they belong to.")

    def _files(self) -> Iterator[Path]:
        return (path for path in Path(self.location).rglob("*") if path.is_file())

    @staticmethod
    def _name_for(name: str, digest: Hash) -> str:
        """Return what the name would be of content with a digest, kept by the name's agency."""
        try:
            agency_uid = UUID(Path(name).parts[0])
        except (IndexError, ValueError):
            return ""
        return blob_name(agency_uid, digest.hexdigest())


@contextmanager
def _unfinished(folder: Path) -> Iterator[Any]:
    """Open a file beside the final one, which is removed unless it was given its name."""
    with NamedTemporaryFile(dir=folder, prefix=UNFINISHED, delete=False) as file:
        try:
            yield file
        finally:
            with suppress(FileNotFoundError):
                Path(file.name).unlink()


def _fsync_folders(folder: Path, root: Path) -> None:
    """Have the disk remember a new name, and the folders that were made for it."""
    _fsync_folder(folder)
    while folder != root and root in folder.parents:
        folder = folder.parent
        _fsync_folder(folder)


def _fsync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no handle for a folder
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
