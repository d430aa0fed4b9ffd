"""Where number, date and signatures belong on a paper, read from the places of its characters.

The layout is that of Decree 30/2020/NĐ-CP, Phụ lục I: number and date on one line of page 1
(ô 3 and 4), the signature between the signer's title and name (ô 7a–7c), the seal over about a
third of the signature on its left (ô 8).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pypdfium2

from documents.signing.boxes import Box, Boxes, Field
from documents.signing.glyphs import Glyph, Line, lines
from documents.signing.places import place_of_seal, place_of_signer

_FILL = r"[.…·․‥_]*"  # what templates print where something is to be written
_NUMBER = re.compile(rf"so:?({_FILL})/")
_NUMBER_FILLED = re.compile(r"so:?([0-9a-z.…·․‥_]{1,12})/")
_DATE = re.compile(rf"ngay({_FILL})thang({_FILL})nam({_FILL})(\d*)")
_DATE_FILLED = re.compile(r"ngay([\d.…]*)thang([\d.…]*)nam")
_NEIGHBOURS = 30.0  # points between the lines of number and date, at most
_MARGIN = 0.3  # points kept free on both sides; more would leave half a dot of a dotted gap
_NARROWEST = {Field.NUMBER: 18.0, Field.DAY: 11.0, Field.MONTH: 11.0, Field.YEAR: 22.0}
SEAL_DIAMETER = 102.0  # points: 36 mm, the round seal of most agencies


class Problem(StrEnum):
    MISSING = "missing"
    FILLED = "filled"
    NARROW = "narrow"


class PlacesNotFoundError(Exception):
    """Some places were not found: which and why, and the others, so that only these are drawn."""

    def __init__(self, problems: Mapping[Field, Problem], found: Mapping[Field, Box]) -> None:
        super().__init__(", ".join(f"{place}: {problem}" for place, problem in problems.items()))
        self.problems = dict(problems)
        self.found = dict(found)


@dataclass
class _Search:
    found: dict[Field, Box] = field(default_factory=dict)
    problems: dict[Field, Problem] = field(default_factory=dict)
    printed_year: str = ""

    def take(self, place: Field, left: float, right: float, beside: Glyph) -> None:
        box = Box(0, left + _MARGIN, beside.bottom, right - _MARGIN, beside.top)
        if box.width < _NARROWEST[place]:
            self.problems[place] = Problem.NARROW
        else:
            self.found[place] = box


def find_boxes(pdf: bytes, *, title: str, name: str, seal_diameter: float = SEAL_DIAMETER) -> Boxes:
    """Find all places of a paper.

    `title` is what stands over the signature (of several lines the last decides, as in
    "KT. GIÁM ĐỐC" over "PHÓ GIÁM ĐỐC"), `name` the signer's name under it; both are compared
    without accents. `seal_diameter` is in points.
    Raises PlacesNotFoundError, and pypdfium2.PdfiumError on what is no PDF.
    """
    search = _Search()
    with pypdfium2.PdfDocument(pdf) as document:
        first = lines(document[0])
        width = document[0].get_width()
        baseline = _find_number(first, search)
        _find_date(first, search, near=baseline, page_width=width)
        signer = place_of_signer(document, title=title, name=name)
        if signer is None:
            search.problems[Field.SIGNER] = Problem.MISSING
        else:
            search.found[Field.SIGNER] = signer
            search.found[Field.SEAL] = place_of_seal(document, signer, diameter=seal_diameter)
    if search.problems:
        raise PlacesNotFoundError(search.problems, search.found)
    found = search.found
    return Boxes(
        number=found[Field.NUMBER],
        day=found[Field.DAY],
        month=found[Field.MONTH],
        year=found.get(Field.YEAR),
        printed_year=search.printed_year,
        signer=found[Field.SIGNER],
        seal=found[Field.SEAL],
    )


def _find_number(page: list[Line], search: _Search) -> float | None:
    """Look for "Số: …/", the topmost at the start of a column; return its baseline."""
    for pattern, is_filled in ((_NUMBER, False), (_NUMBER_FILLED, True)):
        for line in page:
            for match in pattern.finditer(line.folded):
                start, slash = match.start(), match.end() - 1
                if not line.starts_run(start) or line.glyphs[start + 1].text.lower() != "ố":
                    continue  # Sở: is not Số:, nor is a number cited within a sentence
                before = line.glyphs[match.start(1) - 1]
                if is_filled:
                    search.problems[Field.NUMBER] = Problem.FILLED
                else:
                    search.take(Field.NUMBER, before.right, line.glyphs[slash].left, before)
                return before.baseline
    search.problems[Field.NUMBER] = Problem.MISSING
    return None


def _find_date(page: list[Line], search: _Search, *, near: float | None, page_width: float) -> None:
    """Look for "ngày … tháng … năm" beside the number, or without one the topmost of the page."""
    for line in page:
        if near is not None and abs(line.glyphs[0].baseline - near) > _NEIGHBOURS:
            continue
        match = _DATE.search(line.folded)
        if match:
            _take_date(line, match, search, page_width)
            return
        if _DATE_FILLED.search(line.folded):
            search.problems |= {Field.DAY: Problem.FILLED, Field.MONTH: Problem.FILLED}
            return
    search.problems |= {Field.DAY: Problem.MISSING, Field.MONTH: Problem.MISSING}


def _take_date(line: Line, match: re.Match[str], search: _Search, page_width: float) -> None:
    glyphs = line.glyphs
    for place, group in ((Field.DAY, 1), (Field.MONTH, 2)):
        before, after = glyphs[match.start(group) - 1], glyphs[match.end(group)]
        search.take(place, before.right, after.left, before)
    before = glyphs[match.start(3) - 1]
    digits = match[4]
    if len(digits) == 4 and not match[3]:  # printed: needed only when another year begins
        year = glyphs[match.start(4) : match.end(4)]
        search.take(Field.YEAR, year[0].left, year[-1].right, before)
        search.printed_year = digits
    elif digits:
        search.problems[Field.YEAR] = Problem.FILLED
    else:
        end = match.end(3)
        following = glyphs[end].left if end < len(glyphs) else page_width
        room = max(before.right + 3 * before.size, glyphs[end - 1].right + _MARGIN)
        search.take(Field.YEAR, before.right, min(following, room), before)
