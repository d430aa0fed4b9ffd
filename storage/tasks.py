"""Work that storage does in the background: reading what was brought, copying, taking away."""

import logging
import time
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import Error, transaction
from django.utils import timezone
from django_tasks import task

from eoffice.queue.schedule import every
from storage import copies, kinds, listeners, preferences, renditions
from storage.backends.base import DigestMismatchError, HeldFileError, VaultUnavailableError
from storage.models import (
    FileVersion,
    ReadingState,
    Rendition,
    RenditionKind,
    VersionReading,
)
from storage.reading import engine
from storage.reading.engine import Progress
from storage.reading.limits import Outcome
from storage.reading.values import Reading
from storage.vault import vault
from storage.workroom import copy_of

_ENDED = (ReadingState.READ, ReadingState.UNREADABLE)
_TELLS_EVERY = 1.0  # seconds between two notes of how far a reading is
_ASKS_AGAIN = timedelta(minutes=1)  # a store that is away uses up no attempts

logger = logging.getLogger(__name__)


@task(queue_name="reading")
def read_version(*, version_uid: str) -> None:
    """Read a version and keep what that gives; whatever the file is, the reading ends."""
    version = FileVersion.objects.select_related("file__agency").get(uid=UUID(version_uid))
    reading = VersionReading.objects.get(version=version)
    if reading.state in _ENDED:
        return
    reading.state, reading.percent = ReadingState.RUNNING, 0
    reading.save(update_fields=["state", "percent", "updated_at"])
    try:
        with copy_of(version) as copy:
            result = engine.read(
                copy,
                version.media_type,
                limits=preferences.limits(),
                tools=preferences.tools(),
                progress=_noted(version),
            )
            _finish(version, result)
    except VaultUnavailableError:
        VersionReading.objects.filter(version=version).update(state=ReadingState.WAITING)
        later = read_version.using(run_after=timezone.now() + _ASKS_AGAIN)
        later.enqueue(version_uid=version_uid)
    except DigestMismatchError:
        _finish(version, Reading(outcome=Outcome.BROKEN_IN_VAULT))


@task(queue_name="reading")
def take_away(*, blob: str) -> None:
    """Take a blob away for good, with its copy, unless something that is kept has the same bytes.

    What its store holds until a day goes on that day.
    """
    kept = FileVersion.objects.filter(blob=blob, disposed_at__isnull=True)
    if kept.exists() or Rendition.objects.filter(blob=blob).exists():
        return
    try:
        vault().dispose(blob)
        copies.take_back(blob)
    except HeldFileError as error:
        logger.warning("%s It was disposed of and goes then.", error)
        take_away.using(run_after=error.until + _ASKS_AGAIN).enqueue(blob=blob)
    except VaultUnavailableError:
        take_away.using(run_after=timezone.now() + _ASKS_AGAIN).enqueue(blob=blob)


@task(queue_name="reading")
def hold_issued(*, file_uid: str) -> None:
    """Have the store itself refuse to let go of what was issued, where settings ask for it."""
    for version in FileVersion.objects.filter(file__uid=file_uid, disposed_at=None):
        until = version.made_at + timedelta(days=settings.S3_RETENTION_DAYS)
        if until > timezone.now() and not vault().retain(version.blob, until=until):
            logger.warning("The store does not lock %s; see eoffice check-storage.", version.blob)


@task(queue_name="reading")
def send_copy(*, blob: str) -> None:
    """Send a blob to the second store. While that is away it waits for send_waiting_copies."""
    try:
        copies.send(blob, at=timezone.now())
    except VaultUnavailableError as error:
        logger.warning("The copy of %s waits: %s", blob, error)


@every(timedelta(minutes=2))
@task(queue_name="reading")
def send_waiting_copies() -> None:
    """Send the copies that could not be sent when they were asked for."""
    copies.send_waiting(at=timezone.now())


def _noted(version: FileVersion) -> Progress:
    """Write down now and then how far a reading is; a locked database must not stop it."""
    last = time.monotonic()

    def note(percent: int) -> None:
        nonlocal last
        if time.monotonic() - last < _TELLS_EVERY:
            return
        last = time.monotonic()
        with suppress(Error):
            VersionReading.objects.filter(version=version).update(percent=min(percent, 99))

    return note


def _finish(version: FileVersion, result: Reading) -> None:
    """Keep what a reading gave: the bytes first, then all rows at once."""
    made = []
    if result.pages:
        made.append(renditions.text_of_pages(version, result.pages, made_by=result.engine))
    if result.pdf is not None:
        with result.pdf.open("rb") as stream:
            pdf = renditions.made(
                version, RenditionKind.PDF, stream, media_type=kinds.PDF, made_by=result.engine
            )
        made.append(pdf)
    with transaction.atomic():
        reading = VersionReading.objects.select_for_update().get(version=version)
        if reading.state in _ENDED:
            return  # another worker took the task when this one's lease had run out
        for rendition in made:
            renditions.remember(rendition)
        reading.state = ReadingState.READ if result.is_read else ReadingState.UNREADABLE
        reading.outcome = result.outcome
        reading.percent = 100
        reading.page_count = result.page_count
        reading.was_recognised = result.was_recognised
        reading.save()
        listeners.tell(version)
