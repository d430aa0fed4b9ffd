"""A letter as .docx: the same measures and the same words as its PDF."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from documents.layout.blocks import from_text
from documents.layout.description import Letter
from documents.layout.docx import as_docx
from documents.layout.pdf import as_pdf
from documents.signing.gaps import find_boxes
from tests.documents.layout import letters
from tests.documents.layout.conftest import DAY
from tests.documents.layout.office import as_printed_by_libreoffice
from tests.documents.layout.reading import (
    bare,
    face_of,
    opened,
    page_count,
    paragraph_with,
    paragraphs,
    run_with,
    runs,
    words,
)
from tests.documents.signing.reading import flattened_text


@pytest.fixture(scope="module")
def reply_docx() -> Document:
    return opened(as_docx(letters.REPLY))


@pytest.fixture(scope="module")
def decision_docx() -> Document:
    return opened(as_docx(letters.DECISION))


def test_the_page_and_its_margins_are_those_of_the_decree(reply_docx: Document) -> None:
    section = reply_docx.sections[0]

    assert [
        round(length.mm) if length is not None else None
        for length in (
            *(section.page_width, section.page_height),
            *(section.top_margin, section.bottom_margin),
            *(section.left_margin, section.right_margin),
        )
    ] == [210, 297, 20, 20, 30, 15]


def test_the_font_is_the_one_that_the_decree_names(reply_docx: Document) -> None:
    assert reply_docx.styles["Normal"].font.name == "Times New Roman"
    language = reply_docx.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert language.get(qn("w:val")) == "vi-VN"


@pytest.mark.parametrize(
    "text",
    [
        *("CỘNG HÒA XÃ HỘI", "Độc lập", "UBND TỈNH", "Số:", "V/v hướng", "KHẨN", "Kính gửi:"),
        *("1. Về thẩm quyền", "KT. GIÁM ĐỐC", "Nguyễn Thị Hoà", "Nơi nhận:", "- Lưu: VT"),
    ],
)
def test_a_letter_is_set_like_its_pdf(reply_docx: Document, reply: bytes, text: str) -> None:
    printed = run_with(reply, text)

    assert face_of(paragraph_with(reply_docx, text)) == (round(printed.size, 1), printed.face)


@pytest.mark.parametrize("text", ["QUYẾT ĐỊNH", "Căn cứ Nghị định", "Điều 1.", "GIÁM ĐỐC SỞ"])
def test_a_decision_is_set_like_its_pdf(
    decision_docx: Document, decision: bytes, text: str
) -> None:
    printed = run_with(decision, text)

    assert face_of(paragraph_with(decision_docx, text)) == (round(printed.size, 1), printed.face)


def test_the_body_is_justified_with_the_same_indent_and_space(reply_docx: Document) -> None:
    paragraph = paragraph_with(reply_docx, "1. Về thẩm quyền")
    layout = paragraph.paragraph_format

    assert paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert layout.first_line_indent is not None
    assert layout.first_line_indent.mm == pytest.approx(12.7, abs=0.1)
    assert layout.space_before is not None
    assert layout.space_before.pt == 6


@pytest.mark.parametrize("letter", [letters.REPLY, letters.DECISION, letters.LONG])
def test_both_files_say_the_same(fonts: Path, letter: Letter) -> None:
    document = opened(as_docx(letter))
    written = sorted(bare("".join(one.text for one in paragraphs(document))))
    contact = bare("".join(letter.contact))
    pdf = as_pdf(letter, fonts=fonts, at=DAY)
    numbers = "".join(run.text for page in range(page_count(pdf)) for run in runs(pdf, page)[:1])
    counted = "".join(filter(str.isdigit, numbers)) if page_count(pdf) > 2 else ""

    assert sorted(written + sorted(contact) + list(counted)) == sorted(words(pdf))


def test_elements_follow_each_other_as_in_the_pdf(decision_docx: Document) -> None:
    text = bare("".join(one.text for one in paragraphs(decision_docx)))

    order = ["SỞTƯPHÁP", "CỘNGHÒA", "Số:", "ngày", "QUYẾTĐỊNHBan", "GIÁMĐỐCSỞ", "Căncứ"]
    order += ["QUYẾTĐỊNH:", "Điều1.", "Điều3.", "Nơinhận:", "TrầnVănBình", "Phụlục", "Chương"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_pages_are_numbered_from_the_second_and_anew_in_the_appendix(
    decision_docx: Document,
) -> None:
    section, appendix = decision_docx.sections

    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert 'w:pgNumType w:start="1"' in appendix._sectPr.xml


def test_signature_and_recipients_stay_on_one_page(reply_docx: Document) -> None:
    foot = reply_docx.tables[-1].rows[0]

    assert "<w:cantSplit/>" in foot._tr.xml


def test_no_two_tables_meet() -> None:
    table = from_text("TT\tĐơn vị\n1\tVăn phòng")
    letter = replace(letters.REPLY, recipients_addressed=(), body=(*table, *table))

    body = opened(as_docx(letter)).element.body

    tags = [child.tag for child in body]
    assert tags.count(qn("w:tbl")) == 4
    assert (qn("w:tbl"), qn("w:tbl")) not in set(pairwise(tags))


@pytest.mark.libreoffice
@pytest.mark.parametrize("letter", [letters.REPLY, letters.DECISION])
def test_the_gaps_are_found_when_libreoffice_prints_it(letter: Letter, tmp_path: Path) -> None:
    pdf = as_printed_by_libreoffice(as_docx(letter), tmp_path)

    boxes = find_boxes(pdf, title=letter.signature_title, name=letter.signer_name)

    assert boxes.printed_year == "2026"
    assert page_count(pdf) == 1 + len(letter.enclosures)


@pytest.mark.libreoffice
def test_a_long_letter_keeps_all_its_words_when_libreoffice_prints_it(tmp_path: Path) -> None:
    pdf = as_printed_by_libreoffice(as_docx(letters.LONG), tmp_path)

    # Read by the places of letters, whose order in LibreOffice's files is its own.
    pages = [flattened_text(pdf, page) for page in range(page_count(pdf))]
    assert all("".join(pages).count(f"xãsố{number};") == 1 for number in range(1, 61))
    assert [page[0] for page in pages[1:]] == [str(at) for at in range(2, len(pages) + 1)]
    find_boxes(pdf, title=letters.LONG.signature_title, name=letters.LONG.signer_name)
