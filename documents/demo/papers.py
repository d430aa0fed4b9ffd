"""The papers that come in: other bodies' letters with number and date, printed, scanned or spoilt."""

import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from enum import Enum
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import pikepdf

from documents.demo import scans
from documents.demo.letters import SampleLetter
from documents.layout import measures
from documents.layout.blocks import Block, ListItem, Paragraph
from documents.layout.description import Letter, Urgency
from documents.layout.docx import as_docx
from documents.layout.pdf import blocks_as_values
from documents.layout.printing import set_pages
from documents.layout.wording import DATE_GAP, NUMBER_GAP, words_of

_URGENCIES = {urgency.mark: urgency for urgency in Urgency}
_FEW = 20  # papers; fewer are not worth the start of other processes
_LOCKED = "Sông Lam 2026"


class Shape(Enum):
    """As what a letter comes in."""

    PRINTED = "pdf"
    SCANNED = "scan.pdf"
    WRITTEN = "docx"
    LOCKED = "locked.pdf"


@dataclass(frozen=True)
class Order:
    """A paper to be made."""

    letter: SampleLetter
    shape: Shape


@dataclass(frozen=True)
class Paper:
    """A file as it comes in."""

    name: str
    content: bytes


def make_all(
    orders: Sequence[Order], *, fonts: Path, done: Callable[[], object]
) -> Iterator[Paper]:
    """Make papers in their order, several at once where there are many."""
    if len(orders) <= _FEW:
        for order in orders:
            yield make(order, fonts)
            done()
        return
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for paper in pool.map(make, orders, [fonts] * len(orders), chunksize=8):
            yield paper
            done()


def make(order: Order, fonts: Path) -> Paper:
    """Make one paper; the same letter gives the same pages."""
    letter = order.letter
    chance = random.Random(letter.subject)  # noqa: S311 - specks of dust, not secrets
    if letter.is_of_a_citizen:
        page = scans.typed(_lines_of_petition(letter), fonts=fonts)
        return Paper(_name(letter, "pdf"), scans.as_pdf([scans.as_scanned(page, chance)]))
    if order.shape is Shape.WRITTEN:
        return Paper(_name(letter, "docx"), as_docx(described(letter)))
    printed = print_letter(letter, fonts=fonts)
    if order.shape is Shape.SCANNED:
        pages = [scans.as_scanned(page, chance) for page in scans.pages_of(printed)]
        return Paper(f"scan-{chance.randint(1000, 9999)}.pdf", scans.as_pdf(pages))
    if order.shape is Shape.LOCKED:
        return Paper(_name(letter, "pdf"), _locked(printed))
    return Paper(_name(letter, "pdf"), printed)


def described(letter: SampleLetter) -> Letter:
    """Describe a sample letter in the statutory form."""
    capacity = (f"{letter.signer_capacity} {_head(letter)}",) if letter.signer_capacity else ()
    return Letter(
        kind_code=letter.kind,
        agency=letter.body,
        parent_agency=letter.parent,
        place=letter.place,
        symbol=letter.notation,
        subject=letter.subject,
        year=letter.date.year,
        signer_title=letter.signer_title,
        signer_name=letter.signer,
        recipients_addressed=letter.recipients,
        body=tuple(_block(text) for text in letter.paragraphs),
        capacity=capacity,
        recipients=(f"Lưu: VT, {letter.notation.rpartition('-')[2]}.",),
        urgency=_URGENCIES.get(letter.urgency, Urgency.NORMAL),
    )


def print_letter(letter: SampleLetter, *, fonts: Path) -> bytes:
    """Print another body's letter as it is issued: with its number and its day in the gaps."""
    words = words_of(described(letter))
    day = letter.date
    filled = replace(
        words,
        number=words.number.replace(NUMBER_GAP, f" {letter.number}"),
        date=words.date.replace(DATE_GAP, f" {day.day:02d} ", 1).replace(
            DATE_GAP, f" {day.month:02d} " if day.month < 3 else f" {day.month} ", 1
        ),
    )
    values = {**asdict(filled), "body": blocks_as_values(filled.body)}
    return set_pages(
        "letter.typ", {"words": values, "measures": measures.as_values()}, fonts=fonts, at=day
    )


def _block(text: str) -> Block:
    marker, point, rest = text.partition(". ")
    return ListItem(f"{marker}.", rest) if point and marker.isdigit() else Paragraph(text)


def _head(letter: SampleLetter) -> str:
    """Name the office that a deputy signs for: "Phó Giám đốc" signs for "Giám đốc"."""
    title = letter.signer_title.removeprefix("Phó ")
    return {"Thứ trưởng": "Bộ trưởng"}.get(title, title).upper()


def _name(letter: SampleLetter, suffix: str) -> str:
    if letter.is_of_a_citizen:
        return f"don-{letter.date:%d-%m-%Y}.{suffix}"
    symbol = letter.notation.replace("/", "-").replace("Đ", "D").replace(".", "")
    return f"{letter.number}-{symbol}.{suffix}"


def _locked(pdf: bytes) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(target, encryption=pikepdf.Encryption(user=_LOCKED, owner=_LOCKED))
    return target.getvalue()


def _lines_of_petition(letter: SampleLetter) -> list[tuple[str, scans.Style]]:
    day = letter.date
    return [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", scans.Style.TITLE),
        ("Độc lập - Tự do - Hạnh phúc", scans.Style.TITLE),
        ("", scans.Style.TEXT),
        (
            f"{letter.place}, ngày {day.day:02d} tháng {day.month} năm {day.year}",
            scans.Style.RIGHT,
        ),
        ("", scans.Style.TEXT),
        (letter.subject.upper(), scans.Style.TITLE),
        ("", scans.Style.TEXT),
        (f"Kính gửi: {', '.join(letter.recipients)}", scans.Style.TITLE),
        ("", scans.Style.TEXT),
        *((text, scans.Style.TEXT) for text in letter.paragraphs),
        ("", scans.Style.TEXT),
        ("NGƯỜI LÀM ĐƠN", scans.Style.SIGNATURE),
        ("", scans.Style.TEXT),
        ("", scans.Style.TEXT),
        (letter.signer, scans.Style.SIGNATURE),
    ]
