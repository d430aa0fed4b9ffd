"""Working hours: when things happen in an office, reckoned forward and back from an instant."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

OPENS, CLOSES = time(7, 30), time(17, 0)
LENGTH = 9.5
"""Hours that the office is open on a working day."""
_DAY = timedelta(days=1)


class Hours:
    """The hours of an office whose working days are known."""

    def __init__(self, is_working: Callable[[date], bool]) -> None:
        self._is_working = is_working

    def after(self, at: datetime, hours: float) -> datetime:
        """Return the instant so many working hours later."""
        now, left = timezone.localtime(at), timedelta(hours=hours)
        while True:
            opens, closes = self._of(now.date())
            begins = max(now, opens)
            if self._is_working(now.date()) and begins + left <= closes:
                return (begins + left).astimezone(UTC)
            if self._is_working(now.date()):
                left -= max(closes - begins, timedelta())
            now = self._of(now.date() + _DAY)[0]

    def before(self, at: datetime, hours: float) -> datetime:
        """Return the instant so many working hours earlier."""
        now, left = timezone.localtime(at), timedelta(hours=hours)
        while True:
            opens, closes = self._of(now.date())
            ends = min(now, closes)
            if self._is_working(now.date()) and ends - left >= opens:
                return (ends - left).astimezone(UTC)
            if self._is_working(now.date()):
                left -= max(ends - opens, timedelta())
            now = self._of(now.date() - _DAY)[1]

    def working_day_before(self, day: date, days: int) -> date:
        """Return the day so many working days earlier."""
        while days or not self._is_working(day):
            day -= _DAY
            days -= bool(days) and self._is_working(day)
        return day

    @staticmethod
    def _of(day: date) -> tuple[datetime, datetime]:
        zone = timezone.get_current_timezone()
        return datetime.combine(day, OPENS, zone), datetime.combine(day, CLOSES, zone)
