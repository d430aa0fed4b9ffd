"""Letters that came as e-mail: what their head says of sender, day and subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr, parsedate_to_datetime

from documents.recognition.dates import find_days
from documents.recognition.lines import Line
from documents.recognition.numbers import NUMBER
from documents.recognition.symbols import Symbol, SymbolError, as_digits, parse_symbol
from documents.recognition.values import Finding

_LABEL = re.compile(
    r"\W{0,2}(?P<label>from|to|cc|subject|date|sent|reply-to|message-id|nguoi gui|tu|den|"
    r"nguoi nhan|tieu de|chu de|ngay gui|ngay|gui luc)\s?:\s?(?P<value>.{0,500})"
)
_NAMES = {
    "from": "from", "nguoi gui": "from", "tu": "from",
    "subject": "subject", "tieu de": "subject", "chu de": "subject",
    "date": "date", "sent": "date", "ngay gui": "date", "ngay": "date", "gui luc": "date",
    "to": "to", "den": "to", "nguoi nhan": "to",
}  # fmt: skip
_ANSWERED = re.compile(
    r"^(?:\s*(?:re|fw|fwd|tr|tl|chuyen tiep|tra loi)\s?:\s?|\s*\[[^\]]{0,40}\]\s?)+"
)
_LETTER_IN_SUBJECT = re.compile(
    r"(?:so\s?:?\s?)?(?P<code>\d{1,6}\s?[/-]\s?[a-z][\w&./-]{1,40})(?:\s?,?\s?ngay\s[\d/.-]{6,10})?"
    r"\s?(?:cua\s.{3,60}?)?\s?(?:ve viec|v/v|ve|:|-)\s"
)
MOST_HEAD_LINES = 14


@dataclass(frozen=True)
class MailHead:
    sender: Finding[str] | None = None
    date: Finding[date] | None = None
    subject: Finding[str] | None = None
    symbol: Symbol | None = None
    end: int = 0


def read_mail(lines: Sequence[Line]) -> MailHead | None:
    """Return what an e-mail's head says; None where the text does not open like an e-mail."""
    found: dict[str, tuple[str, Line]] = {}
    end = 0
    for index, line in enumerate(lines[:MOST_HEAD_LINES]):
        match = _LABEL.match(line.folded)
        if match and not NUMBER.match(line.folded):
            name = _NAMES.get(match["label"], "")
            found.setdefault(name, (line.text[match.start("value") :].strip(), line))
            end = index + 1
    if "from" not in found or not {"subject", "date", "to"} & found.keys():
        return None
    subject, symbol = _subject(found.get("subject"))
    return MailHead(_sender(*found["from"]), _date(found.get("date")), subject, symbol, end)


def _sender(value: str, line: Line) -> Finding[str] | None:
    name, address = parseaddr(value)
    words = name.strip(" \"'") or address or value
    return Finding(words[:200], 0.6, line.place, line.text[:200]) if words else None


def _date(found: tuple[str, Line] | None) -> Finding[date] | None:
    if found is None:
        return None
    value, line = found
    try:
        day = parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        day_read = next(find_days(line.folded), None)
        return Finding(day_read.value, 0.7, line.place, line.text[:200]) if day_read else None
    return Finding(day, 0.7, line.place, line.text[:200])


def _subject(
    found: tuple[str, Line] | None,
) -> tuple[Finding[str] | None, Symbol | None]:
    if found is None:
        return None, None
    value, line = found
    answered = _ANSWERED.match(Line(value).folded)
    words = value[answered.end() :].strip() if answered else value
    match = _LETTER_IN_SUBJECT.search(Line(words).folded)
    symbol = None
    if match:
        code = words[match.start("code") : match.end("code")]
        try:
            symbol = parse_symbol(as_digits(code[:1]) + code[1:])
        except SymbolError:
            symbol = None
        words = words[match.end() :].strip() or words
    if not words:
        return None, symbol
    subject = Finding(words[:1].upper() + words[1:400], 0.75, line.place, line.text[:200])
    return subject, symbol
