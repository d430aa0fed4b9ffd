"""Days, moments and terms, as people in a Vietnamese office say them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from eoffice.web import sayings

MONDAY = date(2026, 11, 23)
MONDAY_MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Nine o'clock in Hà Nội."""


@pytest.fixture(autouse=True)
def _in_vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), "hôm qua"),
        (date(2026, 11, 23), "hôm nay"),
        (date(2026, 11, 24), "ngày mai"),
        (date(2026, 11, 20), "thứ Sáu 20/11"),
        (date(2026, 11, 29), "Chủ nhật 29/11"),
        (date(2026, 11, 17), "thứ Ba 17/11"),
        (date(2026, 11, 16), "16/11"),
        (date(2026, 11, 30), "30/11"),
        (date(2025, 12, 31), "31/12/2025"),
        (date(2027, 1, 4), "04/01/2027"),
    ],
)
def test_days_are_said_from_today(day: date, words: str) -> None:
    assert sayings.day_in_words(day, today=MONDAY) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 23, 7, 0, tzinfo=UTC), "hôm nay 14:00"),
        (datetime(2026, 11, 23, 17, 30, tzinfo=UTC), "ngày mai 00:30"),
        (datetime(2026, 11, 25, 7, 0, tzinfo=UTC), "thứ Tư 25/11, 14:00"),
        (datetime(2026, 3, 4, 3, 0, tzinfo=UTC), "04/03, 10:00"),
    ],
)
def test_moments_are_said_by_the_clock_of_the_office(at: datetime, words: str) -> None:
    assert sayings.moment_in_words(at, now=MONDAY_MORNING) == words


def test_a_day_in_full_is_as_letters_write_it() -> None:
    assert sayings.day_in_full(MONDAY) == "thứ Hai, 23 tháng 11 năm 2026"


def test_a_moment_in_full_begins_with_the_clock() -> None:
    assert sayings.moment_in_full(MONDAY_MORNING) == "09:00, thứ Hai, 23 tháng 11 năm 2026"


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-3, "quá hạn 3 ngày làm việc", "red"),
        (0, "hạn hôm nay", "amber"),
        (2, "còn 2 ngày làm việc", "amber"),
        (3, "còn 3 ngày làm việc", "grey"),
    ],
)
def test_terms_are_said_in_working_days(days: int, words: str, tone: str) -> None:
    assert sayings.time_left(days) == words
    assert sayings.tone_of_time_left(days) == tone


@pytest.mark.parametrize(("name", "letter"), [("Trần Quang Minh", "M"), ("đào", "Đ"), ("", "")])
def test_people_are_known_by_the_first_letter_of_the_last_word(name: str, letter: str) -> None:
    assert sayings.initials(name) == letter


def test_english_has_its_own_words() -> None:
    with translation.override("en"):
        assert sayings.time_left(1) == "1 working day left"
        assert sayings.time_left(-2) == "2 working days late"
        assert sayings.day_in_full(MONDAY) == "Monday, 23 November 2026"
