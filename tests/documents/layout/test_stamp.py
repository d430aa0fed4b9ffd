"""Stamps: in their real sizes, in their colours, and one sees through them."""

from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from documents.layout import stamp
from documents.layout.stamp import PictureNotUsableError
from tests.documents.layout.conftest import DAY
from tests.documents.layout.reading import runs, words

MILLIMETRE = 72 / 25.4
HANOI = timezone(timedelta(hours=7))
SIGNED_AT = datetime(2026, 11, 22, 9, 15, 7, tzinfo=HANOI)


def size(pdf: bytes) -> tuple[float, float]:
    """Return width and height in millimetres."""
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
    return round(width / MILLIMETRE, 1), round(height / MILLIMETRE, 1)


def colours(pdf: bytes) -> dict[tuple[int, int, int, int], int]:
    """Count the colours of the page on no ground at all."""
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[0].render(scale=2, fill_color=(0, 0, 0, 0)).to_pil().convert("RGBA")
    return {colour: count for count, colour in image.getcolors(maxcolors=100_000)}


@pytest.fixture
def hand() -> bytes:
    """The picture of somebody's signature."""
    image = Image.new("RGBA", (400, 160), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(20, 120), (150, 30), (220, 130), (380, 40)], (0, 0, 200, 255), 8)
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def test_the_stamp_of_arrival_says_number_day_and_where_to(fonts: Path) -> None:
    pdf = stamp.arrival(
        agency="Sở Tư pháp",
        number="1234",
        day="25/11/2026",
        forwarded_to="Phòng Hành chính tư pháp",
        fonts=fonts,
        at=DAY,
    )

    assert size(pdf) == (50.0, 35.0)  # Phụ lục IV, II
    assert words(pdf).startswith("SỞTƯPHÁP")
    for part in (
        "ĐẾN",
        "Số:1234",
        "Ngày:25/11/2026",
        "Chuyển:PhòngHànhchínhtưpháp",
        "SốvàkýhiệuHS:",
    ):
        assert part in words(pdf)


def test_long_names_get_smaller_in_the_stamp_of_arrival(fonts: Path) -> None:
    pdf = stamp.arrival(
        agency="Trung tâm Hỗ trợ pháp lý doanh nghiệp nhỏ và vừa tỉnh Đắk Lắk",
        number="1",
        day="25/11/2026",
        forwarded_to="Phòng Xây dựng, kiểm tra và theo dõi thi hành văn bản quy phạm pháp luật",
        fonts=fonts,
        at=DAY,
    )

    printed = runs(pdf)
    assert max(run.right for run in printed) < 50 * MILLIMETRE
    assert "quyphạmphápluật" in words(pdf)


def test_a_signature_is_the_picture_of_a_hand_and_no_words(fonts: Path, hand: bytes) -> None:
    pdf = stamp.signature(name="Nguyễn Thị Hoà", picture=hand, fonts=fonts, at=DAY)

    assert words(pdf) == ""
    assert (0, 0, 200, 255) in colours(pdf)


def test_a_signature_without_a_picture_is_the_name_in_blue(fonts: Path) -> None:
    pdf = stamp.signature(name="Nguyễn Thị Hoà", fonts=fonts, at=DAY)

    assert words(pdf) == "NguyễnThịHoà"
    assert (0x00, 0x33, 0xA0, 255) in colours(pdf)


def test_a_seal_has_its_real_size_and_is_red(fonts: Path) -> None:
    pdf = stamp.seal(agency="Sở Tư pháp", note="Con dấu thử", diameter=40, fonts=fonts, at=DAY)

    assert size(pdf) == (40.0, 40.0)
    assert (0xD0, 0x00, 0x00, 255) in colours(pdf)
    assert "CONDẤUTHỬ" in words(pdf)


def test_a_seal_may_be_a_picture(fonts: Path, hand: bytes) -> None:
    pdf = stamp.seal(agency="Sở Tư pháp", picture=hand, fonts=fonts, at=DAY)

    assert words(pdf) == ""
    assert size(pdf) == (36.0, 36.0)


def test_one_sees_through_stamps(fonts: Path, hand: bytes) -> None:
    for pdf in (
        stamp.arrival(agency="Sở", number="1", day="1", fonts=fonts, at=DAY),
        stamp.signature(name="Hoà", picture=hand, fonts=fonts, at=DAY),
        stamp.seal(agency="Sở", fonts=fonts, at=DAY),
        stamp.copy_note(form="SAO Y", agency="Sở", signed_at=SIGNED_AT, fonts=fonts),
    ):
        seen = colours(pdf)
        ground = sum(count for (_, _, _, alpha), count in seen.items() if alpha == 0)
        assert ground > sum(seen.values()) / 3


def test_a_copy_says_its_form_its_agency_and_its_time(fonts: Path) -> None:
    pdf = stamp.copy_note(form="Sao y", agency="Sở Nội vụ", signed_at=SIGNED_AT, fonts=fonts)

    assert words(pdf) == "SAOY;SởNộivụ;22/11/2026;09:15:07+07:00"
    assert {round(run.size, 1) for run in runs(pdf)} == {10.0}  # Phụ lục I, II.7d


def test_an_enclosure_says_its_number_and_time(fonts: Path) -> None:
    pdf = stamp.enclosure_note(code="05/STP-HCTP", signed_at=SIGNED_AT, fonts=fonts)

    assert words(pdf) == "Số:05/STP-HCTP;22/11/2026;09:15:07+07:00"


def test_a_time_without_a_zone_is_refused(fonts: Path) -> None:
    with pytest.raises(ValueError, match="needs its zone"):
        stamp.enclosure_note(code="05", signed_at=SIGNED_AT.replace(tzinfo=None), fonts=fonts)


@pytest.mark.parametrize(
    "picture", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n broken", b"\x89PNG\r\n\x1a\n" + b"0" * 500_000]
)
def test_what_is_no_picture_is_refused(fonts: Path, picture: bytes) -> None:
    with pytest.raises(PictureNotUsableError):
        stamp.signature(name="Hoà", picture=picture, fonts=fonts, at=DAY)
