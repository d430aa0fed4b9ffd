"""What stood in form fields is read where people see it, not behind everything else."""

from dataclasses import replace
from pathlib import Path

import pytest

from documents.layout.docx import as_docx
from documents.recognition.engine import recognise
from storage import preferences
from storage.kinds import DOCX
from storage.reading import engine
from tests.journeys.papers import letter, letter_as_pdf


def test_number_and_day_of_a_sealed_letter_are_read_in_their_line(tmp_path: Path) -> None:
    """Walls, 7: fields are invisible to text until they are flattened."""
    paper = tmp_path / "letter.pdf"
    paper.write_bytes(letter_as_pdf())

    reading = engine.read(
        paper, "application/pdf", limits=preferences.limits(), tools=preferences.tools()
    )

    assert "Số: 4521/UBND-NC Sông Lam, ngày 02 tháng 3 năm 2026" in reading.pages[0].text


def test_another_office_recognises_the_number(tmp_path: Path) -> None:
    paper = tmp_path / "letter.pdf"
    paper.write_bytes(letter_as_pdf())
    reading = engine.read(
        paper, "application/pdf", limits=preferences.limits(), tools=preferences.tools()
    )

    proposal = recognise(reading.pages)

    assert proposal.code_number is not None
    assert proposal.code_number.value == "4521"


@pytest.mark.libreoffice
def test_letters_that_another_font_brought_are_read_where_they_are_seen(tmp_path: Path) -> None:
    paper = tmp_path / "form.docx"
    paper.write_bytes(as_docx(letter()))
    tools = replace(preferences.tools(), fonts="")  # the machine's own fonts lack some letters

    reading = engine.read(paper, DOCX, limits=preferences.limits(), tools=tools)

    text = "\n".join(page.text for page in reading.pages)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Độc lập - Tự do - Hạnh phúc" in text
