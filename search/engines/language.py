"""Reads what people type: words, "phrases", symbols such as 15/QĐ-BNV, and -words to leave out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eoffice.lib.text import normalise_line
from search.engines.words import forms_of, keys_of

LONGEST_TEXT = 1_000  # characters that are read
MOST_WORDS = 32
_LONGEST_SYMBOL = 8  # words: 30/2020/NĐ-CP has four
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PIECE = re.compile(r'(?P<minus>(?<!\S)[-−])?(?:"(?P<phrase>[^"]*)"|(?P<chunk>[^\s"]+))')


@dataclass(frozen=True)
class Unit:
    """Words that must stand in a row; mostly one. `typed` is for showing."""

    typed: str
    keys: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A query as it was read. A blank one asks for everything, one of signs alone for nothing."""

    units: tuple[Unit, ...] = ()
    without: tuple[Unit, ...] = ()
    is_blank: bool = False
    is_cut: bool = False
    is_unfinished: bool = False
    """The last word may still be going on."""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for unit in self.units for key in unit.keys)

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(form for unit in self.units for form in unit.forms)

    @property
    def asks_nothing(self) -> bool:
        return not (self.is_blank or self.units or self.without)

    @property
    def has_accents(self) -> bool:
        return self.keys != self.forms

    @property
    def symbols(self) -> tuple[str, ...]:
        """Name the symbols that these words may be: from each number on, two words and more."""
        keys = self.keys
        runs = (
            keys[start:end]
            for start, key in enumerate(keys)
            if key.isdecimal()
            for end in range(start + 2, min(start + _LONGEST_SYMBOL, len(keys)) + 1)
        )
        return tuple("/".join(run) for run in runs if not all(key.isdecimal() for key in run))


def read(text: str, *, is_being_typed: bool = False) -> Asked:
    """Read a query. Takes any text, in time that does not grow with it, and never raises.

    While it is being typed, the word at its very end may go on.
    """
    line = normalise_line(text[:LONGEST_TEXT]).translate(_QUOTES)
    units, without, room = list[Unit](), list[Unit](), MOST_WORDS
    is_cut = len(text) > LONGEST_TEXT
    for is_minus, unit in _units(line):
        if len(unit.keys) > room:
            is_cut = True
            break
        room -= len(unit.keys)
        (without if is_minus else units).append(unit)
    return Asked(
        units=tuple(units),
        without=tuple(without),
        is_blank=not line and not is_cut,
        is_cut=is_cut,
        is_unfinished=is_being_typed
        and bool(units)
        and line.endswith(units[-1].typed)
        and not text[-1:].isspace(),
    )


def _units(line: str) -> Iterator[tuple[bool, Unit]]:
    for piece in _PIECE.finditer(line):
        typed = piece["chunk"] if piece["phrase"] is None else piece["phrase"].strip()
        keys = tuple(keys_of(typed))
        if keys:
            yield bool(piece["minus"]), Unit(typed, keys, tuple(forms_of(typed)))
