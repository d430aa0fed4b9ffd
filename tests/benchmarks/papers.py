"""Papers to measure with: a letter of two pages, and ten papers of a meeting."""

from io import BytesIO
from pathlib import Path

from django.conf import settings
from pypdf import PdfReader, PdfWriter

from meetings.packets.labels import number_through
from meetings.packets.values import ItemPart, Packet, PaperPart
from tests.meetings.factories import create_pdf

PAPERS, PAGES = 10, 8
_LINES = "\n\n".join(f"{n}. Nội dung công việc và thời hạn thực hiện của đơn vị." for n in range(9))


def letter_pdf() -> bytes:
    return create_pdf(_LINES, "Nơi nhận: như trên; lưu văn thư.")


def papers_of_a_meeting() -> list[bytes]:
    """Print ten papers of eight pages."""
    return [
        create_pdf(*(f"Tài liệu {number}, trang {page}. {_LINES}" for page in range(PAGES)))
        for number in range(PAPERS)
    ]


def packet_of(papers: list[bytes]) -> Packet:
    """Describe the packet of one meeting, a paper an item."""
    numbers = number_through([PAGES] * len(papers))
    return Packet(
        agency="Sở Tư pháp tỉnh Sông Lam",
        title="Giao ban tháng 11",
        facts=[("Địa điểm", "Phòng họp tầng 3")],
        items=[
            ItemPart(
                place + 1,
                f"Nội dung {place + 1}",
                papers=[PaperPart("Báo cáo", open=lambda c=content: BytesIO(c), numbers=one)],  # type: ignore[misc]  # bound now
            )
            for place, (content, one) in enumerate(zip(papers, numbers, strict=True))
        ],
        fonts=[Path(settings.NODE_MODULES) / "@expo-google-fonts" / "tinos"],
    )


def merge_plainly(papers: list[bytes]) -> bytes:
    """Put papers behind each other, and do nothing more."""
    writer, written = PdfWriter(), BytesIO()
    for content in papers:
        writer.append(PdfReader(BytesIO(content)))
    writer.write(written)
    return written.getvalue()
