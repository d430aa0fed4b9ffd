"""Requests of programs by their keys: claimed, answered, given free, forgotten."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from eoffice.api.models import ProgramRequest, Token

STILL_RUNS = timedelta(minutes=2)
KEPT_FOR = timedelta(days=7)


@transaction.atomic
def claim(
    *, token: Token, key: UUID, path: str, fingerprint: str, at: datetime
) -> tuple[ProgramRequest, bool]:
    """Claim a key; say whether the request is to be run now.

    A claim that nobody has answered for so long that its process must be gone is taken over: what
    it did was rolled back with it.
    """
    row, is_first = ProgramRequest.objects.select_for_update().get_or_create(
        token=token,
        key=key,
        defaults={"path": path[:300], "fingerprint": fingerprint, "asked_at": at},
    )
    if is_first:
        return row, True
    is_same = row.fingerprint == fingerprint
    if not is_same or row.answered_at is not None or at - row.asked_at < STILL_RUNS:
        return row, False
    row.asked_at = at
    row.save(update_fields=["asked_at"])
    return row, True


def keep(*, row: ProgramRequest, status: int, answer: dict[str, Any], at: datetime) -> None:
    """Keep the answer, in the transaction of what was done."""
    row.status, row.answer, row.answered_at = status, answer, at
    row.save(update_fields=["status", "answer", "answered_at"])


def give_free(*, row: ProgramRequest) -> None:
    """Give the key of a refused request free: nothing was done, so it can be sent again, mended."""
    ProgramRequest.objects.filter(pk=row.pk, answered_at__isnull=True).delete()


def forget(*, at: datetime) -> int:
    """Forget requests that nobody repeats any more."""
    gone, _by_model = ProgramRequest.objects.asked_before(at - KEPT_FOR).delete()
    return gone
