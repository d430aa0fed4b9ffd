"""Counting working days, for any calendar: Civil Code 2015, Articles 147 and 148."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice.lib.periods import DeadlineTooFarError, add_working_days, working_days_between

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
AMOUNTS = st.integers(0, 60)
OFFS = st.frozensets(st.integers(0, 400), max_size=80)

Calendar = Callable[[date], bool]


def calendar_without(start: date, offs: frozenset[int]) -> Calendar:
    closed = {start + timedelta(days=n) for n in offs}
    return lambda day: day.weekday() < 5 and day not in closed


@given(DAYS, AMOUNTS, OFFS)
def test_a_count_ends_on_a_working_day(start: date, amount: int, offs: frozenset[int]) -> None:
    """Article 148.5."""
    is_working = calendar_without(start, offs)

    assert is_working(add_working_days(start, amount, is_working))


@given(DAYS, st.integers(1, 60), OFFS)
def test_counting_back_gives_the_number_that_was_counted(
    start: date, amount: int, offs: frozenset[int]
) -> None:
    """Article 147.2: the day on which it begins is not among them."""
    is_working = calendar_without(start, offs)

    end = add_working_days(start, amount, is_working)

    assert working_days_between(start, end, is_working) == amount
    assert end > start


@given(DAYS, st.integers(1, 40), st.integers(1, 40), OFFS)
def test_two_counts_after_each_other_are_one(
    start: date, first: int, second: int, offs: frozenset[int]
) -> None:
    is_working = calendar_without(start, offs)

    halfway = add_working_days(start, first, is_working)

    assert add_working_days(halfway, second, is_working) == add_working_days(
        start, first + second, is_working
    )


@given(DAYS, AMOUNTS, OFFS, st.integers(1, 100))
def test_one_more_day_off_never_brings_the_end_nearer(
    start: date, amount: int, offs: frozenset[int], another: int
) -> None:
    before = add_working_days(start, amount, calendar_without(start, offs))

    after = add_working_days(start, amount, calendar_without(start, offs | {another}))

    assert after >= before


@given(DAYS, DAYS)
def test_what_is_past_is_counted_below_zero(start: date, end: date) -> None:
    is_working = calendar_without(start, frozenset())

    assert working_days_between(start, end, is_working) == -working_days_between(
        end, start, is_working
    )


def test_a_calendar_without_working_days_is_a_mistake() -> None:
    with pytest.raises(DeadlineTooFarError):
        add_working_days(date(2026, 1, 1), 1, lambda day: False)
