"""Stamps of urgency and of internal use, which stand alone in the head of a letter."""

import re
from collections.abc import Sequence

from documents.recognition.header import Header
from documents.recognition.lines import Line, is_capitals, is_near, skeleton
from documents.recognition.values import Finding, Restriction, Urgency

_URGENCIES = {
    "hoatoc": Urgency.EXPRESS,
    "hoatochengio": Urgency.EXPRESS,
    "thuongkhan": Urgency.VERY_URGENT,
    "khan": Urgency.URGENT,
}
_URGENCY_LABEL = re.compile(r"\W{0,3}(?:muc\s)?do khan\s?[:.]\s?(?P<level>.{3,20})")
_URGENCY = re.compile(r"\b(?:h[o0]a\s?t[o0]c|thuong\s?khan|khan)\b")
_ADDRESSED = re.compile(r"\W{0,3}(?:kinh\s?(?:gui|goi)|s[o06]\s?[:.])")
_RESTRICTIONS = {
    "hanche": Restriction.LIMITED,
    "tailieuhanche": Restriction.LIMITED,
    "hanchesudung": Restriction.LIMITED,
    "luuhanhnoibo": Restriction.INTERNAL,
    "tailieuluuhanhnoibo": Restriction.INTERNAL,
    "vanbanluuhanhnoibo": Restriction.INTERNAL,
}
_RESTRICTION_LABEL = re.compile(r"\W{0,3}(?:muc\s)?do (?:han che|mat)\s?:\s?(?P<level>.{3,24})")
_BRACKETED = re.compile(r"[(\[](?P<level>luu hanh noi bo|han che|tai lieu luu hanh noi bo)[)\]]")
_LINES_PAST_HEADER = 4


def find_urgency(lines: Sequence[Line], header: Header) -> Finding[Urgency] | None:
    """Return the urgency that a stamp in the head shows (Phụ lục I, ô 10b)."""
    best: Finding[Urgency] | None = None
    ranks = list(Urgency)
    for line in lines[: header.end + _LINES_PAST_HEADER]:
        found = _urgency(line)
        if found and (best is None or ranks.index(found.value) > ranks.index(best.value)):
            best = found
    return best


def find_restriction(lines: Sequence[Line], header: Header) -> Finding[Restriction] | None:
    """Return the mark of internal use that stands alone in the head (Phụ lục I, ô 11)."""
    for line in lines[: header.end + _LINES_PAST_HEADER]:
        labelled = _RESTRICTION_LABEL.match(line.folded) or _BRACKETED.search(line.folded)
        words = labelled["level"] if labelled else line.text
        if len(words) > 40 or not (labelled or is_capitals(line.text)):
            continue
        value = _RESTRICTIONS.get(skeleton(words))
        if value:
            return Finding(value, 0.92, line.place, line.text)
    return None


def _urgency(line: Line) -> Finding[Urgency] | None:
    labelled = _URGENCY_LABEL.match(line.folded)
    words = labelled["level"] if labelled else line.text
    if len(words) <= 40 and (labelled or is_capitals(line.text)):
        level = _level(skeleton(words))
        if level:
            return Finding(level, 0.95, line.place, line.text)
    return _beside(line)


def _level(letters: str) -> Urgency | None:
    exact = _URGENCIES.get(letters)
    if exact:
        return exact
    if letters.startswith("hoatoc") and len(letters) < 24:
        return Urgency.EXPRESS
    near = (word for word in ("hoatoc", "thuongkhan") if is_near(letters, word))
    return _URGENCIES.get(next(near, ""))


def _beside(line: Line) -> Finding[Urgency] | None:
    """Read a stamp that the order of the text has put beside the number or the addressee."""
    match = _URGENCY.search(line.folded)
    if match is None or not is_capitals(line.text[match.start() : match.end()], 1):
        return None
    rest = Line((line.text[: match.start()] + line.text[match.end() :]).strip())
    if not _ADDRESSED.match(rest.folded):
        return None
    return Finding(_URGENCIES[skeleton(match[0])], 0.8, line.place, line.text[:200])
