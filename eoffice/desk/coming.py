"""What happens today and tomorrow: apps register who knows of meetings, terms and the like."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from eoffice.desk.lines import ComingLine
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor

LINES_PER_DAY = 8

Source = Callable[[Actor, datetime, datetime], Sequence[ComingLine]]


@dataclass(frozen=True)
class Day:
    """A day of the office's calendar, and what happens on it, in the order of the clock."""

    on: date
    lines: Sequence[ComingLine]
    left_out: int


_sources: list[Source] = []


def register(source: Source) -> Source:
    """Name a function that lists what happens for an actor from one instant until another.

    The end is not included. Usable as a decorator; called from `AppConfig.ready`.
    """
    if source not in _sources:
        _sources.append(source)
    return source


def days_for(actor: Actor, *, at: datetime) -> list[Day]:
    """List today and tomorrow, by the office's clock; a day on which nothing happens too."""
    today = office_day(at)
    days = [today, today + timedelta(days=1)]
    begins_at, ends_at = _midnight(today), _midnight(today + timedelta(days=2))
    found = [line for source in _sources for line in source(actor, begins_at, ends_at)]
    found.sort(key=lambda line: (line.at, line.title))
    return [_day(day, [line for line in found if office_day(line.at) == day]) for day in days]


def _day(day: date, lines: list[ComingLine]) -> Day:
    return Day(day, lines[:LINES_PER_DAY], max(len(lines) - LINES_PER_DAY, 0))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=timezone.get_default_timezone())
