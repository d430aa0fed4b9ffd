"""A year of the working calendar, month by month, as its page shows it."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from eoffice.administration import policies as policy
from eoffice.lib.clock import office_day
from eoffice.lib.verdicts import Verdict
from eoffice.organization.actor import Actor
from eoffice.organization.models import OfficeDay
from eoffice.organization.models.calendar import is_working_by_law, public_holidays, worked_weekends

LAST_AHEAD = 2


@dataclass(frozen=True)
class Cell:
    """A day of the page: its kind gives its look, its words say why it is not an ordinary one."""

    day: date
    kind: str
    words: str
    is_today: bool


@dataclass(frozen=True)
class SwappedDay:
    """A day that the office swapped, and whether it can be put back."""

    day: OfficeDay
    can_put_back: Verdict


def of(actor: Actor, year: int, *, at: datetime) -> dict[str, Any]:
    """Return the months, holidays and swapped days of a year, and the years around it."""
    swapped = list(OfficeDay.objects.filter(agency=actor.agency, day__year=year))
    by_day = {one.day: one for one in swapped}
    today = office_day(at)
    months = [
        {
            "first": date(year, month, 1),
            "weeks": [
                [_cell(day, by_day.get(day), today) if day.month == month else None for day in week]
                for week in calendar.Calendar().monthdatescalendar(year, month)
            ],
        }
        for month in range(1, 13)
    ]
    return {
        "year": year,
        "months": months,
        "holidays": [
            {"day": day, "name": name} for day, name in sorted(public_holidays(year).items())
        ],
        "worked": sorted(worked_weekends(year)),
        "swapped": [SwappedDay(one, policy.can_put_back(actor, one, at)) for one in swapped],
        "before": year - 1,
        "after": year + 1 if year < today.year + LAST_AHEAD else None,
        "weekdays": [_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su")],
    }


def _cell(day: date, own: OfficeDay | None, today: date) -> Cell:
    kind, words = "work", ""
    holiday = public_holidays(day.year).get(day)
    if own is not None:
        kind = "swapped-work" if own.is_working else "swapped-rest"
        words = own.reason
    elif holiday is not None:
        kind, words = "holiday", holiday
    elif day in worked_weekends(day.year):
        kind, words = "worked", _("Worked in place of another day")
    elif not is_working_by_law(day):
        kind = "rest"
    return Cell(day, kind, words, is_today=day == today)
