"""Books printed: all columns of the statutory forms, a cover, numbered pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from documents.layout.register_page import (
    Book,
    IncomingRow,
    OutgoingRow,
    ProgressRow,
    Row,
    as_pdf,
    columns_of,
)
from tests.documents.layout.conftest import DAY
from tests.documents.layout.reading import page_count, picture, run_with, runs, words

INCOMING = IncomingRow(
    "25/11/2026",
    "07",
    "UBND huyện Krông Pắc",
    "45/UBND-NC",
    "12/11/2026",
    "Công văn về việc đăng ký hộ tịch",
    receiver="Phòng Hành chính tư pháp",
)
OUTGOING = OutgoingRow(
    "05/STP-HCTP", "25/11/2026", "Công văn trả lời", "Nguyễn Thị Hoà", "UBND huyện", copies="02"
)
PROGRESS = ProgressRow("07", "Công văn số 45/UBND-NC", "Phòng Hành chính tư pháp", due="30/11/2026")


@pytest.mark.parametrize(
    ("rows", "title", "columns"),
    [  # typed from Phụ lục IV
        (
            IncomingRow,
            "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
            "Ngày đến|Số đến|Tác giả|Số, ký hiệu văn bản|Ngày tháng văn bản|Tên loại và trích yếu "
            "nội dung văn bản|Đơn vị hoặc người nhận|Ngày chuyển|Ký nhận|Ghi chú",
        ),
        (
            OutgoingRow,
            "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
            "Số, ký hiệu văn bản|Ngày tháng văn bản|Tên loại và trích yếu nội dung văn bản|Người "
            "ký|Nơi nhận văn bản|Đơn vị, người nhận bản lưu|Số lượng bản|Ngày chuyển|Ký nhận|Ghi "
            "chú",
        ),
        (
            ProgressRow,
            "SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN",
            "Số đến|Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản|"
            "Đơn vị hoặc người nhận|Thời hạn giải quyết|Tiến độ giải quyết|Số, ký hiệu văn bản "
            "trả lời|Ghi chú",
        ),
    ],
)
def test_a_book_has_its_title_and_all_its_columns(
    fonts: Path, rows: type[Row], title: str, columns: str
) -> None:
    pdf = as_pdf(Book(rows, "Sở Tư pháp", 2026), [], fonts=fonts, at=DAY)

    assert "|".join(columns_of(rows)) == columns
    assert "".join(title.split()) in words(pdf, 0)
    assert "Năm:2026" in words(pdf, 0)
    assert "(1)(2)(3)(4)(5)(6)(7)" in words(pdf, 1)


@pytest.mark.parametrize("row", [INCOMING, OUTGOING, PROGRESS])
def test_a_line_shows_every_value(fonts: Path, row: Row) -> None:
    pdf = as_pdf(Book(type(row), "Sở Tư pháp", 2026), [row], fonts=fonts, at=DAY)

    printed = words(pdf, 1)
    for value in vars(row).values():
        assert "".join(value.split()) in printed


def test_the_cover_says_from_where_to_where(fonts: Path) -> None:
    book = Book(
        IncomingRow,
        "Sở Tư pháp",
        2026,
        parent_agency="UBND tỉnh Đắk Lắk",
        first_day="05/01/2026",
        last_day="31/12/2026",
        first_number="01",
        last_number="1204",
        volume="2",
    )

    cover = words(as_pdf(book, [INCOMING], fonts=fonts, at=DAY), 0)

    assert "UBNDTỈNHĐẮKLẮK" in cover
    for part in ("Từngày:05/01/2026", "đếnngày:31/12/2026", "Từsố:01", "đếnsố:1204", "Quyểnsố:2"):
        assert part in cover


def test_a_thick_book_repeats_its_head_and_counts_its_pages(fonts: Path) -> None:
    pdf = as_pdf(Book(IncomingRow, "Sở Tư pháp", 2026), [INCOMING] * 60, fonts=fonts, at=DAY)

    last = page_count(pdf) - 1
    assert last > 2
    assert words(pdf, last).startswith("Ngàyđến")
    assert words(pdf, last).endswith(f"Trang{last}/{last}")


def test_long_symbols_stay_in_their_column(fonts: Path) -> None:
    row = replace(INCOMING, code="123456/QĐ-UBND-HCTP-TNMT", dated="x", author="a" * 60)

    pdf = as_pdf(Book(IncomingRow, "Sở Tư pháp", 2026), [row], fonts=fonts, at=DAY)

    subject = run_with(pdf, "Công văn", 1)
    beside = [run for run in runs(pdf, 1) if run.bottom <= subject.bottom + 1 and run.left > 60]
    symbol = [run for run in beside if run.text in "123456/QĐ-UBND-HCTP-TNMT"]
    assert max(run.right for run in symbol) < run_with(pdf, "(5)", 1).left
    assert "123456/QĐ-UBND-HCTP-TNMT" in words(pdf, 1)
    assert "a" * 60 in words(pdf, 1)


def test_a_book_lies_down(fonts: Path) -> None:
    image = picture(as_pdf(Book(IncomingRow, "Sở", 2026), [], fonts=fonts, at=DAY), 1, scale=1)

    assert image.width > image.height


def test_shapes_that_the_fonts_lack_do_not_stop_a_book(fonts: Path) -> None:
    row = ProgressRow("1", "Thư mời 🎉 #strong[x]", "VP")

    printed = words(as_pdf(Book(ProgressRow, "Sở", 2026), [row], fonts=fonts, at=DAY), 1)

    assert "Thưmời□#strong[x]" in printed
