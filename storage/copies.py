"""Copies of what is kept in a second store: asked for with the version, sent behind it."""

import logging
from datetime import datetime, timedelta

from django.core.files.base import File

from storage.backends.base import VaultUnavailableError
from storage.models import FileVersion, StoreCopy
from storage.vault import second_vault, vault

AT_ONCE = 500  # how many waiting copies one run sends, so that other work gets its turn
PATIENCE = timedelta(minutes=2)  # a copy that was just asked for has a task of its own

logger = logging.getLogger(__name__)


class NoSecondStoreError(Exception):
    """The installation has no second store."""


def ask_for(blob: str, *, at: datetime) -> bool:
    """Write down that a blob is to be copied; True where it is to be sent and was not before."""
    if second_vault() is None:
        return False
    _copy, is_new = StoreCopy.objects.get_or_create(blob=blob, defaults={"asked_at": at})
    return is_new


def ask_for_the_rest(*, at: datetime) -> int:
    """Ask for copies of what was kept before there was a second store; return how many."""
    if second_vault() is None:
        raise NoSecondStoreError
    kept = FileVersion.objects.filter(disposed_at=None).values("blob")
    missing = kept.exclude(blob__in=StoreCopy.objects.values("blob")).distinct()
    copies = [StoreCopy(blob=row["blob"], asked_at=at) for row in missing.iterator()]
    StoreCopy.objects.bulk_create(copies, batch_size=500, ignore_conflicts=True)
    return len(copies)


def send(blob: str, *, at: datetime) -> None:
    """Send a blob; its bytes are compared with its name here, on the way and where they arrive."""
    second = second_vault()
    copy = StoreCopy.objects.filter(blob=blob, copied_at=None).first()
    if second is None or copy is None:
        return
    with vault().open_verified(blob) as stream:
        second.save(blob, File(stream))
    copy.copied_at = at
    copy.save(update_fields=["copied_at"])


def send_waiting(*, at: datetime) -> int:
    """Send what waits, the oldest first, until a store does not answer; return how many went."""
    count = 0
    for copy in StoreCopy.objects.waiting().filter(asked_at__lt=at - PATIENCE)[:AT_ONCE]:
        try:
            send(copy.blob, at=at)
        except VaultUnavailableError as error:
            logger.warning("The second store, or the vault, is away: %s", error)
            break
        except Exception:
            logger.exception("The copy of %s could not be sent.", copy.blob)
        else:
            count += 1
    return count


def take_back(blob: str) -> None:
    """Take the copy of a disposed blob away for good; raise HeldFileError."""
    second = second_vault()
    if second is not None:
        second.dispose(blob)
    StoreCopy.objects.filter(blob=blob).delete()
