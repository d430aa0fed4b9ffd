"""Numbers and symbols: taken apart, written again, and compared with those registered before."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.recognition.symbols import (
    Symbol,
    SymbolError,
    body_key,
    parse_symbol,
    same_letter_key,
    written,
)


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("15/QĐ-BNV", Symbol("15", "QĐ-BNV")),
        ("05/BNV-VP", Symbol("05", "BNV-VP")),
        ("15-CV/TU", Symbol("15", "CV/TU", is_party=True)),
        ("33-NQ/TW", Symbol("33", "NQ/TW", is_party=True)),
        ("1234/2025/NĐ-CP", Symbol("1234", "NĐ-CP", 2025)),
        ("12/UBND-VX", Symbol("12", "UBND-VX")),
        ("125/SKH&ĐT-TH", Symbol("125", "SKH&ĐT-TH")),
        ("15a/QyĐ-STP", Symbol("15a", "QyĐ-STP")),
        ("07/TP", Symbol("07", "TP")),
        ("15 / QÐ - BNV", Symbol("15", "QĐ-BNV")),
        ("15/QD\u0323-BNV", Symbol("15", "QḌ-BNV")),
    ],
)
def test_a_symbol_is_taken_apart(text: str, symbol: Symbol) -> None:
    assert parse_symbol(text) == symbol


@pytest.mark.parametrize("text", ["", "/BC-SNV", "QĐ-BNV", "15", "mười lăm/QĐ-BNV", "15/", "15//A"])
def test_what_is_no_symbol_is_named(text: str) -> None:
    with pytest.raises(SymbolError) as error:
        parse_symbol(text)

    assert error.value.text == text


@pytest.mark.parametrize("text", ["15/QĐ-BNV", "15-CV/TU", "30/2020/NĐ-CP", "05/BNV-VP"])
def test_a_symbol_is_written_as_it_was(text: str) -> None:
    symbol = parse_symbol(text)

    assert str(symbol) == text
    assert written(symbol.number, symbol.notation) == text


@pytest.mark.parametrize(
    ("number", "notation", "body"),
    [
        ("15", "QĐ-BNV", "Bộ Nội vụ"),
        ("015", "QÐ-BNV", "BỘ NỘI VỤ"),
        ("l5", "QD - BNV", "Bo Noi vu"),
        ("15 ", "qđ-bnv", "Bộ  Nội vụ"),
    ],
)
def test_one_letter_has_one_key_however_it_was_typed(number: str, notation: str, body: str) -> None:
    key = same_letter_key(number="15", notation="QĐ-BNV", body="Bộ Nội vụ")

    assert same_letter_key(number=number, notation=notation, body=body) == key


def test_o_and_zero_are_one_in_a_key() -> None:
    typed = same_letter_key(number="105", notation="UBND-PC10", body="UBND tỉnh Sông Lam")
    scanned = same_letter_key(number="1O5", notation="UBND-PC1O", body="UBND tỉnh Sông Lam")

    assert typed == scanned


def test_other_letters_have_other_keys() -> None:
    keys = {
        same_letter_key(number="15", notation="QĐ-BNV", body="Bộ Nội vụ"),
        same_letter_key(number="16", notation="QĐ-BNV", body="Bộ Nội vụ"),
        same_letter_key(number="15", notation="TB-BNV", body="Bộ Nội vụ"),
        same_letter_key(number="15", notation="QĐ-BNV", body="Bộ Nông nghiệp"),
        same_letter_key(number="15", notation="QĐ-BNV", body="Bộ Nội vụ", year=2026),
    }

    assert len(keys) == 5


def test_a_letter_without_number_has_no_key() -> None:
    assert same_letter_key(number="", notation="QĐ-BNV", body="Bộ Nội vụ") == ""


def test_short_forms_of_a_body_are_the_body() -> None:
    assert body_key("UBND TP. Sông Lam") == body_key("Ủy ban nhân dân thành phố Sông Lam")


@given(st.text(max_size=200))
def test_any_text_is_parsed_or_named(text: str) -> None:
    with contextlib.suppress(SymbolError):
        symbol = parse_symbol(text)

        assert symbol.number
        assert symbol.letters
