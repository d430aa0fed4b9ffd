"""The words of the frame: apps register theirs, the frame shows those whose page there is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

Counting = Callable[[HttpRequest], Mapping[str, int]]


class AlreadyRegisteredError(Exception):
    """Two entries of the frame have the same address or the same letter."""


@dataclass(frozen=True)
class Entry:
    """A word of the frame. `visible` is asked with the actor, who may be None.

    `letter` is pressed after `g`. `apart` puts the word below the line, with the administration.
    """

    word: str | Promise
    icon: str
    url_name: str
    order: int
    letter: str = ""
    visible: Callable[[Any], bool] = bool
    apart: bool = False


@dataclass(frozen=True)
class Bell:
    """Where notices are read, and how many wait for the actor."""

    url_name: str
    count: Callable[[Any], int]


@dataclass(frozen=True)
class Shown:
    """An entry as the frame shows it to one person on one page."""

    entry: Entry
    url: str
    count: int
    is_current: bool


_entries: dict[str, Entry] = {}
_bells: list[Bell] = []
_countings: list[Counting] = []


def register(entry: Entry) -> None:
    """Put a word into the frame. Called once for each, from `AppConfig.ready`."""
    letters = {known.letter for known in _entries.values() if known.letter}
    if entry.url_name in _entries or entry.letter in letters:
        raise AlreadyRegisteredError(f"{entry.url_name} or its letter is in the frame already.")
    _entries[entry.url_name] = entry


def register_bell(bell: Bell) -> None:
    """Say where notices are read. The last one that is registered counts."""
    _bells[:] = [bell]


def bell() -> Bell | None:
    """Return what was registered for the notices, if anything was."""
    return _bells[0] if _bells else None


def register_counting(counting: Counting) -> None:
    """Name a function that says how much waits under which words, by their `url_name`.

    It is asked once a page, with the request: one answer for all words.
    """
    _countings.append(counting)


def address_of(url_name: str) -> str:
    """Return the address of a named page, or nothing where no app has such a page."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def shown_to(actor: Any, request: HttpRequest) -> list[Shown]:
    """List the words that an actor sees, in order; the one under which the page lies is marked."""
    ordered = sorted(_entries.values(), key=lambda entry: (entry.apart, entry.order))
    addressed = [
        (entry, url)
        for entry in ordered
        if entry.visible(actor) and (url := address_of(entry.url_name))
    ]
    current = _current([url for _, url in addressed], request.path)
    counts: dict[str, int] = {}
    for counting in _countings:
        counts.update(counting(request))
    return [
        Shown(
            entry=entry,
            url=url,
            count=counts.get(entry.url_name, 0),
            is_current=url == current,
        )
        for entry, url in addressed
    ]


def _current(urls: list[str], path: str) -> str:
    """The longest address under which the page lies; the root only stands for itself."""
    above = [url for url in urls if url == path or (url != "/" and path.startswith(url))]
    return max(above, key=len, default="")
