"""The demo's content: nothing twice, nothing impossible, and all of it the same each time."""

import re
from collections import Counter
from datetime import date

import pytest

from documents.demo.bodies import BODIES
from documents.demo.letters import (
    SampleLetter,
    TooManyLettersError,
    incoming_letters,
    outgoing_letters,
)
from documents.demo.meetings import MEETINGS
from documents.kinds import kind_of
from documents.recognition.marks import find_mark_in_words
from documents.recognition.symbols import parse_symbol, written
from eoffice.demo.places import SUBORDINATES, UNITS

FIRST, LAST = date(2024, 12, 2), date(2026, 11, 20)
SYMBOLS = {office.symbol for office in (*UNITS, *SUBORDINATES)}


@pytest.fixture(scope="module")
def incoming() -> list[SampleLetter]:
    return incoming_letters(seed=7, count=260, first_day=FIRST, last_day=LAST)


@pytest.fixture(scope="module")
def outgoing() -> list[SampleLetter]:
    return outgoing_letters(seed=7, count=140, first_day=FIRST, last_day=LAST)


@pytest.fixture(scope="module")
def letters(incoming: list[SampleLetter], outgoing: list[SampleLetter]) -> list[SampleLetter]:
    return incoming + outgoing


def test_the_same_seed_gives_the_same_letters(incoming: list[SampleLetter]) -> None:
    again = incoming_letters(seed=7, count=260, first_day=FIRST, last_day=LAST)
    other = incoming_letters(seed=8, count=260, first_day=FIRST, last_day=LAST)

    assert again == incoming
    assert other != incoming


def test_no_subject_comes_twice(letters: list[SampleLetter]) -> None:
    assert len(letters) == 400
    assert [s for s, count in Counter(x.subject for x in letters).items() if count > 1] == []


def test_no_number_comes_twice(letters: list[SampleLetter]) -> None:
    used = Counter(
        (x.body, x.notation, x.number, x.date.year) for x in letters if not x.is_of_a_citizen
    )

    assert [key for key, count in used.items() if count > 1] == []


def test_numbers_rise_with_the_days(incoming: list[SampleLetter]) -> None:
    last: dict[tuple[str, str, int], int] = {}
    for letter in incoming:
        if letter.is_of_a_citizen:
            continue
        series = (letter.body, letter.notation, letter.date.year)
        assert int(letter.number) > last.get(series, 0)
        last[series] = int(letter.number)


def test_symbols_and_kinds_are_those_of_the_decree(letters: list[SampleLetter]) -> None:
    """Decree 30/2020/NĐ-CP, Article 7 and Phụ lục I, II.3."""
    for letter in letters:
        if letter.is_of_a_citizen:
            continue
        assert kind_of(letter.kind)
        assert parse_symbol(written(letter.number, letter.notation)).number == letter.number


def test_letters_are_whole(letters: list[SampleLetter]) -> None:
    for letter in letters:
        assert 3 <= len(letter.paragraphs) <= 12
        assert letter.subject[:1].isupper()
        assert letter.signer
        assert letter.unit in SYMBOLS
        assert FIRST <= letter.date <= LAST
        assert letter.date.weekday() < 5
        assert letter.deadline is None or letter.deadline > letter.date
        assert not re.search(r"[{}]|\bNone\b|  ", " ".join((letter.subject, *letter.paragraphs)))


def test_letters_are_varied(incoming: list[SampleLetter]) -> None:
    assert len({letter.body for letter in incoming}) > 30
    assert len({letter.kind for letter in incoming}) > 6
    assert {"", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"} == {letter.urgency for letter in incoming}
    assert any(letter.is_of_a_citizen for letter in incoming)
    assert {letter.unit for letter in incoming} >= {unit.symbol for unit in UNITS}


def test_nothing_in_the_demo_looks_like_a_state_secret(letters: list[SampleLetter]) -> None:
    words = [text for letter in letters for text in (letter.subject, *letter.paragraphs)]

    assert [text for text in words if find_mark_in_words(text)] == []


def test_more_letters_than_subjects_are_refused() -> None:
    with pytest.raises(TooManyLettersError):
        incoming_letters(seed=1, count=20_000, first_day=FIRST, last_day=FIRST)


def test_bodies_have_names_of_their_own() -> None:
    assert len({body.name for body in BODIES}) == len(BODIES)
    assert len(BODIES) >= 40


def test_meetings_are_presented_by_those_who_take_part() -> None:
    assert len(MEETINGS) >= 10
    for meeting in MEETINGS:
        assert len(meeting.items) >= 2
        assert set(meeting.units) <= SYMBOLS
        assert {item.presenter for item in meeting.items} <= set(meeting.units)
