"""Understands the cells of a line: days, figures, choices; and says what is wrong at which cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from eoffice.administration.importing.columns import Column, Kind, Sheet, Words
from eoffice.administration.importing.legacy import looks_like
from eoffice.administration.importing.reading import Line, Table
from eoffice.lib.cells import as_it_was
from eoffice.lib.text import fold, normalise_line

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00:00)?")
_ERROR = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)|Err:\d+")
_MOST_PLACES = 32_767  # of PositiveSmallIntegerField
_FIGURES_OF_A_PHONE = 9
_NOT_OF_A_PHONE = re.compile(r"[^0-9+()./ -]")


@dataclass(frozen=True)
class Flaw:
    """What is wrong, in a full sentence, at a column of a line; of the whole line without one."""

    words: str
    key: str = ""


@dataclass(frozen=True)
class Read:
    """A line that was understood as far as it can be: its values by column, and its flaws."""

    number: int
    values: Mapping[str, Any]
    flaws: tuple[Flaw, ...] = ()

    def text(self, key: str) -> str:
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def figure(self, key: str) -> int | None:
        value = self.values.get(key)
        return value if isinstance(value, int) else None


class _FlawError(Exception):
    """Carries the sentence for a cell that is not understood."""


def understand(table: Table) -> list[Read]:
    """Understand every line of a table."""
    choices = {
        column.key: choices_of(column)
        for column in table.sheet.columns
        if column.kind == Kind.CHOICE
    }
    return [_understood(table.sheet, line, choices) for line in table.lines]


def choices_of(column: Column) -> dict[str, str]:
    """Return the words of a choice in every language, folded, with the code that each means."""
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for code, label in column.choices().items():
                found[fold(normalise_line(str(label)))] = code
                found.setdefault(fold(code), code)
    return found


def _understood(sheet: Sheet, line: Line, choices: Mapping[str, Mapping[str, str]]) -> Read:
    values: dict[str, Any] = {}
    flaws: list[Flaw] = []
    for column in sheet.columns:
        raw = as_it_was(line.cells.get(column.key, ""))
        try:
            values[column.key] = _value(column, raw, choices.get(column.key, {}))
        except _FlawError as error:
            values[column.key] = None
            flaws.append(Flaw(str(error), column.key))
            continue
        if column.is_required and not values[column.key]:
            flaws.append(Flaw(_("This cell must not be empty."), column.key))
    return Read(line.number, values, tuple(flaws))


def _value(column: Column, raw: str, choices: Mapping[str, str]) -> Any:
    if _ERROR.fullmatch(raw):
        raise _FlawError(
            _("The formula in this cell gives an error (%(cell)s): type what belongs here.")
            % {"cell": raw}
        )
    old = looks_like(raw)
    if old:
        raise _FlawError(
            _(
                "“%(text)s” is written in the old %(old)s letters: convert the file to Unicode "
                "first, for instance with UniKey (Ctrl+Shift+F6)."
            )
            % {"text": raw[:60], "old": old}
        )
    text = normalise_line(raw)
    if not text:
        return None if column.kind in {Kind.DAY, Kind.NUMBER} else ""
    return _UNDERSTANDING[column.kind](column, text, choices)


def _text(column: Column, text: str, _choices: Mapping[str, str]) -> str:
    if len(text) > column.most:
        raise _FlawError(
            _("This has %(n)d letters; %(most)d are the most.")
            % {"n": len(text), "most": column.most}
        )
    return text


def _day(_column: Column, text: str, _choices: Mapping[str, str]) -> date:
    found = _DAY.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        day, month, year = found.group(1, 2, 3) if found.group(1) else found.group(6, 5, 4)
        return date(int(year), int(month), int(day))
    except ValueError:
        raise _FlawError(
            _("“%(text)s” is not a day: write day/month/year, such as 31/08/2026.")
            % {"text": text[:60]}
        ) from None


def _number(_column: Column, text: str, _choices: Mapping[str, str]) -> int:
    if not text.isascii() or not text.isdigit() or int(text[:9]) > _MOST_PLACES or len(text) > 9:
        raise _FlawError(
            _("“%(text)s” is not a whole number from 0 to %(most)d.")
            % {"text": text[:60], "most": _MOST_PLACES}
        )
    return int(text)


def _choice(column: Column, text: str, choices: Mapping[str, str]) -> str:
    code = choices.get(fold(text))
    if code is None:
        raise _FlawError(
            _("“%(text)s” is not one of the choices: %(choices)s.")
            % {"text": text[:60], "choices": listed(list(column.choices().values()))}
        )
    return code


def _phone(column: Column, text: str, choices: Mapping[str, str]) -> str:
    """Understand a telephone number, and give back the first 0 that a spreadsheet took away."""
    if _NOT_OF_A_PHONE.search(text):
        raise _FlawError(
            _("“%(text)s” is not a telephone number: write figures.") % {"text": text[:60]}
        )
    if text.isdigit() and len(text) == _FIGURES_OF_A_PHONE and not text.startswith("0"):
        return f"0{text}"
    return _text(column, text, choices)


def listed(words: Sequence[Words]) -> str:
    """Write words one after the other, with commas."""
    return ", ".join(str(word) for word in words)


_UNDERSTANDING = {
    Kind.TEXT: _text,
    Kind.DAY: _day,
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
    Kind.PHONE: _phone,
}
