"""What a letter asks of whom: the addressees, and the day until which an answer is wanted."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from documents.recognition.dates import day_of
from documents.recognition.header import starts_body
from documents.recognition.lines import Line
from documents.recognition.values import Finding

_ADDRESSED = re.compile(r"\W{0,3}k.nh\s?(?:g.i|m.i|chuy.n)\s?(?:cac\s(?!.{0,40}:))?\s?[:;.]?\s?")
_ITEM = re.compile(r"\s?[-–—+•*·]\s?")
MOST_RECIPIENT_LINES = 30

_DAY = (
    r"(?:(?P<hour>\d{1,2})\s?(?:gio|h|g)\s?\d{0,2}(?:\s?phut)?,?\s?)?"
    r"(?:het\s|trong\s|vao\s|thu \w{2,4},?\s|sang\s|chieu\s)*"
    r"(?:ngay\s)?(?:thu \w{2,4},?\s)?(?:ngay\s)?"
    r"(?P<day>[0-9oil]{1,2})(?:\s?[/.-]\s?|\sthang\s)(?P<month>[0-9oil]{1,2})"
    r"(?:(?:\s?[/.-]\s?|\snam\s)(?P<year>[0-9oil]{4}))?(?![\w/])"
)
_UNTIL = re.compile(
    r"\b(?P<trigger>cham nhat|han cuoi|han chot|truoc|thoi han|den het|muon nhat|han nop|han gui)"
    r"(?:\s?(?:la|vao|den|truoc|trong|cua|nhan|gui|tra loi|bao cao|hoan thanh|ho so|thuc hien|"
    rf"gop y|dang ky|nop|y kien|het|ngay|:)){{0,5}}\s?:?\s?{_DAY}"
)
_ASKS = re.compile(
    r"de nghi|yeu cau|gui |bao cao|hoan thanh|tra loi|tham gia y kien|gop y|phan hoi|dang ky|nop|"
    r"xong|tong hop|cung cap|to chuc|trien khai|bo sung|xac nhan|giai quyet|thong bao|"
    r"cho y kien|de xuat"
)
_SPEAKS_OF_THE_PAST = re.compile(
    r"sinh|ket hon|dang ky thuong tru|ban hanh|co hieu luc|da |cap truoc"
)
_WINDOW = 160
MOST_YEARS_AHEAD = 3


def find_recipients(lines: Sequence[Line]) -> Finding[tuple[str, ...]] | None:
    """Return whom the letter addresses after `Kính gửi:`, one or a list."""
    for index, line in enumerate(lines[:400]):
        match = _ADDRESSED.match(line.folded)
        if match is None or not line.text.lstrip("- .*•")[:1].isupper():
            continue
        recipients = _collect(line.text[match.end() :], lines[index + 1 :])
        if recipients:
            return Finding(recipients, 0.9, line.place, line.text[:200])
    return None


def find_deadline(lines: Sequence[Line], written_on: date | None) -> Finding[date] | None:
    """Return the day asked for, when the text asks for something until then."""
    best: Finding[date] | None = None
    for line, text, folded in _sentences(lines):
        for match in _UNTIL.finditer(folded):
            value = _day(match, written_on)
            if value is None:
                continue
            confidence = _confidence(match, folded, value, written_on)
            if confidence >= 0.5 and (best is None or confidence > best.confidence):
                evidence = text[max(0, match.start() - 60) : match.end()].strip()
                best = Finding(value, confidence, line.place, evidence)
    return best


def _collect(first: str, lines: Sequence[Line]) -> tuple[str, ...]:
    parts = [first.strip()] if first.strip(" -:") else []
    listed = bool(parts) and bool(_ITEM.match(parts[0]))
    for line in lines[:MOST_RECIPIENT_LINES]:
        if parts and parts[-1].endswith((".", "./.")) and not parts[-1].endswith(("TP.", "Q.")):
            break
        if line.is_blank and not parts:
            continue
        item = _ITEM.match(line.text)
        if line.is_blank or (parts and not _goes_on(parts, line, item=bool(item), listed=listed)):
            break
        if item or not parts:
            listed = listed or bool(item)
            parts.append(line.text)
        else:
            parts[-1] = f"{parts[-1]} {line.text}"
    names = (re.sub(r"^[\s\-–—+•*·:]+|[\s;.,/:|~']+$", "", part) for part in _split(parts))
    return tuple(name[:300] for name in names if len(name) > 1)


def _goes_on(parts: Sequence[str], line: Line, *, item: bool, listed: bool) -> bool:
    if item:
        return True
    last, text = parts[-1], line.text
    if last.endswith((",", " và", "-")) or text[:1].islower():
        return listed or len(parts) < 2
    wrapped = not last.endswith((";", ".")) and text.endswith((";", "."))
    return wrapped and len(text) < (80 if listed else 24) and not starts_body(line)


def _split(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        yield from re.split(r";\s?", part)


def _sentences(lines: Sequence[Line]) -> Iterator[tuple[Line, str, str]]:
    """Give each line together with the one before and after it, since sentences are wrapped."""
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if not any(sign in line.folded for sign in ("truoc", "nhat", "han", "het")):
            continue
        before = lines[index - 1].text[-_WINDOW:] if index else ""
        text = f"{before} {line.text} {following.text[:80] if following else ''}".strip()
        yield line, text, Line(text).folded


def _day(match: re.Match[str], written_on: date | None) -> date | None:
    if match["year"]:
        return day_of(match["day"], match["month"], match["year"])
    if written_on is None:
        return None
    value = day_of(match["day"], match["month"], written_on.year)
    if value and value < written_on:
        return day_of(match["day"], match["month"], written_on.year + 1)
    return value


def _confidence(match: re.Match[str], folded: str, value: date, written_on: date | None) -> float:
    if written_on and not 0 <= (value - written_on).days <= 366 * MOST_YEARS_AHEAD:
        return 0.0
    around = folded[max(0, match.start() - _WINDOW) : match.end() + 40]
    near = folded[max(0, match.start() - 40) : match.start()]
    asks = bool(_ASKS.search(around))
    if match["trigger"] == "truoc":
        past = bool(_SPEAKS_OF_THE_PAST.search(near))
        return 0.0 if past or not asks else 0.85
    return 0.9 if asks else 0.6
