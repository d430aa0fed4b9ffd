"""Where a day begins and ends by the office's clock, for holdings, which are said in days."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone


def first_moment_of(day: date) -> datetime:
    """Return midnight at the beginning of a day, as an instant (UTC)."""
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone()).astimezone(UTC)


def moment_after(last_day: date) -> datetime:
    """Return the instant at which a period ends whose last day this is: midnight after it."""
    return first_moment_of(last_day + timedelta(days=1))
