"""Wording: fixed parts, dashes and marks are put where the decree has them."""

from dataclasses import replace

import pytest

from documents.layout.description import Enclosure, Letter
from documents.layout.wording import roman, words_of
from tests.documents.layout.letters import DECISION, REPLY


def recipients(letter: Letter, *lines: str) -> tuple[str, ...]:
    return words_of(replace(letter, recipients=lines)).recipients


def test_a_letter_opens_with_what_it_is_about() -> None:
    words = words_of(REPLY)

    assert words.letter_subject.startswith("V/v hướng dẫn")
    assert (words.kind, words.subject) == ("", "")


def test_a_decision_names_its_kind_and_who_decides() -> None:
    words = words_of(DECISION)

    assert (words.kind, words.letter_subject) == ("QUYẾT ĐỊNH", "")
    assert (words.authority, words.operative) == ("GIÁM ĐỐC SỞ TƯ PHÁP", "QUYẾT ĐỊNH:")


def test_a_decision_is_of_the_agency_where_nobody_is_named() -> None:
    assert words_of(replace(DECISION, authority="")).authority == "SỞ TƯ PHÁP"


def test_number_day_and_month_are_gaps() -> None:
    words = words_of(DECISION)

    assert words.number.replace("\u00a0", "_") == "Số:________/QĐ-STP"
    assert words.date.replace("\u00a0", "") == "Đắk Lắk, ngàythángnăm 2026"


def test_legal_bases_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    assert [basis[-1] for basis in words_of(DECISION).bases] == [";", "."]


def test_recipients_have_dashes_and_marks_however_they_were_typed() -> None:
    assert recipients(DECISION, "- Như Điều 3;", "UBND tỉnh", "Lưu: VT.") == (
        "- Như Điều 3;",
        "- UBND tỉnh;",
        "- Lưu: VT.",
    )


def test_those_addressed_are_meant_by_as_above() -> None:
    assert recipients(REPLY, "Lưu: VT") == ("- Như trên;", "- Lưu: VT.")


def test_as_above_is_said_once() -> None:
    assert (
        recipients(REPLY, "Như trên (để thực hiện)", "Lưu: VT")[0] == "- Như trên (để thực hiện);"
    )


def test_a_decision_is_addressed_to_nobody_above() -> None:
    assert recipients(DECISION, "Lưu: VT") == ("- Lưu: VT.",)


def test_one_addressee_stands_alone_and_several_are_listed() -> None:
    one = words_of(REPLY).addressed
    several = words_of(replace(REPLY, recipients_addressed=("Sở Y tế", "Sở Nội vụ"))).addressed

    assert one == ("Ủy ban nhân dân huyện Krông Pắc",)
    assert several == ("- Sở Y tế;", "- Sở Nội vụ.")


def test_the_title_over_the_signature_is_in_capitals() -> None:
    assert words_of(REPLY).title == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


def test_a_single_appendix_has_no_number() -> None:
    assert [enclosure.label for enclosure in words_of(DECISION).enclosures] == ["Phụ lục"]


def test_several_appendices_are_counted_in_roman_numbers() -> None:
    letter = replace(DECISION, enclosures=(Enclosure("Một"), Enclosure("Hai")))

    assert [one.label for one in words_of(letter).enclosures] == ["Phụ lục I", "Phụ lục II"]


@pytest.mark.parametrize(
    ("number", "written"), [(4, "IV"), (9, "IX"), (14, "XIV"), (38, "XXXVIII")]
)
def test_roman_numbers(number: int, written: str) -> None:
    assert roman(number) == written


def test_a_kind_that_the_decree_does_not_know_is_printed_by_its_name() -> None:
    assert words_of(replace(DECISION, kind_code="", kind_name="Quy trình")).kind == "QUY TRÌNH"
