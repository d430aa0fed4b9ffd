"""The first pages of a meeting's packet: what, when and where, and the contents by item."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from documents.layout import measures
from documents.layout.cleaning import clean_line
from documents.layout.printing import all_printable, set_pages


@dataclass(frozen=True)
class PacketPaper:
    """A paper of an item; `page` is the label of its first page ("137", "137a").

    Without a label a remark stands for it, as "Được phát tại cuộc họp".
    """

    title: str
    page: str = ""
    remark: str = ""


@dataclass(frozen=True)
class PacketItem:
    number: str
    title: str
    presenter: str = ""
    papers: tuple[PacketPaper, ...] = ()


@dataclass(frozen=True)
class Cover:
    """What the first pages say; times are written as people read them."""

    agency: str
    title: str
    when: str
    where: str
    parent_agency: str = ""
    chair: str = ""
    prepared_for: str = ""
    items: tuple[PacketItem, ...] = ()


def as_pdf(cover: Cover, *, fonts: Path, at: date) -> bytes:
    """Set cover and contents as PDF/A-2a, to be put before the papers.

    Characters without a shape in the fonts become an empty box.
    """
    values = {"cover": _cleaned(asdict(cover)), "measures": measures.as_values()}
    return set_pages("cover.typ", all_printable(values, fonts=fonts), fonts=fonts, at=at)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, dict):
        return {key: _cleaned(part) for key, part in value.items()}
    return [_cleaned(part) for part in value]
