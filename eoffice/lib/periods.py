"""Working time: which days count, and when a number of working days or hours is over."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

IsWorkingDay = Callable[[date], bool]

OFFICE_OPENS = 8
OFFICE_HOURS = 8
DAY_ENDS = timedelta(hours=17)
_FAR = 20 * 366  # a count that has not ended in twenty years is a mistake, not a deadline


class DeadlineTooFarError(ValueError):
    """The count of working days does not end within twenty years."""


def add_working_days(start: date, days: int, is_working: IsWorkingDay) -> date:
    """Return the day on which a number of working days ends; the start is not counted.

    Civil Code 2015, Article 147.2: the first day is not counted; 148.5: an end that falls on a
    holiday moves to the next working day (which counting working days does by itself).
    """
    day = start
    for _ in range(_FAR):
        if days == 0 and is_working(day):
            return day
        day += timedelta(days=1)
        if days and is_working(day):
            days -= 1
    raise DeadlineTooFarError


def working_days_between(start: date, end: date, is_working: IsWorkingDay) -> int:
    """Count the working days after the start, up to and with the end; negative when it is past."""
    if end < start:
        return -working_days_between(end, start, is_working)
    return sum(is_working(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def end_of_day(day: date, midnight: datetime) -> datetime:
    """Return the end of office time on a day, as the office's clock has it."""
    return midnight.replace(year=day.year, month=day.month, day=day.day) + DAY_ENDS
