"""Number and symbol of a document: taking them apart, writing them, comparing them."""

import re
from dataclasses import dataclass

from documents.recognition.lines import LONGEST_LINE, clean
from eoffice.lib.text import fold

_ADMINISTRATIVE = re.compile(
    r"(?P<number>\d{1,6}[a-zđ]?)/(?:(?P<year>(?:19|20)\d{2})[/-])?"
    r"(?P<letters>[^\W\d_]\w{0,30}(?:[-&.,/]\w{1,30}){0,8})",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"(?P<number>\d{1,6}[a-zđ]?)-(?P<letters>[^\W\d_]\w{0,10}(?:-\w{1,10})?/[^\W\d_]\w{0,30}"
    r"(?:[-.]\w{1,30}){0,4})",
    re.IGNORECASE,
)
_PARTY_NOTATION = re.compile(r"[^\W\d_]\w{0,10}/[^\W\d_][\w.-]{0,60}")
_DIGITS_FOR_LETTERS = str.maketrans("oOlI|SBZ", "00111582")
_ONE_CLASS = str.maketrans("01i|", "olll")
_SHORT_FORMS = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ubmttq": "uy ban mat tran to quoc",
    "tp": "thanh pho",
    "tx": "thi xa",
    "tnhh": "trach nhiem huu han",
    "mtv": "mot thanh vien",
    "ctcp": "cong ty co phan",
}


class SymbolError(ValueError):
    """A text is no number with symbol; `text` is what was read."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is not a number with a symbol")
        self.text = text


@dataclass(frozen=True)
class Symbol:
    """`05` and `BNV-VP` of `05/BNV-VP`; normative documents carry their year as well."""

    number: str
    letters: str
    year: int | None = None
    is_party: bool = False

    @property
    def notation(self) -> str:
        """All that follows the number: `QĐ-BNV`, `2025/NĐ-CP`, `CV/TU`."""
        return f"{self.year}/{self.letters}" if self.year else self.letters

    @property
    def groups(self) -> tuple[str, ...]:
        """The abbreviations in their order: `QĐ` and `BNV`."""
        return tuple(part for part in re.split(r"[-/]", self.letters) if part)

    def __str__(self) -> str:
        return written(self.number, self.notation)


def parse_symbol(text: str) -> Symbol:
    """Take `15/QĐ-BNV`, `15-CV/TU` or `30/2020/NĐ-CP` apart; SymbolError where it is none."""
    compact = re.sub(r"\s+", "", clean(text[:LONGEST_LINE])).strip(".,;:")
    party = _PARTY.fullmatch(compact)
    if party:
        return Symbol(party["number"], party["letters"], is_party=True)
    match = _ADMINISTRATIVE.fullmatch(compact)
    if match is None:
        raise SymbolError(text)
    year = int(match["year"]) if match["year"] else None
    return Symbol(match["number"], match["letters"], year)


def written(number: str, notation: str) -> str:
    """Write number and notation as the paper does; Party documents have the dash first."""
    between = "-" if _PARTY_NOTATION.fullmatch(notation) else "/"
    return f"{number}{between}{notation}" if number and notation else number or notation


def as_digits(text: str) -> str:
    """Read the letters that a scan gives for digits as digits: `O5` as `05`, `l2` as `12`."""
    return text.translate(_DIGITS_FOR_LETTERS)


def body_key(body: str) -> str:
    """Fold a body's name for comparison: `UBND TP. Huế` as `uy ban nhan dan thanh pho hue`."""
    words = re.findall(r"\w+", fold(clean(body[:LONGEST_LINE])))
    return " ".join(_SHORT_FORMS.get(word, word) for word in words)


def same_letter_key(*, number: str, notation: str, body: str, year: int | None = None) -> str:
    """Return the key that two registrations of one letter share; empty without number or symbol.

    Folded and tolerant of O for 0 and l for 1, of spaces and of short forms of a body's name.
    """
    counted = as_digits(re.sub(r"\W", "", clean(number[:LONGEST_LINE])))
    digits = counted.lstrip("0").lower()
    letters = re.sub(r"[\W_]", "", fold(clean(notation[:LONGEST_LINE]))).translate(_ONE_CLASS)
    if not digits or not letters:
        return ""
    who = body_key(body).translate(_ONE_CLASS)
    return "|".join((digits, letters, who, str(year or "")))
