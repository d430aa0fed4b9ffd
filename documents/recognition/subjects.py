"""Kind and subject: `V/v …` under the number, or the lines under the kind's name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.kinds import LETTER
from documents.recognition.header import Header, starts_body
from documents.recognition.kind_names import kind_of_abbreviation, kind_of_line
from documents.recognition.lines import Line, is_capitals, words_of
from documents.recognition.numbers import NUMBER
from documents.recognition.values import Finding

MOST_SUBJECT_LINES = 8
_ABOUT = re.compile(
    r"(?P<mark>\W{0,3}(?:v\s?[/.|1il\\]\s?[vy]|vv|ve viec)\s?[:.;]?\s)(?P<words>.{0,400})"
)
_ABOUT_WITHIN = re.compile(r"(?<=\s)(?P<mark>v\s?/\s?v\s?[:.]?\s)(?P<words>.{0,400})")
_ABOUT_WORDS = re.compile(r"\W{0,3}(?:v\s?/\s?v|ve viec)\s?[:.]?\s", re.IGNORECASE)
_ENDS = re.compile(
    r"[\W_]*(?:hoa toc|thuong khan|khan|mat|toi mat|tuyet mat|han che|du thao|"
    r"luu hanh noi bo|noi nhan.*)?[\W_]*"
)
_AUTHORITY = re.compile(
    r"\W*(?:giam doc|chu tich|bo truong|thu tuong|tong giam doc|cuc truong|uy ban nhan dan|"
    r"hoi dong nhan dan|chanh van phong|chanh thanh tra|ban thuong vu|hieu truong|vien truong|"
    r"truong ban|truong phong|chi cuc truong|thu truong|hoi dong quan tri|hoi dong thanh vien|"
    r"ban chap hanh)\b"
)
_ENCLOSED = re.compile(r"\W{0,3}(?:kem theo|ban hanh kem|du thao|lan \d)")
_GREETED = re.compile(r"\W{0,3}kinh\s?(?:gui|goi|chuyen)")


@dataclass(frozen=True)
class KindAndSubject:
    kind: Finding[str] | None = None
    subject: Finding[str] | None = None


def find_kind_and_subject(
    header: Header, body: Sequence[Line], notation: Finding[str] | None
) -> KindAndSubject:
    """Return the kind's code and the subject, from the head and the first lines of the body."""
    by_symbol = _kind_by_symbol(notation)
    for index, line in enumerate(header.left):
        named = kind_of_line(line.text)
        if named and not _is_part_of_a_sentence(header.left, index):
            code, rest = named
            kind = Finding(code, 0.98 if code == by_symbol else 0.92, line.place, line.text)
            return KindAndSubject(kind, _below(header.left[index + 1 :], rest, line))
        subject = _about(header.left, index)
        if subject:
            return KindAndSubject(_letter_or(by_symbol, header, index, line), subject)
    if by_symbol and notation:
        return KindAndSubject(Finding(by_symbol, 0.8, notation.place, notation.evidence))
    greeted = next((line for line in body[:6] if _GREETED.match(line.folded)), None)
    if notation and greeted:
        return KindAndSubject(Finding(LETTER.code, 0.7, greeted.place, greeted.text))
    return KindAndSubject()


def _kind_by_symbol(notation: Finding[str] | None) -> str | None:
    groups = re.split(r"[-/]", re.sub(r"^\d{4}/", "", notation.value)) if notation else []
    return kind_of_abbreviation(groups[0]) if groups else None


def _letter_or(by_symbol: str | None, header: Header, index: int, line: Line) -> Finding[str]:
    """Return công văn, which alone has its subject above the addressee (Phụ lục I, II.5b)."""
    later = (kind_of_line(other.text) for other in header.left[index + 1 :])
    named = next((kind[0] for kind in later if kind), None)
    if named:
        return Finding(named, 0.9, line.place, line.text)
    sure = by_symbol in {None, LETTER.code}
    return Finding(LETTER.code, 0.95 if sure else 0.75, line.place, line.text[:200])


def _about(lines: Sequence[Line], index: int) -> Finding[str] | None:
    line = lines[index]
    match = _ABOUT.match(line.folded) or _ABOUT_WITHIN.search(line.folded)
    if match is None:
        return None
    first = line.text[match.start("words") :]
    return _joined(first, lines[index + 1 :], line, 0.95)


def _below(lines: Sequence[Line], rest: str, line: Line) -> Finding[str] | None:
    while not rest and lines and (lines[0].is_blank or _ENCLOSED.match(lines[0].folded)):
        lines = lines[1:]
    if not rest:
        if not lines or _stops(lines[0]):
            return None
        line, rest, lines = lines[0], lines[0].text, lines[1:]
    start = _ABOUT_WORDS.match(line.folded) if rest == line.text else None
    return _joined(rest[start.end() :] if start else rest, lines, line, 0.9)


def _joined(
    first: str, lines: Sequence[Line], line: Line, confidence: float
) -> Finding[str] | None:
    """Join the lines that a subject was wrapped into."""
    parts = [first.strip()] if first.strip() else []
    for following in lines[:MOST_SUBJECT_LINES]:
        if _stops(following) and parts:
            break
        if _ENDS.fullmatch(following.folded):
            continue
        if parts and not _continues(parts[-1], following, line):
            break
        parts.append(following.text.strip())
    words = re.sub(r"[\s_.*-]+$", "", " ".join(parts)).strip(" :")
    words = words if "(" in words else words.rstrip(")")
    if not words:
        return None
    return Finding(words[:1].upper() + words[1:], confidence, line.place, line.text[:200])


def _stops(line: Line) -> bool:
    folded = line.folded
    if not line.text or set(line.text) <= set("-_*=—–. ") or starts_body(line):
        return True
    authority = _AUTHORITY.match(folded) and is_capitals(line.text)
    return bool(authority or NUMBER.match(folded) or folded.startswith("("))


def _continues(before: str, line: Line, first: Line) -> bool:
    if before.endswith((".", "./.", ";")) or len(before) > 200:
        return False
    if line.place and first.place:
        body_like = line.place.right > 0.88 and line.place.left < 0.24
        far = line.place.top - first.place.bottom > 0.15
        return not body_like and not far
    opens_low = line.text[:1].islower() or line.text[:1].isdigit() or line.text[:1] in "(“\"'"
    short = len(line.text) < 75 and not line.text.endswith((".", ":", ";"))
    same_look = is_capitals(before) == is_capitals(line.text)
    return (opens_low and len(line.text) < 110) or (short and same_look)


def _is_part_of_a_sentence(lines: Sequence[Line], index: int) -> bool:
    """Say whether a kind's name only ends what the line before began."""
    before = lines[index - 1].text if index else ""
    last = (words_of(before) or [""])[-1]
    return last in {"va", "cua", "ban", "theo", "hanh"} and is_capitals(before)
