"""Working time: the first day is not counted, no count ends on a holiday, days are the office's."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from eoffice.lib.clock import office_day
from eoffice.lib.periods import DeadlineTooFarError, add_working_days, working_days_between

FRIDAY = date(2026, 3, 6)
SATURDAY = date(2026, 3, 7)
MONDAY = date(2026, 3, 9)

days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def is_working(day: date) -> bool:
    return day.weekday() < 5


def test_the_first_day_is_not_counted() -> None:
    """Civil Code 2015, Article 147.2."""
    assert add_working_days(FRIDAY, 1, is_working) == MONDAY


def test_an_end_on_a_day_of_rest_moves_to_the_next_working_day() -> None:
    """Civil Code 2015, Article 148.5."""
    assert add_working_days(SATURDAY, 0, is_working) == MONDAY


def test_a_swapped_saturday_counts() -> None:
    assert add_working_days(FRIDAY, 1, lambda day: day == SATURDAY or is_working(day)) == SATURDAY


def test_a_calendar_without_working_days_is_a_mistake_not_an_endless_loop() -> None:
    with pytest.raises(DeadlineTooFarError):
        add_working_days(FRIDAY, 1, lambda _day: False)


@given(days, st.integers(1, 200))
def test_counting_back_gives_the_days_that_were_added(start: date, count: int) -> None:
    end = add_working_days(start, count, is_working)

    assert is_working(end)
    assert working_days_between(start, end, is_working) == count


@given(days, st.integers(0, 400))
def test_what_is_past_counts_negative(start: date, count: int) -> None:
    later = start + timedelta(days=count)

    assert working_days_between(later, start, is_working) == -working_days_between(
        start, later, is_working
    )


@override_settings(TIME_ZONE="Asia/Ho_Chi_Minh")
def test_the_new_year_begins_by_the_clock_of_the_office() -> None:
    still_december_in_greenwich = datetime(2025, 12, 31, 20, 0, tzinfo=UTC)

    assert office_day(still_december_in_greenwich) == date(2026, 1, 1)
