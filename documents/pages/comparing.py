"""Two versions of a text, word by word: what was put in place of what, and where it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from storage.reading.values import PageText

MOST_WORDS = 60_000
_MOST_AT_LEISURE = 4_000  # words up to which the finest comparison is quick enough
_LONGEST = 240  # characters of a change that are quoted
_AROUND = 6  # words quoted on both sides of a change
_JOINED = 2  # as few words between two changes make them one
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Spot:
    """A piece of the later text: its page (from 1), and its characters there."""

    page: int
    start: int
    end: int


@dataclass(frozen=True)
class Change:
    """One place that was changed; `before` or `after` is empty where words were added or left out.

    `spots` are what is new; where words were left out, the word that now follows.
    """

    number: int
    page: int
    lead: str
    before: str
    after: str
    tail: str
    spots: Sequence[Spot]


@dataclass(frozen=True)
class _Word:
    text: str
    spot: Spot


def changes_between(earlier: Sequence[PageText], later: Sequence[PageText]) -> list[Change]:
    """Find what was changed. How lines and pages break does not matter, nor do page numbers."""
    old, new = _words_of(earlier), _words_of(later)
    runs = _joined(_differing([word.text for word in old], [word.text for word in new]))
    return [
        _change(number, old[a:b], new, (c, d)) for number, (a, b, c, d) in enumerate(runs, start=1)
    ]


def _words_of(pages: Sequence[PageText]) -> list[_Word]:
    words: list[_Word] = []
    for number, page in enumerate(pages, start=1):
        first, last = _body_of(page.text)
        words += [
            _Word(match.group(), Spot(number, match.start(), match.end()))
            for match in _WORD.finditer(page.text, first, last)
        ]
        if len(words) > MOST_WORDS:
            break
    return words[:MOST_WORDS]


def _body_of(text: str) -> tuple[int, int]:
    """Pass over the number of a page (Decree 30/2020/NĐ-CP, Appendix I, I.7), above or below."""
    top, first_end, _rest = text.partition("\n")
    _rest, last_end, bottom = text.rpartition("\n")
    first = len(top) + 1 if first_end and top.isdecimal() else 0
    last = len(text) - len(bottom) - 1 if last_end and bottom.isdecimal() else len(text)
    return first, max(first, last)


def _differing(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    most = min(len(old), len(new)) - start
    while end < most and old[-1 - end] == new[-1 - end]:
        end += 1
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    is_long = max(len(left), len(right)) > _MOST_AT_LEISURE
    matcher = SequenceMatcher(None, left, right, autojunk=is_long)
    return [
        (a + start, b + start, c + start, d + start)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _joined(runs: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    joined: list[tuple[int, int, int, int]] = []
    for run in runs:
        if joined and run[2] - joined[-1][3] <= _JOINED and run[0] - joined[-1][1] <= _JOINED:
            joined[-1] = (joined[-1][0], run[1], joined[-1][2], run[3])
        else:
            joined.append(run)
    return joined


def _change(
    number: int, old: Sequence[_Word], new: Sequence[_Word], run: tuple[int, int]
) -> Change:
    start, end = run
    marked = new[start:end] or new[start : start + 1] or new[-1:]
    return Change(
        number=number,
        page=marked[0].spot.page if marked else 1,
        lead=_quoted(new[max(start - _AROUND, 0) : start]),
        before=_quoted(old),
        after=_quoted(new[start:end]),
        tail=_quoted(new[end : end + _AROUND]),
        spots=_run_together([word.spot for word in marked]),
    )


def _quoted(words: Sequence[_Word]) -> str:
    text = " ".join(word.text for word in words)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]}…"


def _run_together(spots: Sequence[Spot]) -> list[Spot]:
    """Join the words of a change that stand on one page."""
    together: list[Spot] = []
    for spot in spots:
        if together and together[-1].page == spot.page:
            together[-1] = Spot(spot.page, together[-1].start, spot.end)
        else:
            together.append(spot)
    return together
