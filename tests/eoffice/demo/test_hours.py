"""Working hours run from half past seven to five, on working days alone."""

from datetime import UTC, date, datetime

import pytest

from eoffice.demo.hours import Hours

# By the office's clock, seven hours ahead: a Wednesday at ten, and the Friday after it at sixteen.
WEDNESDAY = datetime(2026, 3, 4, 3, tzinfo=UTC)
FRIDAY = datetime(2026, 3, 6, 9, tzinfo=UTC)
MONDAY = datetime(2026, 3, 9, 2, 30, tzinfo=UTC)


@pytest.fixture
def hours() -> Hours:
    return Hours(lambda day: day.weekday() < 5)


def test_work_goes_on_the_same_day_while_the_office_is_open(hours: Hours) -> None:
    assert hours.after(WEDNESDAY, 2.5) == datetime(2026, 3, 4, 5, 30, tzinfo=UTC)


def test_work_that_is_not_done_on_friday_goes_on_on_monday(hours: Hours) -> None:
    assert hours.after(FRIDAY, 3) == MONDAY


def test_hours_are_counted_back_over_a_weekend(hours: Hours) -> None:
    assert hours.before(MONDAY, 3) == FRIDAY


def test_what_happens_at_night_happens_in_the_morning(hours: Hours) -> None:
    night = datetime(2026, 3, 4, 20, tzinfo=UTC)

    assert hours.after(night, 0) == datetime(2026, 3, 5, 0, 30, tzinfo=UTC)


def test_letters_are_written_on_working_days(hours: Hours) -> None:
    assert hours.working_day_before(date(2026, 3, 8), 0) == date(2026, 3, 6)
    assert hours.working_day_before(date(2026, 3, 9), 1) == date(2026, 3, 6)
