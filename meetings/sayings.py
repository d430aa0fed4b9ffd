"""When a meeting is, as people say it. Pure: what time it is, is told by the caller."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from eoffice.web import sayings


def span_in_words(begins: datetime, ends: datetime, *, now: datetime) -> str:
    """Say from when to when: "hôm nay 14:00–16:30", "thứ Tư 25/11, 14:00–16:30".

    The weekday is said of any day this year: people plan their weeks by it.
    """
    day, today = timezone.localtime(begins).date(), timezone.localtime(now).date()
    said = sayings.moment_in_words(begins, now=now)
    is_far = abs((day - today).days) > 1 and not said.startswith(sayings.weekday(day))
    if is_far and day.year == today.year:
        said = f"{sayings.weekday(day)} {said}"
    return f"{said}–{_end(begins, ends)}"


def span_in_full(begins: datetime, ends: datetime) -> str:
    """Say it in full: "14:00–16:30, thứ Tư, 25 tháng 11 năm 2026"."""
    first, last = timezone.localtime(begins), timezone.localtime(ends)
    if first.date() != last.date():
        return f"{sayings.moment_in_full(first)} – {sayings.moment_in_full(last)}"
    return f"{first:%H:%M}–{last:%H:%M}, {sayings.day_in_full(first.date())}"


def span_in_figures(begins: datetime, ends: datetime) -> str:
    """Say it in any language: "14:00–16:30, 25/11/2026"."""
    return f"{clock(begins)}–{_end(begins, ends)}, {timezone.localtime(begins):%d/%m/%Y}"


def clock(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M}"


def reading_minutes(pages: int) -> int:
    """Guess how long pages take to read: two pages in a minute, at least one minute."""
    return max(1, round(pages / 2.2)) if pages else 0


def left_until(begins: datetime, *, now: datetime) -> str:
    """Say how many days are left: "còn 2 ngày"; nothing on the day itself and after."""
    days = (timezone.localtime(begins).date() - timezone.localtime(now).date()).days
    return _("%(n)d days left") % {"n": days} if days > 1 else ""


def _end(begins: datetime, ends: datetime) -> str:
    first, last = timezone.localtime(begins), timezone.localtime(ends)
    same = first.date() == last.date()
    return f"{last:%H:%M}" if same else f"{last:%H:%M %d/%m}"


def after(begins: datetime | None, minutes: int | None) -> datetime | None:
    """Return when what follows begins; unknown after something of unknown length."""
    return begins + timedelta(minutes=minutes) if begins and minutes else None
