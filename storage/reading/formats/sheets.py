"""Excel workbooks: one page a sheet, one line a row, values as people see them."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl

from storage.reading.formats.report import StoppedError, Tell, tell_pages
from storage.reading.limits import Limits, Outcome
from storage.reading.lines import page_of

_MOST_LETTERS = 20_000_000


def read(path: Path, _folder: Path, limits: Limits, tell: Tell) -> None:
    """Tell the sheets; formulas by the value that was saved with them."""
    with path.open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        pages = [page_of(_lines_of(sheet)) for sheet in book.worksheets]
    tell_pages(pages, tell, limits.pages)


def _lines_of(sheet: Any) -> Iterator[tuple[str, None]]:
    yield sheet.title, None
    sheet.reset_dimensions()  # the size that a file claims is not to be believed
    letters = 0
    for row in sheet.iter_rows(values_only=True):
        line = "\t".join(_seen(value) for value in row if value is not None)
        letters += len(line)
        if letters > _MOST_LETTERS:
            raise StoppedError(Outcome.TOO_MUCH_OUTPUT)
        yield line, None


def _seen(value: object) -> str:
    if isinstance(value, datetime):
        has_time = value.time() != time()
        return value.strftime("%d/%m/%Y %H:%M" if has_time else "%d/%m/%Y")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return f"{value:.15g}" if isinstance(value, float) else str(value)
