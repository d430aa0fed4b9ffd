"""Kinds of document: those of the decree, in its order, with its abbreviations."""

import pytest

from documents.kinds import KINDS, LETTER, kind_of

# Decree 30/2020/NĐ-CP, Article 7 and Phụ lục III, typed from the text.
ABBREVIATIONS = (
    "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ - CĐ BGN BTT GUQ GM GGT GNP PG PC PB -"
)


def test_there_are_29_in_the_order_of_the_decree() -> None:
    assert [kind.abbreviation or "-" for kind in KINDS] == ABBREVIATIONS.split()


def test_no_code_is_used_twice() -> None:
    assert len({kind.code for kind in KINDS}) == 29


def test_a_decision_carries_its_kind_in_its_symbol() -> None:
    decision = kind_of("QĐ")

    assert decision is not None
    assert decision.notation(agency="STP", unit="HCTP") == "QĐ-STP"


def test_a_letter_carries_its_unit_in_its_symbol() -> None:
    assert LETTER.notation(agency="STP", unit="HCTP") == "STP-HCTP"


def test_a_letter_of_no_unit_carries_the_agency_alone() -> None:
    assert LETTER.notation(agency="STP", unit="") == "STP"


@pytest.mark.parametrize("code", ["", "NĐ", "qđ"])
def test_other_codes_are_of_no_kind(code: str) -> None:
    assert kind_of(code) is None


def test_only_resolutions_and_decisions_name_who_decides() -> None:
    assert [kind.code for kind in KINDS if kind.is_decision] == ["NQ", "QĐ"]
