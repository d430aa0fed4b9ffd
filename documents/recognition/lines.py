"""The lines of a letter: cleaned, folded for comparison, each with its place on the page."""

import math
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from documents.recognition.values import Place
from eoffice.lib.text import fold, normalise_line
from storage.reading.values import LinePlace, PageText

MOST_LINES = 20_000
LONGEST_LINE = 1_000

_MARKED_LETTER = re.compile(r"([^\W\d_])([\u0300-\u036f]{2,8})")
_SHAPES = "\u0302\u0306\u031b"  # circumflex, breve, horn: part of the letter, before the tone
_LETTERS_FOR_DIGITS = str.maketrans("01", "oi")


@dataclass(frozen=True)
class Line:
    """A line; `folded` is as long as `text`, so that places in one are places in the other."""

    text: str
    page: int = 0
    place: Place | None = None

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def is_blank(self) -> bool:
        return not any(character.isalnum() for character in self.text)

    def cut(self, start: int, end: int | None = None) -> "Line":
        """Return a piece of the line, at the same place."""
        return replace(self, text=self.text[start:end].strip())


def read_lines(pages: Sequence[PageText]) -> list[Line]:
    """Return the lines of all pages in reading order, blank ones too, up to a limit."""
    lines: list[Line] = []
    for number, page in enumerate(pages):
        for line in _lines_of(number, page):
            if len(lines) >= MOST_LINES:
                return lines
            lines.append(line)
    return lines


def clean(text: str) -> str:
    """Write a line down in one way, marks in the wrong order (ê as e + tone + ^) included."""
    decomposed = unicodedata.normalize("NFD", text)
    ordered = _MARKED_LETTER.sub(_in_order, decomposed)
    return normalise_line(unicodedata.normalize("NFC", ordered))


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, without signs."""
    return re.findall(r"\w+", fold(text))


def skeleton(text: str) -> str:
    """Return the folded letters alone, with digits read as the letters they stand for in scans."""
    folded = fold(text[:LONGEST_LINE]).translate(_LETTERS_FOR_DIGITS)
    return "".join(character for character in folded if character.isalpha())


def is_capitals(text: str, share: float = 0.75) -> bool:
    """Say whether a text is written in capital letters, but for the slips of a scan."""
    letters = [character for character in text if character.isalpha()]
    capitals = sum(1 for character in letters if character.isupper())
    return bool(letters) and capitals >= share * len(letters)


def is_near(one: str, other: str) -> bool:
    """Say whether two short words differ in at most one letter."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rests = (one[start:], other[start:])
    shorter, longer = sorted(rests, key=len)
    return longer[1:] in {shorter, shorter[1:]} or one == other


def _in_order(match: re.Match[str]) -> str:
    marks = sorted(match[2], key=lambda mark: mark not in _SHAPES)
    return match[1] + "".join(marks)


def _lines_of(number: int, page: PageText) -> Iterator[Line]:
    placed = sorted(page.lines, key=lambda line: line.start)
    starts = [line.start for line in placed]
    start = 0
    for raw in page.text.split("\n"):
        end = start + len(raw)
        inside = placed[bisect_left(starts, start) : bisect_left(starts, end + 1)]
        if inside:
            for place in inside:
                text = page.text[place.start : min(place.end, end)]
                yield from _pieces(text, number, _place(number, place))
        else:
            yield from _pieces(raw, number, None)
        start = end + 1


def _pieces(raw: str, page: int, place: Place | None) -> Iterator[Line]:
    for start in range(0, max(len(raw), 1), LONGEST_LINE):
        yield Line(clean(raw[start : start + LONGEST_LINE]), page, place)


def _place(page: int, line: LinePlace) -> Place | None:
    values = (line.left, line.top, line.right, line.bottom)
    if not all(math.isfinite(value) for value in values):
        return None
    left, top, right, bottom = (min(max(value, 0.0), 1.0) for value in values)
    if left > right or top > bottom:
        return None
    return Place(page, left, top, right, bottom)
