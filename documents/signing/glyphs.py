"""What stands where on a page: characters with their boxes, in lines and runs."""

import unicodedata
from ctypes import c_double
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot

import pypdfium2
from pypdfium2 import raw

from eoffice.lib.text import fold, normalise

# Ascent and descent of Times New Roman and its metric twins, per em. What the PDF itself says of
# its fonts differs from program to program.
ASCENT, DESCENT = 0.891, 0.216
_SAME_LINE = 3.0  # points; number (13) and date (13, italic) differ by less
_RUN_BREAK = 1.2  # ems; a wider gap starts another column


@dataclass(frozen=True)
class Glyph:
    """One character with its marks (NFC), from where to where it stands, and its size in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float

    @property
    def bottom(self) -> float:
        return self.baseline - DESCENT * self.size

    @property
    def top(self) -> float:
        return self.baseline + ASCENT * self.size


@dataclass(frozen=True)
class Line:
    """Visible characters on one line from left to right; `folded` has one character for each."""

    glyphs: tuple[Glyph, ...]

    @property
    def folded(self) -> str:
        return "".join(fold(glyph.text)[:1] for glyph in self.glyphs)

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)

    @property
    def bottom(self) -> float:
        return min(glyph.bottom for glyph in self.glyphs)

    @property
    def top(self) -> float:
        return max(glyph.top for glyph in self.glyphs)

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    def starts_run(self, index: int) -> bool:
        """Tell whether the character stands first on the line or after a column's gap."""
        if index == 0:
            return True
        before, here = self.glyphs[index - 1], self.glyphs[index]
        return here.left - before.right > _RUN_BREAK * here.size

    def runs(self) -> list["Line"]:
        """Cut the line where columns part, as the signature block from the recipients."""
        starts = [index for index in range(len(self.glyphs)) if self.starts_run(index)]
        return [Line(self.glyphs[a:b]) for a, b in pairwise([*starts, len(self.glyphs)])]


def lines(page: pypdfium2.PdfPage) -> list[Line]:
    """Read the page's characters as lines from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(_glyphs(page), key=lambda glyph: -glyph.baseline):
        if rows and rows[-1][0].baseline - glyph.baseline < _SAME_LINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [Line(tuple(sorted(row, key=lambda glyph: glyph.left))) for row in rows]


def _glyphs(page: pypdfium2.PdfPage) -> list[Glyph]:
    text = page.get_textpage()
    glyphs: list[Glyph] = []
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if not code or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        character = normalise(chr(code))
        if not character:
            continue
        if unicodedata.combining(character[0]) and glyphs:
            whole = unicodedata.normalize("NFC", glyphs[-1].text + character)
            glyphs[-1] = replace(glyphs[-1], text=whole)
            continue
        left, _, right, _ = text.get_charbox(index, loose=True)
        baseline, size = _baseline_and_size(text, index)
        if size > 0:
            glyphs.append(Glyph(character, left, right, baseline, size))
    return glyphs


def _baseline_and_size(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    x, y, matrix = c_double(), c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    raw.FPDFText_GetMatrix(text, index, matrix)
    # The letter's height grows with what the matrix does to its upright.
    return y.value, raw.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
