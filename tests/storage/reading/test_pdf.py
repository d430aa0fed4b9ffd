"""PDF: text with the places of its lines, fields as they are seen, pictures of pages."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from storage import kinds
from storage.reading import engine
from storage.reading.limits import Limits, Outcome
from storage.reading.values import PageText
from tests.storage import papers
from tests.storage.reading.conftest import Read


def test_each_page_is_read(read: Read) -> None:
    reading = read(papers.make_pdf("Số: 15/QĐ-BNV", "Trang hai"), kinds.PDF)

    assert [page.text for page in reading.pages] == ["Số: 15/QĐ-BNV", "Trang hai"]
    assert (reading.outcome, reading.page_count) == (Outcome.FINE, 2)
    assert (round(reading.pages[0].width), round(reading.pages[0].height)) == (595, 842)


def test_every_line_stands_where_it_is_printed(read: Read) -> None:
    page = read(papers.make_pdf("Trên\n\n#v(1fr)\nDưới"), kinds.PDF).pages[0]

    above, below = page.lines
    assert page.text[above.start : above.end] == "Trên"
    assert page.text[below.start : below.end] == "Dưới"
    assert above.top < 0.15
    assert below.bottom > 0.85
    assert 0 < above.left < above.right < 1


def test_a_turned_page_has_its_lines_where_they_are_seen(read: Read) -> None:
    upright = papers.make_pdf("Trên")
    with pikepdf.open(io.BytesIO(upright)) as document:
        document.pages[0].Rotate = 90
        target = io.BytesIO()
        document.save(target)

    page = read(target.getvalue(), kinds.PDF).pages[0]

    assert page.width > page.height
    assert page.lines[0].left > 0.85  # the top left corner has become the top right one
    assert page.lines[0].top < 0.15


def test_text_is_written_down_in_one_way(read: Read) -> None:
    reading = read(papers.make_pdf("Ðắk  Lắk, hoà bình"), kinds.PDF)

    assert reading.pages[0].text == "Đắk Lắk, hoà bình"


def test_what_stands_in_a_field_is_read(read: Read) -> None:
    reading = read(papers.make_form("15"), kinds.PDF)

    assert "15" in reading.pages[0].text.split()


def test_of_a_form_a_copy_is_made_on_which_fields_are_part_of_the_page(read: Read) -> None:
    reading = read(papers.make_form("15"), kinds.PDF)

    assert reading.pdf is not None
    with pikepdf.open(reading.pdf) as flat:
        assert len(flat.pages[0].get("/Annots", [])) == 0
    assert "15" in read(reading.pdf.read_bytes(), kinds.PDF).pages[0].text


def test_of_a_plain_pdf_no_copy_is_made(read: Read) -> None:
    assert read(papers.make_pdf(), kinds.PDF).pdf is None


def test_the_picture_shows_what_stands_in_a_field(rooms: Path) -> None:
    filled = picture_of(papers.make_form("15"), rooms)
    empty = picture_of(papers.make_form(""), rooms)

    assert filled.tobytes() != empty.tobytes()


def test_a_picture_has_the_width_that_was_asked_for(rooms: Path) -> None:
    assert picture_of(papers.make_pdf(), rooms).width == 600


def test_there_is_no_picture_of_a_page_that_is_not_there(rooms: Path) -> None:
    path = papers.put(rooms, "file", papers.make_pdf())

    assert engine.picture(path, kinds.PDF, page=2, width=600, limits=Limits()) is None


def test_three_hundred_pages_are_all_read(read: Read) -> None:
    reading = read(papers.make_pdf(*(f"Trang {number}" for number in range(1, 301))), kinds.PDF)

    assert (len(reading.pages), reading.outcome) == (300, Outcome.FINE)
    assert reading.pages[299].text == "Trang 300"


def test_of_too_many_pages_the_first_are_read(read: Read) -> None:
    reading = read(papers.make_pdf("1", "2", "3"), kinds.PDF, limits=Limits(pages=2))

    assert (len(reading.pages), reading.page_count) == (2, 3)
    assert reading.outcome == Outcome.TOO_MANY_PAGES


def test_an_empty_page_is_told(read: Read) -> None:
    reading = read(papers.make_pdf("#v(1cm)"), kinds.PDF)

    assert (reading.outcome, reading.is_read) == (Outcome.NO_TEXT, True)


def test_letters_that_were_turned_into_drawings_are_to_be_recognised(read: Read) -> None:
    strokes = "#for step in range(80) { place(line(length: 1cm)) }"

    reading = read(papers.make_pdf(strokes), kinds.PDF)

    assert reading.outcome == Outcome.NO_TEXT_WITHOUT_OCR


def test_a_password_is_told(read: Read) -> None:
    reading = read(papers.make_encrypted_pdf(), kinds.PDF)

    assert (reading.outcome, reading.pages, reading.is_read) == (Outcome.ENCRYPTED, (), False)


def test_a_script_is_told_and_never_run(read: Read) -> None:
    reading = read(papers.make_scripted_pdf(), kinds.PDF)

    assert reading.outcome == Outcome.CARRIES_SCRIPT
    assert reading.is_read
    assert "15/QĐ-BNV" in reading.pages[0].text


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\nstartxref\n0\n%%EOF",
        papers.make_pdf()[:3000] + b"\n%%EOF",
    ],
)
def test_a_broken_file_is_told(content: bytes, read: Read) -> None:
    assert read(content, kinds.PDF).outcome in {Outcome.DAMAGED, Outcome.NO_TEXT}


def test_a_lost_table_of_contents_is_mended(read: Read) -> None:
    content = papers.make_pdf("Số: 15/QĐ-BNV")
    start = content.rfind(b"startxref")

    reading = read(content[:start] + b"startxref\n7\n%%EOF", kinds.PDF)

    assert reading.pages[0].text == "Số: 15/QĐ-BNV"


def test_a_page_says_where_a_word_stands() -> None:
    page = PageText.from_json(
        {"text": "Một\nHai", "width": 10, "height": 10, "lines": [[4, 7, 0.1, 0.2, 0.3, 0.4]]}
    )

    place = page.place_of(4, 7)

    assert place is not None
    assert (place.left, place.bottom) == (0.1, 0.4)


def picture_of(content: bytes, rooms: Path) -> Image.Image:
    path = papers.put(rooms, "file", content)
    made = engine.picture(path, kinds.PDF, page=1, width=600, limits=Limits())
    assert made is not None
    with Image.open(made) as image:
        image.load()
        return image
