"""Tables given out as spreadsheets: text in every cell, and never a formula."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook

from eoffice.lib.cells import harmless


def sheet_of(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, last_words: str = ""
) -> bytes:
    """Write a table as XLSX; `last_words` stand below it."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title)
    sheet.append([harmless(column) for column in columns])
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
    if last_words:
        sheet.append([harmless(last_words)])
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()
