"""The vault on an S3 server: nothing appears under its name before it is whole.

One request puts a small file; a larger one comes in parts and appears when the last is there and
the digest of all is that of its name. Parts are compared with their MD5 as they arrive.
"""

import hashlib
import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import File
from django.core.files.utils import validate_file_name

from storage.backends.base import (
    DigestMismatchError,
    HeldFileError,
    KeptByDigest,
    Unfinished,
    VaultUnavailableError,
    is_name_of,
)
from storage.backends.s3.client import Bucket
from storage.backends.s3.errors import AlreadyThereError, NotOfferedError, RefusedError
from storage.backends.s3.place import Place, main_place
from storage.backends.s3.reading import ObjectReader

PROBES = ".probe/"  # what checks leave in the bucket for a moment
PART_SIZE = 8 * 1024 * 1024
_IN_MEMORY = 4 * 1024 * 1024
_IF_ABSENT = {"If-None-Match": "*"}


class S3Vault(KeptByDigest):
    """A vault in one bucket. Without a place, it is the one that settings name."""

    def __init__(self, place: Place | None = None, *, part_size: int = PART_SIZE) -> None:
        place = place or main_place()
        if place is None:
            raise ImproperlyConfigured("Set S3_ENDPOINT in the environment.")
        self.place = place
        self.bucket = Bucket(place)
        self.part_size = part_size
        self._extra = {"x-amz-server-side-encryption": place.encryption} if place.encryption else {}
        self._asks_for_absence = True

    def _save(self, name: str, content: IO[bytes]) -> str:
        is_there = self.exists(name)  # also the first question: a server that is down shows here
        if is_there and self.is_whole(name):
            return name
        # What has rotted is put right by the same bytes; otherwise nobody writes over anything.
        condition = _IF_ABSENT if self._asks_for_absence and not is_there else {}
        try:
            self._write(name, content, condition)
        except AlreadyThereError:
            # Somebody else has kept the same bytes just now. Otherwise it is put right: by some
            # servers' lights something is there as well when somebody has marked it as removed.
            if not self.is_whole(name):
                self._write(name, content, {})
        except NotOfferedError:
            if not condition:
                raise
            # Without conditions two writers write the same bytes twice, which is harmless.
            self._asks_for_absence = False
            self._write(name, content, {})
        return name

    def _write(self, name: str, content: IO[bytes], condition: dict[str, str]) -> None:
        size = content.seek(0, io.SEEK_END)
        content.seek(0)
        if size > self.part_size:
            self._write_parts(name, content, condition)
            return
        body = content.read()
        if not is_name_of(name, hashlib.sha256(body)):
            raise DigestMismatchError(name)
        self.bucket.put(name, body, {**self._extra, **condition})

    def _write_parts(self, name: str, content: IO[bytes], condition: dict[str, str]) -> None:
        upload = self.bucket.begin(name, self._extra)
        try:
            tags, size, digest = [], 0, hashlib.sha256()
            for number, part in enumerate(_parts_of(content, self.part_size), start=1):
                digest.update(part)
                size += len(part)
                tags.append(self.bucket.put_part(name, upload, number, part))
            if not is_name_of(name, digest):
                raise DigestMismatchError(name)
            self.bucket.complete(name, upload, tags, condition)
        except BaseException:
            with suppress(VaultUnavailableError, FileNotFoundError):
                self.bucket.abort(name, upload)
            raise
        # The answer to a completion can be an error that comes as a success.
        if self.size(name) != size:
            raise VaultUnavailableError(f"{name} did not arrive whole.")

    def _open(self, name: str, mode: str = "rb") -> "File[bytes]":
        del mode
        stat = self.bucket.stat(_key(name))
        fetch = partial(self._fetch, name, stat.etag)
        # The buffer holds a page; what is read ahead lies in the reader.
        return File(io.BufferedReader(ObjectReader(fetch, stat.size)), name=name)

    def _fetch(self, name: str, etag: str, start: int, length: int) -> bytes:
        try:
            return self.bucket.fetch(name, start, length, etag=etag)
        except AlreadyThereError as error:
            raise DigestMismatchError(f"{name} was changed while it was read.") from error

    def open_verified(self, name: str) -> IO[bytes]:
        """Open a blob for reading after its bytes were checked; raise DigestMismatchError.

        What was checked is what is read: the bytes come once, into a file of our own.
        """
        checked = self._checked(name)
        if checked is None:
            raise DigestMismatchError(name)
        return checked

    def is_whole(self, name: str) -> bool:
        """Say whether a blob is there and its bytes are those that its name promises."""
        return self._is_whole(name)

    def _checked(self, name: str, version: str | None = None) -> IO[bytes] | None:
        """Fetch a blob, or a version of it; None where its bytes are not what its name says."""
        spooled = cast(
            IO[bytes],
            SpooledTemporaryFile(  # noqa: SIM115 - whoever asked closes it
                max_size=_IN_MEMORY, dir=settings.FILE_UPLOAD_TEMP_DIR
            ),
        )
        is_whole = False
        try:
            is_whole = self._is_whole(name, copy_to=spooled, version=version)
        finally:
            if not is_whole:
                spooled.close()
        if not is_whole:
            return None
        spooled.seek(0)
        return spooled

    def _is_whole(
        self, name: str, *, copy_to: IO[bytes] | None = None, version: str | None = None
    ) -> bool:
        digest = hashlib.sha256()
        try:
            for chunk in self.bucket.chunks(_key(name), version):
                digest.update(chunk)
                if copy_to is not None:
                    copy_to.write(chunk)
        except (FileNotFoundError, NotOfferedError):  # not there, or the mark of a removal
            return False
        return is_name_of(name, digest)

    def exists(self, name: str) -> bool:
        try:
            self.bucket.stat(_key(name))
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        return self.bucket.stat(_key(name)).size

    def get_modified_time(self, name: str) -> datetime:
        return self.bucket.stat(_key(name)).modified

    def names(self) -> Iterator[str]:
        """Name every blob, in no particular order."""
        return (key for key in self.bucket.list_keys() if not key.startswith(PROBES))

    def unfinished(self) -> Iterator[Unfinished]:
        """Find what writers left behind when they died: uploads that were never completed."""
        for found in self.bucket.uploads():
            yield Unfinished(
                f"The upload of {found.key}", found.since, _handle(found.key, found.upload)
            )

    def abandon(self, piece: Unfinished) -> None:
        """Take away what a writer left behind."""
        upload, _space, key = piece.handle.partition(" ")
        with suppress(FileNotFoundError):
            self.bucket.abort(key, upload)

    def retain(self, name: str, *, until: datetime) -> bool:
        """Have the server refuse to let a blob go before a day; False where it cannot."""
        try:
            self.bucket.retain(_key(name), until)
        except RefusedError:
            return False
        return True

    def recover(self, name: str) -> bool:
        """Put a blob right from a version that somebody with the keys has written over."""
        for version in self.bucket.versions(_key(name)):
            former = self._checked(name, version)
            if former is not None:
                with former:
                    self.save(name, File(former))
                return True
        return False

    def dispose(self, name: str) -> None:
        """Take a blob away for good, in every version of it; raise HeldFileError."""
        versions = self.bucket.versions(_key(name))
        held = [self.bucket.held_until(name, version) for version in versions]
        last = max(filter(None, held), default=None)
        if last is not None and last > datetime.now(UTC):
            raise HeldFileError(name, last)
        for version in versions:
            self.bucket.remove(name, version)


def _key(name: str) -> str:
    """Return the key of a name; raise SuspiciousFileOperation for one that leads elsewhere."""
    validate_file_name(name, allow_relative_path=True)
    return name


def _handle(key: str, upload: str) -> str:
    return f"{upload} {key}"


def _parts_of(content: IO[bytes], size: int) -> Iterator[bytes]:
    """Read a stream in parts of a size; only the last one may be shorter."""
    while part := _read(content, size):
        yield part


def _read(content: IO[bytes], size: int) -> bytes:
    pieces: list[bytes] = []
    while size and (piece := content.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)
