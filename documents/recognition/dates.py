"""Days as letters write them, `ngày 05 tháng 01 năm 2026`, and what scans make of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_DAY = r"(?P<day>[0-9oil|]\s?[0-9oil|]?)"
_MONTH = r"(?P<month>[0-9oil|]{1,2})"
_YEAR = r"(?P<year>[0-9oil|szb]{4})"
IN_WORDS = re.compile(
    rf"ng.{{1,2}}y\s?[.…]{{0,3}}\s?{_DAY}[\s.]{{0,3}}th.{{1,2}}ng\s?[.…]{{0,3}}\s?{_MONTH}[\s.]{{0,3}}n.{{1,2}}m\s?{_YEAR}"
)
IN_FIGURES = re.compile(
    r"(?<![\d/.-])(?:ngay\s?)?(?P<day>[0-9oil|]{1,2})\s?[/.-]\s?"
    r"(?P<month>[0-9oil|]{1,2})\s?[/.-]\s?(?P<year>[0-9oil|szb]{4})(?!\d)"
)
BLANK = re.compile(r"ngay[\s.…_·]{0,20}thang[\s.…_·\d]{0,20}nam[\s.…_·]{0,10}(?:\d{4})?")
EARLIEST_YEAR = 1945
LATEST_YEAR = 2100
_SLIPS = str.maketrans("oil|szb", "0111528", " ")


@dataclass(frozen=True)
class DayRead:
    """A day found in folded text, from `start` to `end`."""

    value: date
    start: int
    end: int
    in_words: bool


def find_days(folded: str) -> Iterator[DayRead]:
    """Give the days of a folded text that the calendar has."""
    for pattern in (IN_WORDS, IN_FIGURES):
        for match in pattern.finditer(folded):
            value = day_of(match["day"], match["month"], match["year"])
            if value is not None:
                yield DayRead(value, match.start(), match.end(), pattern is IN_WORDS)


def day_of(day: str, month: str, year: str | int) -> date | None:
    """Return the day that three pieces of text name, where the calendar has it."""
    try:
        value = date(
            int(_digits(str(year))),
            int(_digits(month)),
            int(_digits(day)),
        )
    except ValueError:
        return None
    return value if EARLIEST_YEAR <= value.year <= LATEST_YEAR else None


def _digits(text: str) -> str:
    return text.lower().translate(_SLIPS)
