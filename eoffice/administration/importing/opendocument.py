"""OpenDocument spreadsheets: the cells of each sheet as text, with the numbers of their rows."""

import zipfile
from typing import Any

from lxml import etree

from eoffice.administration.importing.limits import (
    COLUMNS,
    LETTERS,
    ROWS,
    SHEETS,
    Counter,
    Unreadable,
    UnreadableError,
)

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE = (f"{{{_NAMES}{name}:1.0}}" for name in ("table", "text", "office"))
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}


def read(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Read the sheets; entities are not resolved, and nothing outside the file is fetched."""
    if b"encryption-data" in archive.read("META-INF/manifest.xml")[: 1 << 20]:
        raise UnreadableError(Unreadable.OLD_OR_LOCKED)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(archive.read("content.xml"), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(Unreadable.DAMAGED) from error
    counter = Counter()
    tables = list(root.iter(f"{_TABLE}table"))[:SHEETS]
    sheets = [
        {"title": table.get(f"{_TABLE}name", ""), "rows": _rows_of(table, counter)}
        for table in tables
    ]
    return {"sheets": sheets}


def _rows_of(table: Any, counter: Counter) -> list[list[Any]]:
    found: list[list[Any]] = []
    number = 0
    for row in table.iter(f"{_TABLE}table-row"):
        cells = _cells_of(row)
        times = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        if any(cells):
            for ahead in range(1, times + 1):
                counter.count()
                found.append([number + ahead, cells])
        number += times
        if number > ROWS:
            break
    return found


def _cells_of(row: Any) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        cells.extend([_seen(cell)] * min(times, COLUMNS - len(cells)))
        if len(cells) >= COLUMNS:
            break
    return cells


def _seen(cell: Any) -> str:
    """Return a cell as text: the day of a date and the plain figure of a number, not the looks."""
    kind = cell.get(f"{_OFFICE}value-type", "")
    day = cell.get(f"{_OFFICE}date-value", "")[:10]
    if kind == "date" and len(day) == len("2026-08-31"):
        return f"{day[8:10]}/{day[5:7]}/{day[:4]}"
    if kind == "float":
        return f"{float(cell.get(f'{_OFFICE}value', '0')):.15g}"
    lines = ("".join(line.itertext()) for line in cell.iterchildren(f"{_TEXT}p"))
    return "\n".join(lines)[:LETTERS].strip()
