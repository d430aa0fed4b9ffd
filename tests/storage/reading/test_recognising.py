"""Scans: noisy, askew, 200 dpi; the letters are recognised with their places."""

import io
import unicodedata

import docx
import pytest
from docx.shared import Cm

from eoffice.lib.text import fold
from storage import kinds
from storage.reading.limits import Limits, Outcome
from storage.reading.tools import available
from tests.storage import papers
from tests.storage.reading.conftest import Read

TEXT = (
    "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM\n\nSố: 128/QĐ-UBND\n\n"
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\n\n"
    "Theo đề nghị của Giám đốc Sở Tư pháp tại Tờ trình số 45/TTr-STP về việc ban hành quy chế."
)
pytestmark = pytest.mark.tesseract


def share_of_words(expected: str, found: str) -> float:
    words = expected.split()
    return sum(word in found.split() for word in words) / len(words)


def test_a_scan_is_recognised(read: Read) -> None:
    reading = read(
        papers.make_scanned_pdf(TEXT), kinds.PDF, tools=available(without=["libreoffice"])
    )

    found = reading.pages[0].text
    assert (reading.outcome, reading.was_recognised) == (Outcome.FINE, True)
    assert "128" in found
    assert share_of_words(TEXT, found) > 0.8, found
    assert unicodedata.is_normalized("NFC", found)


def test_a_photographed_letter_is_recognised(read: Read) -> None:
    target = io.BytesIO()
    papers.make_scan(TEXT, degrees=-1.2).save(target, "JPEG", quality=80, dpi=(200, 200))

    reading = read(target.getvalue(), kinds.JPEG, tools=available(without=["libreoffice"]))

    assert share_of_words(TEXT, reading.pages[0].text) > 0.75


def test_recognised_lines_stand_where_they_are_seen(read: Read) -> None:
    page = read(
        papers.make_scanned_pdf("Trên cùng trang\n\n#v(1fr)\nDưới cùng trang"),
        kinds.PDF,
        tools=available(without=["libreoffice"]),
    ).pages[0]

    places = {fold(page.text[line.start : line.end]).split()[0]: line for line in page.lines}
    assert places["tren"].top < 0.2
    assert places["duoi"].bottom > 0.8


def test_only_the_first_scanned_pages_are_recognised(read: Read) -> None:
    reading = read(
        papers.make_scanned_pdf(TEXT, TEXT),
        kinds.PDF,
        limits=Limits(recognised_pages=1),
        tools=available(without=["libreoffice"]),
    )

    assert reading.outcome == Outcome.RECOGNISED_IN_PART
    assert reading.pages[0].text
    assert not reading.pages[1].text


def test_a_page_with_text_of_its_own_is_not_recognised(read: Read) -> None:
    reading = read(papers.make_pdf(TEXT), kinds.PDF, tools=available())

    assert not reading.was_recognised


@pytest.mark.libreoffice
def test_a_scan_inside_a_word_file_is_recognised(read: Read) -> None:
    picture = io.BytesIO()
    papers.make_scan(TEXT).save(picture, "PNG")
    document = docx.Document()
    document.add_picture(picture, width=Cm(16))
    content = io.BytesIO()
    document.save(content)

    reading = read(content.getvalue(), kinds.DOCX, tools=available())

    assert reading.was_recognised
    assert share_of_words(TEXT, " ".join(page.text for page in reading.pages)) > 0.7
