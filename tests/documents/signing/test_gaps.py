"""Gaps: number, date and signatures are found by where the characters stand."""

import pypdfium2
import pytest

from documents.signing.boxes import Field
from documents.signing.gaps import PlacesNotFoundError, Problem, find_boxes
from tests.documents.signing import papers


def find(pdf: bytes, title: str = papers.TITLE, name: str = papers.NAME) -> dict[Field, Problem]:
    try:
        find_boxes(pdf, title=title, name=name)
    except PlacesNotFoundError as error:
        return error.problems
    return {}


def words_in(pdf: bytes, left: float, bottom: float, right: float, top: float) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text: str = document[0].get_textpage().get_text_bounded(left, bottom, right, top)
        return text.strip()


def test_the_number_stands_between_so_and_the_slash(letter: bytes) -> None:
    box = find_boxes(letter, title=papers.TITLE, name=papers.NAME).number

    assert words_in(letter, box.left - 20, box.bottom, box.left, box.top) == "Số:"
    assert words_in(letter, box.right, box.bottom, box.right + 42, box.top) == "/STP-VP"
    assert words_in(letter, box.left + 1, box.bottom, box.right - 1, box.top) == ""


def test_the_date_stands_between_its_words(letter: bytes) -> None:
    boxes = find_boxes(letter, title=papers.TITLE, name=papers.NAME)

    between = words_in(letter, boxes.day.right, boxes.day.bottom, boxes.month.left, boxes.month.top)

    assert between == "tháng"


def test_the_printed_year_is_known(letter: bytes) -> None:
    boxes = find_boxes(letter, title=papers.TITLE, name=papers.NAME)

    assert boxes.year is not None
    assert boxes.printed_year == "2026"
    assert words_in(letter, *boxes.year.corners) == "2026"


def test_a_blank_year_has_a_place_too() -> None:
    pdf = papers.letter(date=f"Huế, ngày{papers.DAY_GAP}tháng{papers.DAY_GAP}năm#h(34pt)")

    boxes = find_boxes(pdf, title=papers.TITLE, name=papers.NAME)

    assert boxes.year is not None
    assert boxes.printed_year == ""
    assert boxes.year.width > 22


@pytest.mark.parametrize(
    ("number", "date"),
    [
        ("Số: ............/STP-VP", "Huế, ngày ....... tháng ....... năm 2026"),
        ("Số: …………/STP-VP", "Huế, ngày …… tháng …… năm 2026"),
        (r"Số: \_\_\_\_\_/STP", r"Huế, ngày \_\_\_ tháng \_\_\_ năm 2026"),
        ("SỐ:#h(40pt)/2026/NQ-HĐND", "Huế, NGÀY#h(24pt)THÁNG#h(24pt)NĂM 2026"),
        ("Số#h(40pt)/STP", "Huế, ngày#h(24pt)tháng#h(24pt)năm 2026"),
        ("Số: ~~~~~~~~~~~/STP", "Huế, ngày ~~~~~ tháng ~~~~~ năm 2026"),
        ("So\u0302\u0301:#h(40pt)/STP", "Huê\u0301, nga\u0300y#h(24pt)tha\u0301ng#h(24pt)năm 2026"),
    ],
)
def test_gaps_may_be_dots_lines_or_spaces(number: str, date: str) -> None:
    assert find(papers.letter(number=number, date=date)) == {}


def test_the_signature_stands_between_title_and_name(letter: bytes) -> None:
    box = find_boxes(letter, title=papers.TITLE, name=papers.NAME).signer

    assert words_in(letter, box.left, box.top, box.right, box.top + 18) == papers.TITLE
    assert words_in(letter, box.left, box.bottom - 18, box.right, box.bottom) == papers.NAME
    assert words_in(letter, *box.corners) == ""


