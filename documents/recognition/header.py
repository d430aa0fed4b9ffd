"""The head of a letter: its two columns taken apart, whatever order the text came in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.recognition.dates import BLANK, IN_FIGURES, IN_WORDS
from documents.recognition.lines import Line
from documents.recognition.values import Place

MOST_HEADER_LINES = 60
_ANY = r"\S{1,2}"
COUNTRY = re.compile(
    rf"c{_ANY}ng\s?h{_ANY}\s{{0,1}}a?\s?x{_ANY}\s?h{_ANY}i\s?ch{_ANY}\s?n\S{{1,2}}h{_ANY}\s?a?\s?vi{_ANY}t\s?n{_ANY}m"
)
MOTTO = re.compile(
    rf"\S?{_ANY}c\s?l{_ANY}p\W{{0,4}}t{_ANY}\s?d{_ANY}\W{{0,4}}h{_ANY}nh\s?ph{_ANY}c"
)
PARTY = re.compile(rf"d{_ANY}ng\s?c{_ANY}ng\s?s{_ANY}n\s?vi{_ANY}t\s?n{_ANY}m")
_BODY_STARTS = re.compile(
    r"\W{0,3}(?:kinh\s?(?:gui|goi|moi|chuyen)|can cu\b|thuc hien\b|phuc dap|tra loi\b|xet\b"
    r"|dieu 1\b|tiep theo\b|theo de nghi|ngay \d|hom nay|toi ten|ten toi|toi la\b|ho va ten"
    r"|de\b(?! nghi)|nham\b"
    r"|trong\b|qua\b|duoc su\b|[iv1]{1,3}\.|kinh thua|ngay, |sau khi|hien nay|vua qua|phan )"
)
_MOST_PLACE_WORDS = 5


@dataclass(frozen=True)
class Header:
    """The lines above the body: `left` without the country's name, its motto and the day."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    end: int


def split_header(lines: Sequence[Line]) -> Header:
    """Return the head's columns; `end` is the index in `lines` at which the body begins."""
    end = _end_of(lines)
    left: list[Line] = []
    right: list[Line] = []
    for line in _by_columns(lines[:end]):
        kept, taken = cut_columns(line)
        right.extend(taken)
        if kept is not None:
            left.append(kept)
    return Header(tuple(left), tuple(right), end)


def starts_body(line: Line) -> bool:
    """Say whether a line opens the body: `Kính gửi`, `Căn cứ`, `Thực hiện` and their like."""
    opening = _BODY_STARTS.match(line.folded)
    if opening is None or IN_WORDS.fullmatch(line.folded):
        return False
    first = next((character for character in line.text if character.isalnum()), "")
    return not first.islower()


def date_start(text: str, folded: str) -> tuple[int, int] | None:
    """Return where `Sông Lam, ngày … tháng … năm …` stands at the end of a line, place included."""
    for pattern in (IN_WORDS, BLANK, IN_FIGURES):
        for match in pattern.finditer(folded):
            if len(folded) - match.end() > 3:
                continue
            start = _before_place(text, match.start())
            if start < match.start() or pattern is not IN_FIGURES:
                return start, match.end()
    return None


def _end_of(lines: Sequence[Line]) -> int:
    seen = 0
    for index, line in enumerate(lines[: 3 * MOST_HEADER_LINES]):
        if line.page:
            return index
        seen += not line.is_blank
        if seen > MOST_HEADER_LINES:
            return index
        if seen > 1 and starts_body(line) and not _has_head_below(lines, index):
            return index
    return min(len(lines), 3 * MOST_HEADER_LINES)


def _has_head_below(lines: Sequence[Line], index: int) -> bool:
    """Say whether the country's name stands below: the columns came one after the other."""
    below = lines[index + 1 : index + 12]
    return any(line.page == 0 and COUNTRY.search(line.folded) for line in below)


def _by_columns(lines: Sequence[Line]) -> list[Line]:
    """Bring lines with places into the order left column, right column, full width."""
    if not lines or not all(line.place for line in lines if line.text):
        return list(lines)
    placed = sorted(
        ((line, line.place) for line in lines if line.place), key=lambda pair: pair[1].top
    )
    left: list[Line] = []
    right: list[Line] = []
    full: list[Line] = []
    for line, place in placed:
        if not full and place.right < 0.56:
            left.append(line)
        elif not full and place.left > 0.4:
            right.append(line)
        elif not full and cut_columns(line)[1]:
            left.append(line)
        else:
            full.append(line)
    return left + right + full


def cut_columns(line: Line) -> tuple[Line | None, list[Line]]:
    """Take the right column's phrases out of a line; None where nothing else stands on it."""
    taken: list[Line] = []
    for pattern in (COUNTRY, MOTTO, PARTY):
        match = pattern.search(line.folded)
        if match:
            taken.append(line.cut(match.start(), match.end()))
            line = Line(
                f"{line.text[: match.start()]} {line.text[match.end() :]}".strip(),
                line.page,
                line.place,
            )
    span = date_start(line.text, line.folded)
    if span:
        taken.append(line.cut(*span))
        line = line.cut(0, span[0])
    if taken and line.is_blank:
        return None, taken
    return line, taken


def _before_place(text: str, end: int) -> int:
    """Return where the name of the place before a day begins; `end` where there is none."""
    head = text[:end].rstrip()
    if not head.endswith((",", ".")) and not head[-1:].isalpha():
        return end
    start = end
    for number, match in enumerate(reversed(list(re.finditer(r"\S+", head[-60:])))):
        word = match[0].strip(",.")
        capitals = len(word) > 1 and word.isupper() and word != "TP"
        if number >= _MOST_PLACE_WORDS or not word.isalpha() or not word[:1].isupper() or capitals:
            break
        start = max(len(head) - 60, 0) + match.start()
    return start


def is_on_the_right(place: Place | None) -> bool:
    """Say whether a line stands on the right half, or has no place to tell by."""
    return place is None or (place.left + place.right) / 2 > 0.5
