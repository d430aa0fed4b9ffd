"""A letter as PDF: what the decree prescribes stands where and as it prescribes."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from documents.layout.fonts import FontsMissingError
from documents.layout.pdf import as_pdf
from documents.layout.printing import UnprintableError
from tests.documents.layout import letters
from tests.documents.layout.conftest import DAY
from tests.documents.layout.reading import (
    page_count,
    picture,
    run_with,
    runs,
    words,
)

MILLIMETRE = 72 / 25.4
LEFT_EDGE, RIGHT_EDGE = 30 * MILLIMETRE, (210 - 15) * MILLIMETRE


@pytest.mark.parametrize(
    ("text", "size", "face"),
    [  # typed from Phụ lục I, IV: the sample
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "bold"),
        ("Độc lập - Tự do - Hạnh phúc", 13, "bold"),
        ("UBND TỈNH ĐẮK LẮK", 12, "regular"),
        ("SỞ TƯ PHÁP", 12, "bold"),
        ("Số:", 13, "regular"),
        ("năm 2026", 13, "italic"),
        ("V/v hướng dẫn", 12, "regular"),
        ("KHẨN", 13, "bold"),
        ("Kính gửi:", 14, "regular"),
        ("1. Về thẩm quyền", 14, "regular"),
        ("KT. GIÁM ĐỐC", 14, "bold"),
        ("PHÓ GIÁM ĐỐC", 14, "bold"),
        ("Nguyễn Thị Hoà", 14, "bold"),
        ("Nơi nhận:", 12, "bold italic"),
        ("- Lưu: VT, HCTP.", 11, "regular"),
        ("Địa chỉ:", 11, "regular"),
    ],
)
def test_an_element_of_a_letter_has_its_size_and_weight(
    reply: bytes, text: str, size: float, face: str
) -> None:
    run = run_with(reply, text)

    assert run.size == pytest.approx(size)
    assert run.face == face


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("QUYẾT ĐỊNH", "bold"),
        ("Ban hành Quy chế", "bold"),
        ("GIÁM ĐỐC SỞ TƯ PHÁP", "bold"),
        ("Căn cứ Nghị định", "italic"),
        ("QUYẾT ĐỊNH:", "bold"),
        ("Điều 1.", "bold"),
        ("Quyết định này có hiệu lực", "regular"),
    ],
)
def test_an_element_of_a_decision_is_set_at_14(decision: bytes, text: str, face: str) -> None:
    run = run_with(decision, text)

    assert run.size == pytest.approx(14)
    assert run.face == face


def test_elements_follow_each_other_as_in_the_form(decision: bytes) -> None:
    text = words(decision, 0)

    order = ["SỞTƯPHÁP", "CỘNGHÒA", "Số:", "ngày", "QUYẾTĐỊNHBan", "GIÁMĐỐCSỞ", "Căncứ"]
    order += ["QUYẾTĐỊNH:", "Điều1.", "Điều3.", "Nơinhận:"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_nothing_leaves_the_margins(reply: bytes) -> None:
    printed = runs(reply)

    assert min(run.left for run in printed) >= LEFT_EDGE - 0.5
    assert max(run.right for run in printed) <= RIGHT_EDGE + 0.5
    assert max(run.bottom + run.size for run in printed) <= (297 - 20) * MILLIMETRE + 1


def test_the_number_stands_under_the_agency_and_the_date_on_its_line(reply: bytes) -> None:
    number, slash, year = (run_with(reply, text) for text in ("Số:", "/STP-HCTP", "năm 2026"))
    agency = run_with(reply, "SỞ TƯ PHÁP")

    assert (number.left + slash.right) / 2 == pytest.approx(agency.centre, abs=1)
    assert number.bottom == pytest.approx(year.bottom, abs=0.5)


def test_a_paragraph_opens_with_an_indent(reply: bytes) -> None:
    assert run_with(reply, "1. Về thẩm quyền").left == pytest.approx(
        LEFT_EDGE + 12.7 * MILLIMETRE, abs=1
    )


def test_the_mark_of_urgency_is_a_red_box_of_its_size(reply: bytes) -> None:
    scale = 4
    red = red_points(picture(reply, scale=scale))
    width = (max(x for x, _ in red) - min(x for x, _ in red)) / scale / MILLIMETRE
    height = (max(y for _, y in red) - min(y for _, y in red)) / scale / MILLIMETRE

    assert width == pytest.approx(20, abs=0.7)
    assert height == pytest.approx(8, abs=0.7)


def test_a_letter_without_urgency_has_no_red(decision: bytes) -> None:
    assert not red_points(picture(decision))


def red_points(image: Image.Image) -> list[tuple[int, int]]:
    """Return where the picture is as red as an ink pad."""
    r, g, b = (band.point(lambda value: 255 * (value > 120)) for band in image.split())
    red = ImageChops.subtract(ImageChops.subtract(r, g), b)
    return [divmod(at, image.width)[::-1] for at, value in enumerate(red.tobytes()) if value]


def test_the_appendix_counts_its_own_pages(decision: bytes) -> None:
    assert page_count(decision) == 2
    assert words(decision, 1).startswith("PhụlụcQUYCHẾCÔNGTÁCVĂNTHƯ(KèmtheoQuyếtđịnhsố/QĐ-STP")


def test_it_is_a_tagged_archival_file_in_vietnamese(reply: bytes) -> None:
    with pikepdf.open(BytesIO(reply)) as pdf:
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["dc:title"] == letters.REPLY.subject
        assert pdf.Root.Lang == "vi-VN"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root


def test_fonts_come_along_at_a_thousand_units(reply: bytes) -> None:
    with pikepdf.open(BytesIO(reply)) as pdf:
        described = [
            font.DescendantFonts[0].FontDescriptor for font in pdf.pages[0].Resources.Font.values()
        ]
        fonts = [TTFont(BytesIO(one.FontFile2.read_bytes())) for one in described]

    assert len(fonts) == 4
    assert {font["head"].unitsPerEm for font in fonts} == {1000}


def test_the_same_letter_of_the_same_day_is_the_same_file(reply: bytes, fonts: Path) -> None:
    assert as_pdf(letters.REPLY, fonts=fonts, at=DAY) == reply


def test_another_day_is_another_file(reply: bytes, fonts: Path) -> None:
    assert as_pdf(letters.REPLY, fonts=fonts, at=date(2026, 11, 26)) != reply


def test_what_cannot_be_printed_is_named(fonts: Path) -> None:
    letter = replace(letters.REPLY, subject="chúc mừng 🎉 năm mới 春")

    with pytest.raises(UnprintableError) as refusal:
        as_pdf(letter, fonts=fonts, at=DAY)

    assert refusal.value.characters == "春🎉"


def test_without_prepared_fonts_nothing_is_printed(tmp_path: Path) -> None:
    with pytest.raises(FontsMissingError):
        as_pdf(letters.REPLY, fonts=tmp_path, at=DAY)
