"""The number and symbol on a letter's own line, not those of letters it speaks of."""

import re
from collections.abc import Sequence

from documents.recognition.lines import Line, is_capitals
from documents.recognition.symbols import Symbol, SymbolError, as_digits, parse_symbol
from documents.recognition.values import Finding

NUMBER = re.compile(
    r"[^\w(]{0,4}(?:cong van\s)?s[o06ó](?:\s?/\s?no)?\.?\s?[:;.,]?\s?"
    r"(?P<number>(?:[0-9oil|sb]\s?){0,6}[a-z]?|[.…_ ]{1,30})\s?(?P<between>[/-])\s?"
    r"(?P<rest>[\w/.,&–— -]{1,60})"
)
_BARE = re.compile(
    r"\W{0,3}(?P<number>[0-9oil]{1,6})\s?(?P<between>/)\s?(?P<rest>[a-z][\w&./-]{1,40})\W{0,3}"
)
_SPACED_DASH = re.compile(r"\s?([-–—/])\s?")
_YEAR = re.compile(r"(?:19|20)[0-9OoIl]{2}(?=[/-])")
_CITED_AFTER = re.compile(r"\s(?:ngay|cua|ve|va)\b")


def find_number(lines: Sequence[Line]) -> tuple[Finding[str] | None, Finding[str] | None]:
    """Return the number and the notation; the first alone is missing where none was given yet."""
    for line in lines:
        found = _of_line(line)
        if found:
            return found
    for line in lines:
        match = _BARE.fullmatch(line.folded)
        if match and (symbol := _symbol(line, match)):
            return _findings(symbol, line, 0.6)
    return None, None


def _of_line(line: Line) -> tuple[Finding[str] | None, Finding[str] | None] | None:
    start = _start(line)
    match = NUMBER.match(line.folded, start) if start is not None else None
    if match is None:
        return None
    if line.text[start:].lstrip()[:1] == "s" and _is_cited(line, match):
        return None
    symbol = _symbol(line, match)
    if symbol is None:
        return None
    labelled = ":" in line.text[start : match.start("rest")]
    return _findings(symbol, line, 0.95 if labelled else 0.85)


def _start(line: Line) -> int | None:
    """Return where `Số` stands: at the start, or after the name in capitals on the same row."""
    if NUMBER.match(line.folded):
        return 0
    for match in re.finditer(r"\bs[o06]\s?[:;.]?\s?[\doil.…]{0,6}", line.folded[:200]):
        if is_capitals(line.text[: match.start()], 0.9) and NUMBER.match(
            line.folded, match.start()
        ):
            return match.start()
    return None


def _is_cited(line: Line, match: re.Match[str]) -> bool:
    return bool(_CITED_AFTER.search(line.folded, match.end("between") + 2))


def _symbol(line: Line, match: re.Match[str]) -> Symbol | None:
    """Read number and notation; of the words that follow them none is taken."""
    number = as_digits(
        re.sub(r"[\s.…_]", "", line.text[match.start("number") : match.end("number")])
    )
    rest = line.text[match.start("rest") : match.end("rest")]
    rest = _SPACED_DASH.sub(lambda dash: "/" if dash[1] == "/" else "-", rest)
    rest = rest.split()[0].rstrip(".,-/&") if rest.split() else ""
    rest = _YEAR.sub(lambda year: as_digits(year[0]), rest, count=1)
    try:
        symbol = parse_symbol(f"{number or '1'}{match['between']}{rest}")
    except SymbolError:
        return None
    return symbol if number else Symbol("", symbol.letters, symbol.year, symbol.is_party)


def _findings(
    symbol: Symbol, line: Line, confidence: float
) -> tuple[Finding[str] | None, Finding[str] | None]:
    evidence = line.text[:200]
    notation = Finding(symbol.notation, confidence, line.place, evidence)
    if not symbol.number:
        return None, notation
    return Finding(symbol.number, confidence, line.place, evidence), notation
