"""Files as people fill them in: workbooks, OpenDocument sheets and separated text."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook

from eoffice.administration.importing.unpacking import unpack

Rows = Sequence[Sequence[Any]]
UNITS = ["Symbol of the unit", "Name of the unit", "Place in lists", "First day of the unit"]
PEOPLE = [
    "Sign-in name",
    "Full name",
    "E-mail address",
    "Telephone",
    "Symbol of the unit",
    "Title of the post",
    "Duty",
    "First day in the post",
    "Last day in the post",
]
CORRESPONDENTS = ["Name of the correspondent", "Kind of correspondent", "Identifier of the agency"]


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """Write a workbook: a title and its rows for each sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(list(row))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def opendocument(sheets: Mapping[str, Rows]) -> bytes:
    """Write an OpenDocument spreadsheet by hand, with the empty rows that LibreOffice puts last."""
    tables = []
    for title, rows in sheets.items():
        lines = ["".join(_cell(str(cell)) for cell in row) for row in rows]
        body = "".join(f"<t:table-row>{line}</t:table-row>" for line in lines)
        tables.append(
            f'<t:table t:name="{escape(title)}">{body}<t:table-row '
            't:number-rows-repeated="1048000"><t:table-cell t:number-columns-repeated="16384"/>'
            "</t:table-row></t:table>"
        )
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<o:document-content xmlns:o="{names}:office:1.0" xmlns:t="{names}:table:1.0" '
        f'xmlns:x="{names}:text:1.0"><o:body><o:spreadsheet>{"".join(tables)}'
        "</o:spreadsheet></o:body></o:document-content>"
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def _cell(text: str) -> str:
    words = f"<x:p>{escape(text)}</x:p>"
    return f'<t:table-cell o:value-type="string">{words}</t:table-cell>'


def unpacked(content: bytes, folder: Path) -> dict[str, Any]:
    """Have the engine look at bytes, in this process: the child has tests of its own."""
    path = folder / "sheet.bin"
    path.write_bytes(content)
    return unpack(str(path))


def rows_of(content: bytes, title: str) -> list[list[Any]]:
    """Return the rows of a sheet of a workbook that was given out."""
    page = load_workbook(BytesIO(content))[title]
    return [["" if value is None else value for value in row] for row in page.values]
