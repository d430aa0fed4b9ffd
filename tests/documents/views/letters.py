"""Letters as PDFs, set as offices set them, brought and read as the worker does."""

from datetime import datetime

import typst

from documents.actions import incoming
from documents.models import Document
from eoffice.organization.actor import Actor
from storage.models import FileVersion
from storage.tasks import read_version
from tests.factories import MORNING

_PAGE = """
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set text(size: 13pt, lang: "vi", font: ("Tinos", "Liberation Serif", "DejaVu Serif"))
#set par(justify: true)
#grid(columns: (2fr, 3fr), align: center,
  [UBND TỈNH SÔNG LAM #linebreak() *SỞ NỘI VỤ* #v(6pt) Số: {number}/SNV-CCHC
   #v(4pt) #text(size: 12pt)[V/v {subject}]],
  [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* #linebreak() *Độc lập - Tự do - Hạnh phúc*
   #v(6pt) _Sông Lam, ngày {day:02d} tháng {month:02d} năm {year}_],
)
{mark}
#v(12pt)
#align(center)[Kính gửi: Các sở, ban, ngành cấp tỉnh.]
#v(8pt)
Thực hiện Quyết định số 876/QĐ-UBND ngày 14 tháng 5 năm 2025 của Ủy ban nhân dân tỉnh về bộ chỉ số
theo dõi, đánh giá kết quả cải cách hành chính của các sở, ban, ngành; đề nghị các cơ quan:

1\\. Tự đánh giá, chấm điểm các tiêu chí thuộc lĩnh vực phụ trách theo biểu mẫu gửi kèm.

2\\. Cung cấp tài liệu kiểm chứng đối với từng tiêu chí; đính kèm tệp điện tử đã ký số.

Báo cáo gửi về Sở Nội vụ trước ngày {until} để tổng hợp, trình Ủy ban nhân dân tỉnh./.
#v(16pt)
#grid(columns: (1fr, 1fr),
  [#text(size: 11pt)[*_Nơi nhận:_* #linebreak() - Như trên; #linebreak() - Lưu: VT, CCHC.]],
  align(center)[*KT. GIÁM ĐỐC* #linebreak() *PHÓ GIÁM ĐỐC* #v(50pt) *Đoàn Thị Kim Oanh*],
)
"""
SUBJECT = "cung cấp số liệu phục vụ đánh giá cải cách hành chính năm 2026"


def letter_pdf(number: str = "1873", subject: str = SUBJECT, mark: str = "") -> bytes:
    """Set a letter of Sở Nội vụ as a PDF; `mark` is a stamp over its text."""
    stamp = f"#align(center)[#box(stroke: 1pt, inset: 4pt)[*{mark}*]]" if mark else ""
    source = _PAGE.format(
        number=number,
        subject=subject,
        mark=stamp,
        day=2,
        month=3,
        year=2026,
        until="30 tháng 3 năm 2026",
    )
    return bytes(typst.compile(source.encode()))


def bring(
    clerk: Actor, content: bytes, name: str = "cong-van.pdf", at: datetime = MORNING
) -> Document:
    """Bring a file in and read it, as clerk and worker do."""
    document = incoming.receive(content=content, name=name, actor=clerk, at=at)
    read(document)
    return document


def read(document: Document) -> None:
    """Do at once what the worker does with the files of a document."""
    versions = FileVersion.objects.filter(file__attachments__thing=document.thing)
    for version in versions:
        read_version.func(version_uid=str(version.uid))
    document.refresh_from_db()
    document.incoming.refresh_from_db()
