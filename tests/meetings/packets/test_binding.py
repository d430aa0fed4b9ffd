"""Binding: one PDF with cover, contents, outline, and numbers that go on from paper to paper."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from meetings.packets.binding import bind, front_pages_of
from meetings.packets.labels import Numbers, number_through
from meetings.packets.values import ItemPart, Packet, PaperDoesNotFitError, PaperPart
from tests.meetings.factories import create_pdf, locked_pdf

FONTS = [Path(settings.NODE_MODULES) / "@expo-google-fonts" / "tinos"]


def part(content: bytes, numbers: Numbers, title: str = "Báo cáo") -> PaperPart:
    return PaperPart(title, open=lambda: BytesIO(content), numbers=numbers)


def packet(*items: ItemPart) -> Packet:
    return Packet(
        agency="Sở Tư pháp tỉnh Sông Lam",
        title="Giao ban tháng 11",
        facts=[("Địa điểm", "Phòng họp tầng 3")],
        items=items,
        fonts=FONTS,
    )


def places_in(bound: PdfReader, outline: Any) -> Iterator[tuple[str, int | None]]:
    """Walk an outline: titles, and the pages to which they lead."""
    for entry in outline:
        if isinstance(entry, list):
            yield from places_in(bound, entry)
        else:
            yield str(entry["/Title"]), bound.get_destination_page_number(entry)


@pytest.fixture
def whole() -> Packet:
    """Two items: three pages and a secret line; two turned pages, and a late one between."""
    first, second = number_through([3, 2])
    turned = create_pdf("Bốn", "Năm", landscape=True)
    return packet(
        ItemPart(
            1,
            "Kết quả tháng 11",
            papers=[
                part(create_pdf("Một", "Hai", "Ba"), first, "Báo cáo tháng"),
                part(create_pdf("Thêm"), Numbers(3, 1, "a"), "Phụ lục"),
                PaperPart("Phương án", note="Tài liệu mật, phát trực tiếp"),
            ],
        ),
        ItemPart(2, "Số hóa hộ tịch", papers=[part(turned, second, "Báo cáo rà soát")]),
        ItemPart(3, "Việc khác"),
    )


@pytest.fixture
def bound(whole: Packet) -> PdfReader:
    """The packet as a reader opens it."""
    return PdfReader(BytesIO(bind(whole)))


def test_labels_of_the_viewer_go_on_from_paper_to_paper(bound: PdfReader) -> None:
    assert bound.page_labels == ["i", "ii", "1", "2", "3", "3a", "4", "5"]


def test_each_page_bears_its_number_in_print(bound: PdfReader) -> None:
    printed = [page.extract_text().split("\n")[-1].strip() for page in bound.pages[2:]]

    assert printed == [f"Trang {label}" for label in ["1", "2", "3", "3a", "4", "5"]]


def test_the_words_of_the_papers_stay(bound: PdfReader) -> None:
    assert "Hai" in bound.pages[3].extract_text()


def test_the_cover_tells_of_the_meeting(bound: PdfReader) -> None:
    cover = bound.pages[0].extract_text()

    assert "Giao ban tháng 11" in cover
    assert "Phòng họp tầng 3" in cover


def test_the_contents_name_a_secret_paper_without_pages(bound: PdfReader) -> None:
    contents = bound.pages[1].extract_text()

    assert "Phương án" in contents
    assert "Tài liệu mật, phát trực tiếp" in contents


def test_the_contents_give_the_pages(bound: PdfReader) -> None:
    contents = bound.pages[1].extract_text()

    assert "1–3" in contents
    assert "4–5" in contents


def test_the_outline_leads_from_items_to_their_papers(bound: PdfReader) -> None:
    places = list(places_in(bound, bound.outline))

    assert ("1. Kết quả tháng 11", 2) in places
    assert ("Phụ lục", 5) in places
    assert ("Báo cáo rà soát", 6) in places


def test_the_pages_before_the_papers_are_counted(whole: Packet) -> None:
    assert front_pages_of(bind(whole), whole) == 2


def test_progress_is_told_page_by_page(whole: Packet) -> None:
    told: list[tuple[int, int]] = []

    bind(whole, progress=lambda done, total: told.append((done, total)))

    assert told[-1] == (6, 6)


def test_three_hundred_pages_are_bound() -> None:
    content = create_pdf(*[f"Trang {number}" for number in range(300)])

    bound = bind(packet(ItemPart(1, "Dài", papers=[part(content, Numbers(1, 300))])))

    assert PdfReader(BytesIO(bound)).page_labels[-1] == "300"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (locked_pdf(), "encrypted"),
        (b"%PDF-1.7\nnothing", "broken"),
        (create_pdf("Một", "Hai"), "other number"),
    ],
)
def test_what_cannot_be_bound_is_named(content: bytes, reason: str) -> None:
    with pytest.raises(PaperDoesNotFitError, match=reason):
        bind(packet(ItemPart(1, "Hỏng", papers=[part(content, Numbers(1, 1))])))


def test_nothing_in_a_packet_acts_by_itself() -> None:
    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(create_pdf("Một"))))
    script = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app")}
    )
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
    link = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject([]),
            NameObject("/A"): script,
        }
    )
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(link)])
    written = BytesIO()
    writer.write(written)

    bound = bind(packet(ItemPart(1, "Kịch bản", papers=[part(written.getvalue(), Numbers(1, 1))])))

    last: Any = PdfReader(BytesIO(bound)).pages[-1]
    assert "/AA" not in last
    assert [one.get_object().get("/A") for one in last["/Annots"]] == [None]
