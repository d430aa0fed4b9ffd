"""The office's clock: instants are UTC, legal days are those of the office's own time zone."""

from datetime import date, datetime

from django.utils import timezone


def office_day(at: datetime) -> date:
    """Return the day that the office's calendar shows at an instant (aware)."""
    return timezone.localtime(at).date()
