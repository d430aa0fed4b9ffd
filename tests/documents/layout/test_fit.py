"""Fit: long words, long lists and many pages stay in the form."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from documents.layout.blocks import Paragraph, from_text
from documents.layout.pdf import as_pdf
from documents.signing.gaps import find_boxes
from tests.documents.layout import letters
from tests.documents.layout.conftest import DAY
from tests.documents.layout.reading import page_count, run_with, runs, words

MILLIMETRE = 72 / 25.4
MIDDLE_OF_TEXT = (30 + 165 / 2) * MILLIMETRE


def test_pages_are_counted_from_the_second_at_the_top_in_the_middle(long_letter: bytes) -> None:
    assert page_count(long_letter) >= 5
    assert not words(long_letter, 0).startswith("1")
    for page in range(1, page_count(long_letter)):
        number = runs(long_letter, page)[0]
        assert number.text == str(page + 1)
        assert number.size == pytest.approx(13)
        assert number.centre == pytest.approx(MIDDLE_OF_TEXT, abs=1)
        assert number.bottom > (297 - 20) * MILLIMETRE


def test_a_long_subject_stays_in_its_column(long_letter: bytes) -> None:
    subject = run_with(long_letter, "V/v triển khai")

    assert subject.right < run_with(long_letter, "Độc lập").left + 40
    assert words(long_letter, 0).count("năm2027") == 1


def test_accents_on_accents_are_kept(long_letter: bytes) -> None:
    assert "".join(letters.STACKED.split()) in words(long_letter, 1)


def test_lines_of_stacked_accents_do_not_touch(long_letter: bytes) -> None:
    lines = sorted({round(run.bottom, 1) for run in runs(long_letter, 1) if run.size > 13.5})

    steps = [b - a for a, b in pairwise(lines)]
    assert min(steps) >= 14 * 1.149


def test_all_of_many_recipients_are_there_once(long_letter: bytes) -> None:
    text = words(long_letter)

    assert all(text.count(f"xãsố{number};") == 1 for number in range(1, 61))
    assert "-Lưu:VT." in text


def test_recipients_with_long_names_stay_on_the_pages(fonts: Path) -> None:
    name = "Trung tâm Hỗ trợ pháp lý doanh nghiệp nhỏ và vừa, khu vực miền núi và hải đảo"
    recipients = (*(f"{name} số {number}" for number in range(30)), "Lưu: VT")

    pdf = as_pdf(replace(letters.REPLY, recipients=recipients), fonts=fonts, at=DAY)

    assert words(pdf).count("hảiđảosố") == 30
    for page in range(page_count(pdf)):
        assert min(run.bottom for run in runs(pdf, page)) > 5 * MILLIMETRE
        assert min(run.bottom for run in runs(pdf, page) if run.text.startswith("-")) >= (
            20 * MILLIMETRE - 3
        )


def test_the_place_of_the_signature_is_found_after_many_pages(long_letter: bytes) -> None:
    letter = letters.LONG

    boxes = find_boxes(long_letter, title=letter.signature_title, name=letter.signer_name)

    assert boxes.signer.page >= 4


@pytest.mark.parametrize("lines", range(12, 28))
def test_the_signature_stays_whole_and_is_never_alone(fonts: Path, lines: int) -> None:
    body = tuple(Paragraph(f"Dòng thứ {number} của công văn.") for number in range(lines))
    letter = replace(letters.REPLY, body=body)

    pdf = as_pdf(letter, fonts=fonts, at=DAY)

    last = words(pdf, page_count(pdf) - 1)
    for part in ("Nơinhận:", "KT.GIÁMĐỐC", "NguyễnThịHoà", f"Dòngthứ{lines - 1}của"):
        assert part in last


def test_an_address_without_spaces_stays_on_the_page(fonts: Path) -> None:
    address = "https://daklak.gov.vn/" + "vanban" * 30
    letter = replace(letters.REPLY, body=from_text(f"Xem tại {address} nhé."))

    pdf = as_pdf(letter, fonts=fonts, at=DAY)

    assert max(run.right for run in runs(pdf)) <= (210 - 15) * MILLIMETRE + 0.5
    assert address in words(pdf)


def test_a_symbol_is_not_broken_at_its_dash(fonts: Path) -> None:
    for filling in range(14, 36):
        body = from_text("a" + " b" * filling + " Quyết định số 1234/QĐ-UBND-HCTP hết.")
        pdf = as_pdf(replace(letters.REPLY, body=body), fonts=fonts, at=DAY)
        assert any("1234/QĐ-UBND-HCTP" in run.text for run in runs(pdf))


def test_a_long_table_repeats_its_head(fonts: Path) -> None:
    rows = "\n".join(f"{number}\tXã số {number}\tđạt" for number in range(90))
    letter = replace(letters.DECISION, body=from_text(f"Số thứ tự\tĐơn vị\tKết quả\n{rows}"))

    pdf = as_pdf(letter, fonts=fonts, at=DAY)

    assert "SốthứtựĐơnvịKếtquả" in words(pdf, 0)
    assert "SốthứtựĐơnvịKếtquả" in words(pdf, 1)


def test_an_empty_body_is_a_page_too(fonts: Path) -> None:
    letter = replace(letters.REPLY, body=(), recipients=(), recipients_addressed=(), contact=())

    pdf = as_pdf(letter, fonts=fonts, at=DAY)

    assert page_count(pdf) == 1
    assert "NguyễnThịHoà" in words(pdf)
