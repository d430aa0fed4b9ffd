"""Office files: their text, wherever in the file it stands; their PDF where LibreOffice is."""

from datetime import date

import pytest

from storage import kinds
from storage.reading.limits import Limits, Outcome, Tools
from storage.reading.tools import available
from tests.storage import papers
from tests.storage.reading.conftest import Read

_XML = '<?xml version="1.0"?>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def words(body: str, extra: str = "") -> bytes:
    """A Word document of this XML."""
    document = f"{_XML}{extra}<w:document {_W}><w:body>{body}</w:body></w:document>"
    return papers.make_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def test_the_number_in_a_table_is_read(read: Read) -> None:
    content = papers.make_docx("Kính gửi", cells=["Số: 15/QĐ-BNV", "Hà Nội, ngày 4"])

    reading = read(content, kinds.DOCX)

    assert "Số: 15/QĐ-BNV" in reading.pages[0].text
    assert reading.outcome == Outcome.NO_PDF_WITHOUT_OFFICE
    assert reading.is_read


def test_what_stands_at_the_head_of_the_pages_is_read(read: Read) -> None:
    reading = read(papers.make_docx("Thân", head="SỞ TƯ PHÁP"), kinds.DOCX)

    assert reading.pages[0].text.startswith("SỞ TƯ PHÁP")


def test_a_text_box_is_read_once(read: Read) -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent>"
    body = f"<w:p><w:r><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice>"
    body += f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"

    assert read(words(body), kinds.DOCX).pages[0].text == "MẬT"


def test_pages_end_where_word_ended_them(read: Read) -> None:
    body = "<w:p><w:r><w:t>Một</w:t><w:br w:type='page'/></w:r></w:p>"
    body += "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Hai</w:t></w:r></w:p>"

    assert [page.text for page in read(words(body), kinds.DOCX).pages] == ["Một", "Hai"]


def test_words_that_were_struck_out_are_not_read(read: Read) -> None:
    body = "<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    body += "<w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>"

    assert read(words(body), kinds.DOCX).pages[0].text == "mới"


@pytest.mark.parametrize(
    "extra",
    [
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd" [<!ENTITY b "x">]>',
    ],
)
def test_entities_are_not_followed(extra: str, read: Read) -> None:
    reading = read(words("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", extra), kinds.DOCX)

    assert (reading.outcome, reading.pages) == (Outcome.DAMAGED, ())


def test_a_workbook_is_read_as_people_see_it(read: Read) -> None:

    content = papers.make_xlsx([["Số", "Ngày"], [15, date(2026, 3, 4)]])

    reading = read(content, kinds.XLSX)

    assert reading.pages[0].text == "Sổ văn bản\nSố Ngày\n15 04/03/2026"


def test_a_presentation_is_read_slide_by_slide(read: Read) -> None:
    reading = read(papers.make_pptx("Một", "Hai"), kinds.PPTX)

    assert [page.text for page in reading.pages] == ["Một", "Hai"]


def test_an_opendocument_text_is_read(read: Read) -> None:
    body = "<text:h>Tờ<text:s text:c='2'/>trình</text:h><text:p>Một<text:line-break/>Hai</text:p>"
    body += "<text:p>Ba<text:soft-page-break/>Bốn</text:p>"

    pages = read(papers.make_odt(body, head="SỞ TƯ PHÁP"), kinds.ODT).pages

    assert [page.text for page in pages] == ["SỞ TƯ PHÁP\nTờ trình\nMột\nHai\nBa", "Bốn"]


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("content", "media_type", "said"),
    [
        (papers.make_docx("Số: 15/QĐ-BNV"), kinds.DOCX, "Số: 15/QĐ-BNV"),
        (papers.make_xlsx([["Số", 15]]), kinds.XLSX, "Số"),
    ],
)
def test_libreoffice_makes_the_pdf(content: bytes, media_type: str, said: str, read: Read) -> None:
    reading = read(content, media_type, tools=available(without=["tesseract"]))

    assert reading.pdf is not None
    assert reading.pdf.read_bytes().startswith(b"%PDF-")
    assert said in reading.pages[0].text
    assert reading.pages[0].lines
    assert reading.outcome == Outcome.FINE


def test_success_is_a_pdf_and_not_an_exit_code(read: Read) -> None:
    reading = read(papers.make_docx("Số: 15"), kinds.DOCX, tools=Tools(libreoffice="/bin/true"))

    assert (reading.outcome, reading.pdf) == (Outcome.NOT_CONVERTED, None)
    assert reading.pages[0].text == "Số: 15"


def test_a_bomb_that_got_past_the_door_is_stopped(read: Read) -> None:
    paragraph = "<w:p><w:r><w:t>" + "a " * 4_000_000 + "</w:t></w:r></w:p>"

    reading = read(words(paragraph * 12), kinds.DOCX, limits=Limits(memory_bytes=300 << 20))

    assert reading.outcome in {Outcome.TOO_MUCH_MEMORY, Outcome.DAMAGED}
    assert not reading.is_read
