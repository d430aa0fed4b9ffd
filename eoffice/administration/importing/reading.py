"""Finds the sheets and headings in what was unpacked, and reads every line of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from openpyxl.utils import get_column_letter

from eoffice.administration.importing.columns import Sheet
from eoffice.lib.text import fold, normalise_line

REMARK = "#"
"""What a line begins with that is not read: explanations and examples."""
_HEADINGS_WITHIN = 15


@dataclass(frozen=True)
class Line:
    """One line as it stands in the file: its number there, and the text of its cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """The lines of one sheet, and in which column of the file each of ours stands."""

    sheet: Sheet
    places: Mapping[str, str]
    lines: Sequence[Line]
    missing: Sequence[str] = ()

    def cell(self, line: Line, key: str) -> str:
        """Name a cell as the spreadsheet program does: C12."""
        return f"{self.places.get(key, '')}{line.number}"

    def as_json(self) -> dict[str, Any]:
        return {
            "places": dict(self.places),
            "missing": list(self.missing),
            "lines": [[line.number, dict(line.cells)] for line in self.lines],
        }

    @classmethod
    def from_json(cls, sheet: Sheet, kept: Mapping[str, Any]) -> "Table":
        lines = [Line(number, cells) for number, cells in kept["lines"]]
        return cls(sheet, kept["places"], lines, kept["missing"])


@dataclass(frozen=True)
class Given:
    """All that a file gives: our tables, and the sheets that are none of ours."""

    tables: Sequence[Table]
    unknown: Sequence[str]


def read(unpacked: Mapping[str, Any], sheets: Sequence[Sheet]) -> Given:
    """Recognise sheets by their headings, whatever they are called and wherever those stand."""
    tables: dict[str, Table] = {}
    unknown = []
    for given in unpacked["sheets"]:
        table = _best(given["rows"], [sheet for sheet in sheets if sheet.key not in tables])
        if table is not None:
            tables[table.sheet.key] = table
        elif given["rows"] and not _is_remark(given["rows"][0][1]):
            unknown.append(str(given["title"]))
    return Given([tables[sheet.key] for sheet in sheets if sheet.key in tables], unknown)


def _best(rows: Sequence[Any], sheets: Iterable[Sheet]) -> Table | None:
    """Take the sheet of which most headings are there; two at least, or it is none."""
    best: tuple[int, Table] | None = None
    for sheet in sheets:
        names = _names_of(sheet)
        for index, (_number, cells) in enumerate(rows[:_HEADINGS_WITHIN]):
            found = _places(cells, names)
            if len(found) >= 2 and (best is None or len(found) > best[0]):
                best = (len(found), _table(sheet, found, rows[index + 1 :]))
    return best[1] if best else None


def _places(cells: Sequence[str], names: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        key = names.get(_heading(cell))
        if key is not None:
            found.setdefault(key, place)
    return found


def _table(sheet: Sheet, found: Mapping[str, int], rows: Sequence[Any]) -> Table:
    lines = []
    for number, cells in rows:
        if _is_remark(cells):
            continue
        taken = {key: cells[place] for key, place in found.items() if place < len(cells)}
        if any(taken.values()):
            lines.append(Line(number, taken))
    missing = [one.key for one in sheet.columns if one.is_required and one.key not in found]
    places = {key: get_column_letter(place + 1) for key, place in found.items()}
    return Table(sheet, places, lines, missing)


def _is_remark(cells: Sequence[str]) -> bool:
    return next(filter(None, cells), "").startswith(REMARK)


def _names_of(sheet: Sheet) -> dict[str, str]:
    """Return what the columns are called in every language of the product."""
    names = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            names.update({_heading(str(column.label)): column.key for column in sheet.columns})
    return names


def _heading(text: str) -> str:
    """Compare headings without accents, case, and the star of what is required."""
    return fold(normalise_line(text)).rstrip(" *").strip()
