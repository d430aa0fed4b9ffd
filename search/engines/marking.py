"""Marks the asked words in the original text, and cuts the pieces of pages that show them best."""

import re
from collections.abc import Sequence

from search.engines.base import Marked, Snippet
from search.engines.language import Unit
from search.engines.words import fold_quickly, pattern_of

MOST_SNIPPETS = 2
_BEFORE, _LENGTH = 60, 240  # characters of a piece before the first mark, and in all
_MOST_READ = 200_000  # characters of one document that are looked through
_GAP = re.compile(r"\s+|\s?[/–-]\s?")
Span = tuple[int, int]


def mark(text: str, units: Sequence[Unit], *, is_unfinished: bool = False) -> Marked:
    """Mark where the units stand; if unfinished, the last word need only begin like that."""
    spans = [span for span, _ in _places(text, units, is_unfinished=is_unfinished)]
    return Marked(text, _joined(text, spans))


def snippets_of(pages: Sequence[str], units: Sequence[Unit]) -> tuple[Snippet, ...]:
    """Cut up to two pieces: where most units stand together, then where those it lacks stand."""
    missing, snippets = list(units), list[Snippet]()
    while missing and len(snippets) < MOST_SNIPPETS:
        best = _best_piece(pages, missing)
        if best is None:
            break
        number, start, shown = best
        snippets.append(_cut(pages[number], number + 1, start, units))
        missing = [unit for unit in missing if unit not in shown]
    return tuple(snippets)


def _best_piece(pages: Sequence[str], units: list[Unit]) -> tuple[int, int, set[Unit]] | None:
    """Return page index, place of the first mark and the units shown, of the first best piece."""
    best: tuple[int, int, set[Unit]] | None = None
    best_worth, read = (0, False), 0
    for number, page in enumerate(pages):
        read += len(page)
        if read > _MOST_READ + len(pages[0]):
            break
        start, shown, is_row = _richest(page, units)
        worth = (len(shown), is_row)
        if worth > best_worth:
            best, best_worth = (number, start, shown), worth
        if best_worth == (len(set(units)), True):
            break
    return best


def _richest(page: str, units: list[Unit]) -> tuple[int, set[Unit], bool]:
    """Find the piece of a page with most units, and whether there they stand in a row."""
    # Units as numbers: a dense page compares thousands of them.
    numbers = {unit: number for number, unit in enumerate(dict.fromkeys(units))}
    row = [numbers[unit] for unit in units]
    places = [(s, numbers[unit]) for s, unit in _places(page, units, is_unfinished=False)]
    best_start, best_shown, best_row = 0, set[int](), False
    for at, ((start, _), _number) in enumerate(places):
        limit = start + _LENGTH - _BEFORE
        near = [number for (_, end), number in places[at : at + 40] if end <= limit]
        shown, is_row = set(near), near[: len(row)] == row
        if (len(shown), is_row) > (len(best_shown), best_row):
            best_start, best_shown, best_row = start, shown, is_row
            if len(shown) == len(numbers) and is_row:
                break
    return best_start, {unit for unit in units if numbers[unit] in best_shown}, best_row


def _cut(page: str, number: int, first: int, units: Sequence[Unit]) -> Snippet:
    start = max(first - _BEFORE, 0)
    if start:
        start = next((i + 1 for i in range(start, first) if page[i].isspace()), start)
    end = min(start + _LENGTH, len(page))
    if end < len(page):
        end = next((i for i in range(end, first, -1) if page[i].isspace()), end)
    # Line ends of a page mean nothing in a piece; one character for one, so places stay.
    text = page[start:end].replace("\n", " ")
    return Snippet(text, mark(text, units).marks, number, start > 0, end < len(page))


def _places(text: str, units: Sequence[Unit], *, is_unfinished: bool) -> list[tuple[Span, Unit]]:
    """Return where each unit stands, in order of place."""
    folded = fold_quickly(text)
    found = []
    for unit in dict.fromkeys(units):
        pattern = pattern_of(unit.keys, is_open=is_unfinished and unit == units[-1])
        found += [(match.span(), unit) for match in pattern.finditer(folded)]
    return sorted(found, key=lambda place: place[0])


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Join marks that overlap, or between which only space or the signs of a symbol stand."""
    joined = list[Span]()
    for start, end in spans:
        if joined and (start <= joined[-1][1] or _GAP.fullmatch(text, joined[-1][1], start)):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
