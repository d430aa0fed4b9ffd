"""Cells of spreadsheets: text goes out and never becomes a formula, and comes back as it was."""

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_MARK = "'"
# What XML cannot carry, and with it no workbook.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def harmless(cell: str) -> str:
    """Make text of what a spreadsheet would take for a formula."""
    text = _ILLEGAL.sub("", cell)
    return f"{_MARK}{text}" if text.startswith(FORMULA_STARTS) else text


def as_it_was(cell: str) -> str:
    """Take away again what `harmless` put before the text."""
    return cell[1:] if cell.startswith(_MARK) and cell[1:].startswith(FORMULA_STARTS) else cell
