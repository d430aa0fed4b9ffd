"""Keeping files: the bytes first, whole and on the disk, then the rows that point to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

from django.core.files.base import File as DjangoFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from storage import copies
from storage.backends.base import VaultFullError, chunks_of
from storage.checking import UploadRefusedError, check
from storage.models import File, FileVersion, VersionReading
from storage.names import clean_name
from storage.scanning import require_clean
from storage.tasks import read_version, send_copy
from storage.vault import vault

Content = bytes | IO[bytes] | DjangoFile[Any]


def keep(
    content: Content,
    *,
    name: str,
    agency: Agency,
    actor: Actor | None,
    at: datetime,
    media_type: str = "",
    reads: bool = True,
    is_made_here: bool = False,
) -> FileVersion:
    """Keep a new file of an agency as its first version, and have it read.

    What was made here of what has been scanned is not scanned again (`is_made_here`), so that
    drafts are signed and issued while the scanner is away; what was put together from files that
    have been read as well (a packet) is neither again: `reads=False`.

    Raises UploadRefusedError, with a sentence for people, where the file cannot be kept, and
    ScannerUnavailableError where it would have to be scanned and cannot be; then nothing of it is
    left. The bytes are written before a transaction is opened; call it outside
    one where you can. The caller has asked whether the actor may bring files.
    """
    name = clean_name(name)
    with _rewindable(content) as stream:
        checked = check(stream, name=name, media_type=media_type)
        if reads and not is_made_here:
            require_clean(stream, name=name, agency=agency, actor=actor)
        stored = _store(stream, agency, name)
    with transaction.atomic():
        file = File.objects.create(agency=agency, created_at=at)
        version = _new_version(file, stored, name=name, media_type=checked, actor=actor, at=at)
        if reads:
            _have_it_read(version)
        return version


def add_version(
    file: File,
    content: Content,
    *,
    name: str,
    actor: Actor | None,
    at: datetime,
    is_made_here: bool = False,
) -> FileVersion:
    """Keep a new version of a file; what was kept before stays as it is, with its pins."""
    name = clean_name(name)
    with _rewindable(content) as stream:
        checked = check(stream, name=name)
        if not is_made_here:
            require_clean(stream, name=name, agency=file.agency, actor=actor)
        stored = _store(stream, file.agency, name)
    with transaction.atomic():
        File.objects.select_for_update().get(pk=file.pk)
        version = _new_version(file, stored, name=name, media_type=checked, actor=actor, at=at)
        _have_it_read(version)
        return version


def copy_to(
    version: FileVersion, *, agency: Agency, actor: Actor | None, at: datetime
) -> FileVersion:
    """Give another agency its own copy, so that taking back one copy takes back nothing else."""
    with version.open_verified() as stream:
        stored = _store(stream, agency, version.name)
    name, media_type = version.name, version.media_type
    with transaction.atomic():
        file = File.objects.create(agency=agency, created_at=at)
        copy = _new_version(file, stored, name=name, media_type=media_type, actor=actor, at=at)
        _have_it_read(copy)
        return copy


@dataclass(frozen=True)
class _Stored:
    blob: str
    digest: str
    size: int


def _new_version(
    file: File,
    stored: _Stored,
    *,
    name: str,
    media_type: str,
    actor: Actor | None,
    at: datetime,
) -> FileVersion:
    last = file.versions.aggregate(last=Max("ordinal"))["last"] or 0
    if copies.ask_for(stored.blob, at=at):
        send_copy.enqueue(blob=stored.blob)
    return FileVersion.objects.create(
        file=file,
        ordinal=last + 1,
        name=name,
        media_type=media_type,
        blob=stored.blob,
        digest=stored.digest,
        size=stored.size,
        made_by=actor.user if actor else None,
        made_in=actor.post if actor else None,
        made_at=at,
    )


def _have_it_read(version: FileVersion) -> None:
    VersionReading.objects.create(version=version)
    read_version.enqueue(version_uid=str(version.uid))


def _store(stream: IO[bytes], agency: Agency, name: str) -> _Stored:
    try:
        blob, digest = vault().keep(stream, agency_uid=agency.uid)
    except VaultFullError as error:
        raise UploadRefusedError(
            _(
                "There is no room left to keep “%(name)s”. Nothing of it was kept; "
                "please tell the administrator and try again later."
            )
            % {"name": name},
            "full",
        ) from error
    return _Stored(blob, digest, stream.seek(0, 2))


@contextmanager
def _rewindable(content: Content) -> Iterator[IO[bytes]]:
    """Give bytes or a stream as a stream that can be read twice."""
    if isinstance(content, bytes):
        yield BytesIO(content)
    elif content.seekable():
        yield cast(IO[bytes], content)
    else:
        with SpooledTemporaryFile(max_size=1 << 20) as spooled:
            for chunk in chunks_of(cast(IO[bytes], content)):
                spooled.write(chunk)
            yield cast(IO[bytes], spooled)
