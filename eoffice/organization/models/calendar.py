"""The working calendar: public holidays by law, and the days that an office swaps."""

from collections.abc import Callable
from datetime import date
from functools import cache

import holidays
from django.db import models
from django.utils.translation import gettext_lazy as _

from eoffice.organization.models.agencies import Agency

SATURDAY = 5


@cache
def public_holidays(year: int) -> dict[date, str]:
    """Name the days off of a year: Labour Code 2019, Articles 111.3 and 112, and yearly notices."""
    return dict(holidays.country_holidays("VN", years=year, language="vi"))


@cache
def worked_weekends(year: int) -> frozenset[date]:
    """Return the days of weekends on which the country works in place of another day.

    The notices of each year swap them: Saturday 22/8/2026 is worked for Monday 31/8/2026.
    """
    known = holidays.country_holidays("VN", years=[year, year - 1], language="vi")
    return frozenset(day for day in known.weekend_workdays if day.year == year)


def is_working_by_law(day: date) -> bool:
    """Say whether the country works on a day; an office may have swapped it for itself."""
    if day in worked_weekends(day.year):
        return True
    return day.weekday() < SATURDAY and day not in public_holidays(day.year)


class OfficeDayQuerySet(models.QuerySet["OfficeDay"]):
    """The office's own days, and the calendar they make with the law's."""

    def calendar_of(self, agency: Agency) -> Callable[[date], bool]:
        """Return the question "is this a working day of the agency?", with its days in memory."""
        own = dict(self.filter(agency=agency).values_list("day", "is_working"))

        def is_working(day: date) -> bool:
            return own[day] if day in own else is_working_by_law(day)

        return is_working


class OfficeDay(models.Model):
    """A day on which the agency works or rests otherwise than the law's calendar says."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="own_days")
    day = models.DateField(_("day"))
    is_working = models.BooleanField(_("working day"))
    reason = models.CharField(_("reason"), max_length=200)

    objects = OfficeDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("swapped day")
        verbose_name_plural = _("swapped days")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "day"], name="organization_officeday_is_said_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
