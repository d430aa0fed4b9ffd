"""Cover and contents of a packet: what, when, where, and on which page each paper begins."""

from pathlib import Path

import pytest

from documents.layout.cover import Cover, PacketItem, PacketPaper, as_pdf
from tests.documents.layout.conftest import DAY
from tests.documents.layout.reading import page_count, run_with, words

COVER = Cover(
    agency="Sở Tư pháp",
    parent_agency="UBND tỉnh Đắk Lắk",
    title="Họp giao ban tháng 11 năm 2026",
    when="08 giờ 00, ngày 26 tháng 11 năm 2026",
    where="Phòng họp tầng 3",
    chair="Bà Nguyễn Thị Hoà",
    items=(
        PacketItem(
            "1",
            "Báo cáo công tác tháng 11",
            presenter="Ông Trần Văn Bình",
            papers=(PacketPaper("Báo cáo tháng 11", "3"), PacketPaper("Phụ lục", "137a")),
        ),
        PacketItem("2", "Dự thảo Quy chế", papers=(PacketPaper("Dự thảo", remark="Phát tại họp"),)),
    ),
)


@pytest.fixture(scope="module")
def packet(fonts: Path) -> bytes:
    return as_pdf(COVER, fonts=fonts, at=DAY)


def test_the_cover_says_what_when_and_where(packet: bytes) -> None:
    cover = words(packet, 0)

    for part in ("SỞTƯPHÁP", "Họpgiaoban", "Thờigian:08giờ00", "Địađiểm:Phònghọp", "Chủtrì:Bà"):
        assert part in cover


def test_what_nobody_gave_is_not_asked_for(packet: bytes) -> None:
    assert "Bộtàiliệucủa" not in words(packet, 0)


def test_each_paper_has_the_label_of_its_page_beside_it(packet: bytes) -> None:
    for title, label in (("Báo cáo tháng 11", "3"), ("Phụ lục", "137a")):
        paper, page = run_with(packet, title, 1), run_with(packet, label, 1)
        assert paper.bottom == pytest.approx(page.bottom, abs=0.5)
        assert page.right > 500


def test_a_paper_without_a_page_has_its_remark(packet: bytes) -> None:
    assert "Dựthảo(Pháttạihọp)" in words(packet, 1)


def test_a_long_agenda_goes_on_under_the_same_head(fonts: Path) -> None:
    items = tuple(
        PacketItem(str(number), f"Nội dung {number} *x*", papers=(PacketPaper("Tài liệu", "9"),))
        for number in range(1, 41)
    )

    pdf = as_pdf(Cover("Sở", "Họp", "hôm nay", "đây", items=items), fonts=fonts, at=DAY)

    assert page_count(pdf) >= 3
    assert words(pdf, 2).startswith("TTNộidungTrang")
    assert "Nộidung40*x*" in words(pdf)


def test_a_meeting_without_an_agenda_says_so(fonts: Path) -> None:
    pdf = as_pdf(Cover("Sở", "Họp", "hôm nay", "đây"), fonts=fonts, at=DAY)

    assert "Chưacónộidung." in words(pdf, 1)
