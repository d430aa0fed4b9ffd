"""Puts the letters of a line into the order in which people see them.

Where a font lacks letters, programs draw the line first and the letters from another font after
it: a reader of the file finds "K t qu … ế ả" where people see "Kết quả".
"""

import ctypes
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

Run = tuple[str, int, int]  # a line: its text, its first character on the page, how many
_BACK = 0.5  # of a letter's height: a jump back by more is no kerning
_SPACE = 0.13  # of a letter's height: a wider gap is a space
_ONE_ROW = 0.6


@dataclass(frozen=True)
class Letter:
    """A letter and the room that it takes on the page, in points from the bottom left."""

    character: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        return self.top - self.bottom


def as_seen(text_page: Any, line: Run) -> str:
    """Return the text of a line; its letters are sorted where they jump back on one row."""
    text, start, count = line
    if len(text) != count:  # a character that is none was left out: places would be wrong
        return text
    letters = [
        letter
        for offset, character in enumerate(text)
        if not character.isspace() and (letter := _letter(text_page, start + offset, character))
    ]
    if not _jumps_back(letters):
        return text
    return "".join(letter.character for letter in in_order(letters))


def in_order(letters: list[Letter]) -> list[Letter]:
    """Sort the letters of a row that jump back, with the spaces between them made anew."""
    drawn = [letter for letter in letters if not letter.character.isspace()]
    if not _jumps_back(drawn):
        return letters
    drawn.sort(key=lambda letter: letter.left)
    ordered = drawn[:1]
    for earlier, later in pairwise(drawn):
        if later.left - earlier.right > _SPACE * later.height:
            ordered.append(Letter(" ", earlier.right, later.bottom, later.left, later.top))
        ordered.append(later)
    return ordered


def _letter(text_page: Any, index: int, character: str) -> Letter | None:
    room = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(room)):
        return None
    return Letter(character, room.left, room.bottom, room.right, room.top)


def _jumps_back(letters: list[Letter]) -> bool:
    """Say whether letters of one row were drawn out of their order."""
    if len(letters) < 2:
        return False
    middles = sorted(letter.middle for letter in letters)
    height = sorted(letter.height for letter in letters)[len(letters) // 2]
    if height <= 0 or middles[-1] - middles[0] > _ONE_ROW * height:
        return False  # turned text, or more than one row: as the file has it
    pairs = pairwise(letters)
    return any(later.left < earlier.left - _BACK * height for earlier, later in pairs)
