"""The working calendar: holidays by law and yearly notices, and the days that offices swap."""

from datetime import date, timedelta

import pytest

from eoffice.organization.models import Agency, OfficeDay
from eoffice.organization.models.calendar import is_working_by_law
from tests.factories import create_agency


@pytest.mark.parametrize(
    ("first", "last"),
    [
        # Labour Code 2019, Article 112.1.b: five days; which ones, the yearly notice says.
        (date(2025, 1, 27), date(2025, 1, 31)),
        (date(2026, 2, 16), date(2026, 2, 20)),
        (date(2027, 2, 4), date(2027, 2, 10)),
    ],
)
def test_the_country_rests_at_tet(first: date, last: date) -> None:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]

    assert not any(is_working_by_law(day) for day in days)
    assert is_working_by_law(first - timedelta(days=1 if first.weekday() else 3))


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 1, 1),
        date(2025, 4, 7),  # mùng 10 tháng 3: Giỗ Tổ
        date(2025, 4, 30),
        date(2025, 5, 1),
        date(2025, 9, 1),  # Article 112.1.đ: two days at Quốc khánh
        date(2025, 9, 2),
        date(2026, 4, 27),  # Article 111.3: Giỗ Tổ falls on a Sunday, Monday is off
        date(2026, 9, 1),
        date(2027, 5, 3),  # Article 111.3: 1/5 falls on a Saturday
    ],
)
def test_the_country_rests_on_holidays(day: date) -> None:
    assert not is_working_by_law(day)


@pytest.mark.parametrize(
    ("rests", "works"),
    [
        (date(2025, 5, 2), date(2025, 4, 26)),
        (date(2026, 8, 31), date(2026, 8, 22)),
    ],
)
def test_a_saturday_is_worked_where_the_notice_swaps_it(rests: date, works: date) -> None:
    assert not is_working_by_law(rests)
    assert works.weekday() == 5
    assert is_working_by_law(works)


def test_an_office_works_on_a_saturday_that_it_swapped(agency: Agency) -> None:
    saturday = date(2026, 3, 7)
    OfficeDay.objects.create(agency=agency, day=saturday, is_working=True, reason="bù")

    assert OfficeDay.objects.calendar_of(agency)(saturday)
    assert not OfficeDay.objects.calendar_of(create_agency())(saturday)


def test_an_office_rests_on_a_day_that_it_swapped(agency: Agency) -> None:
    friday = date(2026, 3, 6)
    OfficeDay.objects.create(agency=agency, day=friday, is_working=False, reason="nghỉ")

    assert not OfficeDay.objects.calendar_of(agency)(friday)
