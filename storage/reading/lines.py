"""Joins the lines of a page to one normalised text, and keeps where each line stands true."""

from collections.abc import Iterable

from eoffice.lib.text import normalise_line
from storage.reading.values import LinePlace, PageText

Box = tuple[float, float, float, float]  # left, top, right, bottom in shares of the page


def page_of(
    lines: Iterable[tuple[str, Box | None]], *, width: float = 0, height: float = 0
) -> PageText:
    """Make a page of its lines, each normalised by itself. Empty lines are left out."""
    texts: list[str] = []
    places: list[LinePlace] = []
    start = 0
    for raw, box in lines:
        text = normalise_line(raw)
        if not text:
            continue
        if box is not None:
            places.append(LinePlace(start, start + len(text), *(round(edge, 5) for edge in box)))
        texts.append(text)
        start += len(text) + 1
    return PageText("\n".join(texts), round(width, 2), round(height, 2), tuple(places))


def pages_of_text(text: str) -> list[PageText]:
    """Split plain text into its pages, at form feeds."""
    return [page_of((line, None) for line in page.split("\n")) for page in text.split("\f")]
