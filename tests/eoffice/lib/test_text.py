"""Text: one way of writing Vietnamese down, and one way of folding it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice.lib.text import alphabetical_key, fold, given_name_key, normalise, normalise_line


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Quyết định", "quyet dinh"),
        ("ĐẮK LẮK", "dak lak"),
        ("\u00d0ắk Lắk", "dak lak"),  # with the eth that many keyboards give
        ("15/QĐ-BNV", "15/qd-bnv"),
        ("hoà bình", "hoa binh"),
    ],
)
def test_people_find_without_typing_marks(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u00d0ắk Lắk", "Đắk Lắk"),
        (unicodedata.normalize("NFD", "Quyết định"), "Quyết định"),
        ("hai\u00a0 chữ", "hai chữ"),
        ("\ufeffđầu\u200b dòng\u00ad", "đầu dòng"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("bell\x07", "bell"),
        ("hoà", "hoà"),  # where the mark stands is spelling, and stays
    ],
)
def test_text_is_written_down_in_one_way(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


def test_a_line_has_no_line_ends() -> None:
    assert normalise_line(" về việc\n  cấp ") == "về việc cấp"


def test_words_are_sorted_by_the_vietnamese_alphabet() -> None:
    ordered = "an Ăn ân ba bà bả bã bá bạ ca da đa Đa eo êm ha hà hạ na o ô ơ quá u ư xa ý"
    shuffled = sorted(ordered.split(), reverse=True)

    assert " ".join(sorted(shuffled, key=alphabetical_key)) == ordered
    assert sorted(["Sở Y tế", "Sở Tư pháp", "Sở Đất đai", "Sở Dân tộc"], key=alphabetical_key) == [
        "Sở Dân tộc",
        "Sở Đất đai",
        "Sở Tư pháp",
        "Sở Y tế",
    ]


def test_letters_count_before_tones_and_tones_before_capitals() -> None:
    """As ICU sorts `vi`: over the whole text first, then where texts are alike so far."""
    assert sorted(["bá c", "ba d", "Ba d", "bà c"], key=alphabetical_key) == [
        "bà c",
        "bá c",
        "ba d",
        "Ba d",
    ]


def test_people_are_sorted_by_given_name() -> None:
    names = ["Nguyễn Văn Bình", "Trần An", "Lê Văn Đạt", "Lê Văn An", "Vũ Ân"]

    assert sorted(names, key=given_name_key) == [
        "Lê Văn An",
        "Trần An",
        "Vũ Ân",
        "Nguyễn Văn Bình",
        "Lê Văn Đạt",
    ]


def test_somebody_without_a_name_is_sorted_too() -> None:
    assert given_name_key("") < given_name_key("An")
