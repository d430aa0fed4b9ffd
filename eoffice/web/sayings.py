"""Days, moments and terms as people say them. Pure: what time it is, is told by the caller."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

# From Monday, as `date.weekday` counts. Django's own Vietnamese says "Thứ 2"; people do not.
WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
_NEAR = timedelta(days=6)  # within it the name of the weekday means one day only


def weekday(day: date) -> str:
    """Name the weekday, as inside a sentence: "thứ Sáu"."""
    return str(WEEKDAYS[day.weekday()])


def day_in_words(day: date, *, today: date) -> str:
    """Say a day: "hôm nay", "hôm qua", "thứ Sáu 20/11", "20/11" this year, else "20/11/2025"."""
    words = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    distance = day - today
    if distance.days in words:
        return words[distance.days]
    if abs(distance) <= _NEAR:
        return f"{weekday(day)} {day:%d/%m}"
    return f"{day:%d/%m}" if day.year == today.year else f"{day:%d/%m/%Y}"


def moment_in_words(at: datetime, *, now: datetime) -> str:
    """Say a moment (aware) by the office's clock: "hôm nay 14:00", "thứ Tư 25/11, 14:00"."""
    local = timezone.localtime(at)
    today = timezone.localtime(now).date()
    day = day_in_words(local.date(), today=today)
    joint = " " if abs((local.date() - today).days) <= 1 else ", "
    return f"{day}{joint}{local:%H:%M}"


def day_in_full(day: date) -> str:
    """Say a day for hover, headings and print: "thứ Hai, 23 tháng 11 năm 2026"."""
    return _("%(weekday)s, %(day)d %(month)s %(year)d") % {
        "weekday": weekday(day),
        "day": day.day,
        "month": _MONTHS[day.month - 1],
        "year": day.year,
    }


def moment_in_full(at: datetime) -> str:
    """Say a moment (aware) in full: "14:00, thứ Hai, 23 tháng 11 năm 2026"."""
    local = timezone.localtime(at)
    return f"{local:%H:%M}, {day_in_full(local.date())}"


def time_left(working_days: int) -> str:
    """Say how far off a term is, counted in working days by the caller; below zero it is late."""
    if working_days < 0:
        late = -working_days
        return ngettext("%(n)d working day late", "%(n)d working days late", late) % {"n": late}
    if working_days == 0:
        return _("due today")
    return ngettext("%(n)d working day left", "%(n)d working days left", working_days) % {
        "n": working_days
    }


def tone_of_time_left(working_days: int, *, soon: int = 2) -> str:
    """Choose the badge's tone for a term: red when late, amber when due within `soon` days."""
    if working_days < 0:
        return "red"
    return "amber" if working_days <= soon else "grey"


_MONTHS = (
    gettext_lazy("January"),
    gettext_lazy("February"),
    gettext_lazy("March"),
    gettext_lazy("April"),
    gettext_lazy("May"),
    gettext_lazy("June"),
    gettext_lazy("July"),
    gettext_lazy("August"),
    gettext_lazy("September"),
    gettext_lazy("October"),
    gettext_lazy("November"),
    gettext_lazy("December"),
)


def initials(full_name: str) -> str:
    """Return the letter by which a Vietnamese name is known: the first of its last word."""
    words = full_name.split()
    return words[-1][0].upper() if words else ""
