"""What a packet is made of: plain values, so that the engine can be tried and measured alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from meetings.packets.labels import Numbers


@dataclass(frozen=True)
class PaperPart:
    """One paper: its pages with their numbers, or a line that says why it has none here."""

    title: str
    open: Callable[[], IO[bytes]] | None = None  # a PDF; None where the paper has no pages here
    numbers: Numbers | None = None
    note: str = ""  # "Handed out at the meeting", "Could not be put into the packet"


@dataclass(frozen=True)
class ItemPart:
    """An item of the agenda with its papers, in their order."""

    number: int
    title: str
    facts: str = ""
    papers: Sequence[PaperPart] = ()


@dataclass(frozen=True)
class Words:
    """The fixed words of the front pages, in the language of the office."""

    cover: str = "Tập tài liệu họp"
    contents: str = "Mục lục"
    page: str = "Trang"
    no_papers: str = "Không có tài liệu"
    note: str = ""


@dataclass(frozen=True)
class Packet:
    """All that is printed and bound: the cover's facts and the items."""

    agency: str
    title: str
    facts: Sequence[tuple[str, str]]  # name and value, a line each on the cover
    items: Sequence[ItemPart]
    words: Words = field(default_factory=Words)
    fonts: Sequence[Path] = ()

    @property
    def papers(self) -> list[PaperPart]:
        return [paper for item in self.items for paper in item.papers]


@dataclass(frozen=True)
class Place:
    """Where a page of a packet is found: its index in the file (from 0) and its label."""

    index: int
    label: str


class PaperDoesNotFitError(Exception):
    """A paper cannot be bound: it is locked, broken, or has another number of pages than agreed."""

    def __init__(self, paper: PaperPart, reason: str) -> None:
        super().__init__(f"{paper.title}: {reason}")
        self.paper = paper
        self.reason = reason
