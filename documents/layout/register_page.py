"""Books printed: the registers of Phụ lục IV of Decree 30/2020/NĐ-CP, to be signed and bound.

Articles 16.2b and 22.3b ask that what a system registers can be printed with all columns of the
statutory form.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path
from typing import ClassVar

from documents.layout import measures
from documents.layout.cleaning import clean_line
from documents.layout.printing import all_printable, set_pages


@dataclass(frozen=True)
class OutgoingRow:
    """A line of the book of documents out (Phụ lục IV, I)."""

    TITLE: ClassVar = "Sổ đăng ký văn bản đi"
    code: str
    dated: str
    kind_and_subject: str
    signer: str
    recipients: str
    keeper: str = ""
    copies: str = ""
    sent: str = ""
    receipt: str = ""
    note: str = ""


@dataclass(frozen=True)
class IncomingRow:
    """A line of the book of documents in (Phụ lục IV, II)."""

    TITLE: ClassVar = "Sổ đăng ký văn bản đến"
    arrived: str
    number: str
    author: str
    code: str
    dated: str
    kind_and_subject: str
    receiver: str = ""
    forwarded: str = ""
    receipt: str = ""
    note: str = ""


@dataclass(frozen=True)
class ProgressRow:
    """A line of the book that follows what becomes of documents in (Phụ lục IV, II)."""

    TITLE: ClassVar = "Sổ theo dõi giải quyết văn bản đến"
    number: str
    document: str
    receiver: str
    due: str = ""
    progress: str = ""
    answer: str = ""
    note: str = ""


Row = OutgoingRow | IncomingRow | ProgressRow

# Heading and share of the width of each column, in the order of the fields.
_COLUMNS: dict[type[Row], tuple[tuple[str, int], ...]] = {
    OutgoingRow: (
        ("Số, ký hiệu văn bản", 10),
        ("Ngày tháng văn bản", 9),
        ("Tên loại và trích yếu nội dung văn bản", 26),
        ("Người ký", 11),
        ("Nơi nhận văn bản", 16),
        ("Đơn vị, người nhận bản lưu", 11),
        ("Số lượng bản", 6),
        ("Ngày chuyển", 9),
        ("Ký nhận", 7),
        ("Ghi chú", 8),
    ),
    IncomingRow: (
        ("Ngày đến", 9),
        ("Số đến", 6),
        ("Tác giả", 14),
        ("Số, ký hiệu văn bản", 11),
        ("Ngày tháng văn bản", 9),
        ("Tên loại và trích yếu nội dung văn bản", 26),
        ("Đơn vị hoặc người nhận", 14),
        ("Ngày chuyển", 9),
        ("Ký nhận", 7),
        ("Ghi chú", 8),
    ),
    ProgressRow: (
        ("Số đến", 6),
        ("Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản", 34),
        ("Đơn vị hoặc người nhận", 16),
        ("Thời hạn giải quyết", 11),
        ("Tiến độ giải quyết", 14),
        ("Số, ký hiệu văn bản trả lời", 12),
        ("Ghi chú", 10),
    ),
}


@dataclass(frozen=True)
class Book:
    """What stands on the cover; `rows` says which book it is. Days are written as on paper."""

    rows: type[Row]
    agency: str
    year: int
    parent_agency: str = ""
    first_day: str = ""
    last_day: str = ""
    first_number: str = ""
    last_number: str = ""
    volume: str = ""


def columns_of(rows: type[Row]) -> tuple[str, ...]:
    """Name the columns of a book in the order of its form."""
    return tuple(heading for heading, _ in _COLUMNS[rows])


def as_pdf(book: Book, rows: Sequence[Row], *, fonts: Path, at: date) -> bytes:
    """Print a book: its cover, then its lines in the order given, on A4 lying down.

    Characters without a shape in the fonts become an empty box: the words are other people's.
    """
    columns = _COLUMNS[book.rows]
    texts = {
        field.name: clean_line(str(getattr(book, field.name)))
        for field in fields(book)
        if field.name != "rows"
    }
    values = {
        "book": {**texts, "title": book.rows.TITLE.upper()},
        "columns": [{"heading": heading, "share": share} for heading, share in columns],
        "rows": [[clean_line(cell) for cell in astuple(row)] for row in rows],
        "measures": measures.as_values(),
    }
    return set_pages("register.typ", all_printable(values, fonts=fonts), fonts=fonts, at=at)
