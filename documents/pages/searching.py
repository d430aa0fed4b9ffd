"""Words looked for within the pages of one paper: where they stand, and what stands around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from documents.pages.papers import Box, Paper
from documents.pages.places import boxes_of
from eoffice.lib.text import normalise_line
from search.engines.words import fold_quickly, forms_of, keys_of, pattern_of
from storage.models import FileVersion
from storage.reading.values import PageText
from storage.renditions import pages_of

LONGEST = 200  # characters that are looked for
MOST_COUNTED, MOST_LISTED = 999, 40
_BEFORE, _AFTER = 50, 90  # characters of a piece around what was found


@dataclass(frozen=True)
class Hit:
    """One place where the words stand; `url` leads to the page where it is shown."""

    page: int
    before: str
    words: str
    after: str
    url: str


@dataclass(frozen=True)
class Found:
    """What came of looking for words in a paper; blank where none were asked for."""

    words: str = ""
    hits: Sequence[Hit] = ()
    count: int = 0
    is_readable: bool = True

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.hits)


@dataclass(frozen=True)
class _Spot:
    page: int
    start: int
    end: int


def look_in(paper: Paper, version: FileVersion, asked: str) -> tuple[Paper, Found]:
    """Look for words in a paper; return it with the places framed, and the list of them.

    Accents count where they were typed and something is written so; else they do not.
    """
    words = normalise_line(asked[:LONGEST])
    if not keys_of(words):
        return paper, Found(words)
    pages = pages_of(version)
    spots = _spots(pages, words)
    shown = {page.number for page in paper.pages}
    hits = [_hit(pages[spot.page - 1], spot, shown) for spot in spots[:MOST_LISTED]]
    found = Found(words, hits, len(spots), is_readable=any(page.text for page in pages))
    return _framed(paper, pages, spots), found


def _spots(pages: Sequence[PageText], words: str) -> list[_Spot]:
    spots, exact = list[_Spot](), list[_Spot]()
    forms = forms_of(words)
    has_accents = forms != keys_of(words)
    for spot, text in _places(pages, tuple(keys_of(words))):
        spots.append(spot)
        if has_accents and forms_of(text) == forms:
            exact.append(spot)
        if len(spots) == MOST_COUNTED:
            break
    return exact or spots


def _places(pages: Sequence[PageText], keys: tuple[str, ...]) -> Iterator[tuple[_Spot, str]]:
    pattern = pattern_of(keys, is_open=True)
    for number, page in enumerate(pages, start=1):
        for match in pattern.finditer(fold_quickly(page.text)):
            yield _Spot(number, match.start(), match.end()), page.text[match.start() : match.end()]


def _hit(page: PageText, spot: _Spot, shown: set[int]) -> Hit:
    text = page.text.replace("\n", " ")
    first, last = max(spot.start - _BEFORE, 0), min(spot.end + _AFTER, len(text))
    before, after = text[first : spot.start], text[spot.end : last]
    if first:
        before = f"…{before.partition(' ')[2] or before}"
    if last < len(text):
        after = f"{after.rpartition(' ')[0] or after}…"
    url = f"#page-{spot.page}" if spot.page in shown else ""
    return Hit(spot.page, before, text[spot.start : spot.end], after, url)


def _framed(paper: Paper, pages: Sequence[PageText], spots: Sequence[_Spot]) -> Paper:
    boxes: dict[int, list[Box]] = {}
    sizes = {page.number: (page.width, page.height) for page in paper.pages}
    for place, spot in enumerate(spots, start=1):
        if spot.page in sizes:
            width, height = sizes[spot.page]
            boxes.setdefault(spot.page, []).extend(
                boxes_of(
                    pages[spot.page - 1],
                    spot.start,
                    spot.end,
                    field=f"found-{place}",
                    width=width,
                    height=height,
                )
            )
    return replace(
        paper,
        pages=[
            replace(page, boxes=[*page.boxes, *boxes.get(page.number, [])]) for page in paper.pages
        ],
    )
