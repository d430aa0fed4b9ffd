"""The vault on a file system: what is kept is complete, and stays until it is disposed of."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from django.core.files.storage import FileSystemStorage

from storage.backends.base import (
    DigestMismatchError,
    KeptByDigest,
    Unfinished,
    VaultFullError,
    chunks_of,
    is_name_of,
)

UNFINISHED = ".unfinished-"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class FileSystemVault(KeptByDigest, FileSystemStorage):
    """A file appears under its name only when it is whole and on the disk.

    Django's own storage promises neither.
    """

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
            if not is_name_of(name, digest):
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
        return is_name_of(name, digest)

    def open_verified(self, name: str) -> IO[bytes]:
        """Open a blob for reading after its bytes were checked; raise DigestMismatchError."""
        if not self.is_whole(name):
            raise DigestMismatchError(name)
        opened: IO[bytes] = self.open(name)
        return opened

    def exists(self, name: str) -> bool:
        return Path(self.path(name)).is_file()

    def names(self) -> Iterator[str]:
        """Name every blob, in no particular order."""
        for path in self._files():
            if not path.name.startswith(UNFINISHED):
                yield path.relative_to(self.location).as_posix()

    def unfinished(self) -> Iterator[Unfinished]:
        """Find what writers left behind when they died: files beside the final ones."""
        for path in self._files():
            if path.name.startswith(UNFINISHED):
                with suppress(FileNotFoundError):  # its writer may be alive and just done
                    since = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                    yield Unfinished(str(path), since, str(path))

    def abandon(self, piece: Unfinished) -> None:
        """Take away what a writer left behind."""
        Path(piece.handle).unlink(missing_ok=True)

    def retain(self, name: str, *, until: datetime) -> bool:
        """Return False: a folder cannot refuse its owner. What is kept is read-only anyway."""
        del name, until
        return False

    def recover(self, name: str) -> bool:
        """Return False: a folder keeps nothing of former days."""
        del name
        return False

    def dispose(self, name: str) -> None:
        """Take a blob away for good: the door of disposal, after its last use has gone."""
        path = Path(self.path(name))
        with suppress(FileNotFoundError):
            path.unlink()
            _fsync_folder(path.parent)

    def _files(self) -> Iterator[Path]:
        return (path for path in Path(self.location).rglob("*") if path.is_file())


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
