"""Excel workbooks: the cells of each sheet as text, with the numbers of their rows."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from eoffice.administration.importing.limits import COLUMNS, LETTERS, ROWS, SHEETS, Counter


def read(path: Path) -> dict[str, Any]:
    """Read the sheets; hidden ones too, so that nothing is taken in that nobody was told of."""
    counter = Counter()
    with path.open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheets = [
            {"title": sheet.title, "rows": _rows_of(sheet, counter)}
            for sheet in book.worksheets[:SHEETS]
        ]
    return {"sheets": sheets}


def _rows_of(sheet: Any, counter: Counter) -> list[list[Any]]:
    sheet.reset_dimensions()  # the size that a file claims is not to be believed
    found = []
    rows = sheet.iter_rows(max_row=ROWS, max_col=COLUMNS, values_only=True)
    for number, row in enumerate(rows, 1):
        cells = [_seen(value) for value in row]
        if any(cells):
            counter.count()
            found.append([number, cells])
    return found


def _seen(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date | datetime):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)[:LETTERS].strip()