def test_the_seal_covers_a_third_of_the_signature_on_its_left(letter: bytes) -> None:
    boxes = find_boxes(letter, title=papers.TITLE, name=papers.NAME)

    covered = boxes.seal.right - boxes.signer.left

    assert boxes.seal.left < boxes.signer.left
    assert covered == pytest.approx(boxes.signer.width / 3)


@pytest.mark.parametrize("name", ["Nguyễn Thị Hòa", "nguyễn thị hoà", "NGUYỄN THỊ HOÀ"])
def test_spelling_of_tones_does_not_hide_the_name(letter: bytes, name: str) -> None:
    assert find(letter, name=name) == {}


def test_of_a_title_in_two_lines_the_last_stands_over_the_signature(letter: bytes) -> None:
    assert find(letter, title="KT. CHỦ TỊCH\nGIÁM ĐỐC") == {}


def test_a_broken_title_is_known_by_its_end(letter: bytes) -> None:
    assert find(letter, title="QUYỀN TỔNG GIÁM ĐỐC") == {}


def test_the_signature_is_found_before_an_appendix() -> None:
    pdf = papers.letter(appendix="#pagebreak() = Phụ lục \n Nguyễn Thị Hoà lập, số: ..../STP.")

    assert find_boxes(pdf, title=papers.TITLE, name=papers.NAME).signer.page == 0


def test_the_signature_may_stand_on_a_later_page() -> None:
    pdf = papers.letter(body="#lorem(650)")

    boxes = find_boxes(pdf, title=papers.TITLE, name=papers.NAME)

    assert (boxes.number.page, boxes.signer.page, boxes.seal.page) == (0, 1, 1)


def test_another_name_is_not_found(letter: bytes) -> None:
    assert find(letter, name="Trần Văn Nam") == {Field.SIGNER: Problem.MISSING}


def test_another_title_is_not_found(letter: bytes) -> None:
    assert find(letter, title="CHỦ TỊCH") == {Field.SIGNER: Problem.MISSING}


def test_no_signature_is_put_over_what_is_printed() -> None:
    pdf = papers.letter(title="GIÁM ĐỐC #v(40pt) (Đã ký) #v(4pt)")

    assert find(pdf) == {Field.SIGNER: Problem.MISSING}


def test_what_was_found_is_kept_for_drawing_the_rest(letter: bytes) -> None:
    with pytest.raises(PlacesNotFoundError) as caught:
        find_boxes(letter, title="CHỦ TỊCH", name=papers.NAME)

    assert {Field.NUMBER, Field.DAY, Field.MONTH} <= caught.value.found.keys()


def test_a_cited_number_is_not_the_papers_own() -> None:
    pdf = papers.letter(number="Sở: …………/STP")

    assert find(pdf)[Field.NUMBER] is Problem.MISSING


@pytest.mark.parametrize("number", ["Số: 15/STP-VP", "Số: 15a/STP"])
def test_a_number_that_is_there_already_is_said(number: str) -> None:
    assert find(papers.letter(number=number))[Field.NUMBER] is Problem.FILLED


def test_a_date_that_is_there_already_is_said() -> None:
    pdf = papers.letter(date="Huế, ngày 05 tháng 01 năm 2026")

    assert find(pdf) == {Field.DAY: Problem.FILLED, Field.MONTH: Problem.FILLED}


def test_a_gap_too_narrow_for_a_number_is_said() -> None:
    assert find(papers.letter(number="Số: /STP-VP"))[Field.NUMBER] is Problem.NARROW


def test_a_date_in_the_body_is_not_the_papers_own() -> None:
    pdf = papers.letter(date="Huế", body="Từ ngày ……… tháng ……… năm 2026.")

    assert find(pdf) == {Field.DAY: Problem.MISSING, Field.MONTH: Problem.MISSING}


@pytest.mark.libreoffice
def test_places_are_found_in_what_libreoffice_prints(libreoffice_letter: bytes) -> None:
    assert find(libreoffice_letter, title="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC") == {}
