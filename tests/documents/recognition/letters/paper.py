"""How a letter of the corpus is written down: its pages, and what a clerk would type from it."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from storage.reading.values import LinePlace, PageText


@dataclass(frozen=True)
class Letter:
    """A letter; `expected` holds what the record should say, None where nothing is to be found."""

    name: str
    pages: tuple[PageText, ...]
    expected: Mapping[str, Any]
    is_scan: bool = False
    known_bodies: tuple[str, ...] = field(default=())


def letter(
    name: str,
    text: str,
    *,
    is_scan: bool = False,
    known_bodies: tuple[str, ...] = (),
    **expected: Any,
) -> Letter:
    """Write a letter of text alone; a line of `=====` begins a new page."""
    pages = textwrap.dedent(text).strip("\n").split("\n=====\n")
    return Letter(name, tuple(PageText(page) for page in pages), expected, is_scan, known_bodies)


Piece = tuple[str, float, float, float]


def placed(name: str, pieces: Sequence[Piece], **expected: Any) -> Letter:
    """Write a page of pieces (text, left, top, right), each a line with its place."""
    lines, texts, start = [], [], 0
    for text, left, top, right in pieces:
        lines.append(LinePlace(start, start + len(text), left, top, right, top + 0.016))
        texts.append(text)
        start += len(text) + 1
    page = PageText("\n".join(texts), 595, 842, tuple(lines))
    return Letter(name, (page,), expected)


def day(text: str) -> date:
    """Write a day as offices do: `05/01/2026`."""
    number, month, year = text.split("/")
    return date(int(year), int(month), int(number))
