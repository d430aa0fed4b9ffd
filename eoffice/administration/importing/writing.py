"""Writes the sheets out: empty to be filled in, with what is there now, or with remarks."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from eoffice.administration.importing.columns import Column, Kind, Sheet
from eoffice.administration.importing.reading import REMARK
from eoffice.lib.cells import harmless

_BOLD = Font(bold=True)
_GREY = Font(italic=True, color="5C6877")
_RED = Font(color="BC2A20")
_HEAD = PatternFill("solid", fgColor="EDF3FC")
_TOP = Alignment(vertical="top", wrap_text=True)
_AS_TEXT = "@"
_LAST_ROW = 5_100

Rows = Iterable[Mapping[str, str]]


def template(sheets: Sequence[Sheet]) -> bytes:
    """Write the sheets to be filled in, each with an explanation and an example, both not read."""
    book = _book()
    pages = [_page(book, sheet) for sheet in sheets]
    guide = _guide(book, sheets)
    for page, sheet in zip(pages, sheets, strict=True):
        examples = [harmless(str(column.example)) for column in sheet.columns]
        for words in (_explained(sheet), examples):
            _remark(page, words)
        _ready(page, sheet, guide)
    return _saved(book)


def filled(tables: Sequence[tuple[Sheet, Rows]]) -> bytes:
    """Write what is there now, in the same sheets, so that it can be corrected and brought back."""
    book = _book()
    pages = [_page(book, sheet) for sheet, _rows in tables]
    guide = _guide(book, [sheet for sheet, _rows in tables])
    for page, (sheet, rows) in zip(pages, tables, strict=True):
        for row in rows:
            page.append([harmless(row.get(column.key, "")) for column in sheet.columns])
        _ready(page, sheet, guide)
    return _saved(book)


def remarked(tables: Sequence[tuple[Sheet, Sequence[tuple[Mapping[str, str], str]]]]) -> bytes:
    """Write lines as they were brought, each with what is wrong in a last column."""
    book = _book()
    for sheet, lines in tables:
        page = _page(book, sheet)
        place = len(sheet.columns) + 1
        _head(page.cell(1, place, _("What is wrong")))
        page.column_dimensions[get_column_letter(place)].width = 70
        for number, (cells, remark) in enumerate(lines, 2):
            page.append([harmless(cells.get(column.key, "")) for column in sheet.columns])
            if remark:
                cell = page.cell(number, place, harmless(remark))
                cell.font, cell.alignment = _RED, _TOP
        _ready(page, sheet)
    return _saved(book)


def _book() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _page(book: Workbook, sheet: Sheet) -> Any:
    page = book.create_sheet(str(sheet.title)[:31])
    for place, column in enumerate(sheet.columns, 1):
        _head(page.cell(1, place, f"{column.label} *" if column.is_required else str(column.label)))
        page.column_dimensions[get_column_letter(place)].width = column.width
    page.freeze_panes = "A2"
    return page


def _head(cell: Any) -> None:
    cell.font, cell.fill, cell.alignment = _BOLD, _HEAD, _TOP


def _remark(page: Any, words: Sequence[str]) -> None:
    page.append([f"{REMARK} {words[0]}", *words[1:]])
    for cell in page[page.max_row]:
        cell.font, cell.alignment = _GREY, _TOP


def _explained(sheet: Sheet) -> list[str]:
    return [str(column.help) for column in sheet.columns]


def _ready(page: Any, sheet: Sheet, guide: Any = None) -> None:
    """Keep programs from making figures and days of what is text; offer the choices as a list."""
    for place, column in enumerate(sheet.columns, 1):
        letter = get_column_letter(place)
        if column.kind != Kind.NUMBER:
            page.column_dimensions[letter].number_format = _AS_TEXT
            for (cell,) in page.iter_rows(min_col=place, max_col=place):
                cell.number_format = _AS_TEXT
        if column.kind == Kind.CHOICE and guide is not None:
            _offer(page, guide, column, letter)


def _offer(page: Any, guide: Any, column: Column, letter: str) -> None:
    """Offer the choices of a column as a list; the words stand on the sheet that explains."""
    words = [str(column.label), *(str(label) for label in column.choices().values())]
    place = guide.max_column + 1
    for number, word in enumerate(words, 1):
        guide.cell(number, place, word)
    there = get_column_letter(place)
    guide.column_dimensions[there].width = column.width
    source = f"'{guide.title}'!${there}$2:${there}${len(words)}"
    choice = DataValidation(type="list", formula1=source, allow_blank=True)
    choice.add(f"{letter}2:{letter}{_LAST_ROW}")
    page.add_data_validation(choice)


def _guide(book: Workbook, sheets: Sequence[Sheet]) -> Any:
    """Say on a last sheet what each column holds. It is not read."""
    page = book.create_sheet(_("How to fill it in")[:31])
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 34, 90
    rules = [
        _("Lines that begin with %(sign)s are not read: leave the grey ones, or delete them.")
        % {"sign": REMARK},
        _("A star (*) stands at columns that must not be empty."),
        _("An empty cell leaves what is known already. Nobody who is left out is deleted."),
        _("Nothing is saved before you have seen line by line what will happen."),
    ]
    for rule in rules:
        page.append([f"{REMARK} {rule}"])
    for sheet in sheets:
        page.append([])
        page.append([str(sheet.title), str(sheet.about)])
        page.cell(page.max_row, 1).font = _BOLD
        for column in sheet.columns:
            page.append([str(column.label), _described(column)])
    for row in page.iter_rows(min_row=len(rules) + 1):
        for cell in row:
            cell.alignment = _TOP
    return page


def _described(column: Column) -> str:
    words = [str(column.help)]
    if column.kind == Kind.CHOICE:
        words.append(", ".join(str(label) for label in column.choices().values()))
    if column.example:
        words.append(_("For example: %(example)s") % {"example": column.example})
    return " · ".join(words)


def _saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
