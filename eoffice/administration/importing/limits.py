"""How much one spreadsheet may bring, and why a file is not read at all."""

from enum import StrEnum

FILE_BYTES = 5 * 1024 * 1024
UNPACKED_BYTES = 120 * 1024 * 1024
LINES = 5_000
"""Lines with something in them, in all sheets of a file together."""
ROWS = 60_000
"""Rows that are looked at for lines: some programs save thousands of empty ones."""
COLUMNS = 40
SHEETS = 12
LETTERS = 2_000
"""Of one cell; what is longer is cut, and told as too long."""


class Unreadable(StrEnum):
    """Why a file is not read. Each is told in a sentence (`opening`)."""

    DAMAGED = "damaged"
    OLD_OR_LOCKED = "old_or_locked"
    NO_SHEET = "no_sheet"
    TOO_BIG = "too_big"
    TOO_MANY_LINES = "too_many_lines"
    NOT_TEXT = "not_text"


class UnreadableError(Exception):
    """A file is not read; the flaw says why."""

    def __init__(self, flaw: Unreadable) -> None:
        super().__init__(flaw)
        self.flaw = flaw


class Counter:
    """Counts the lines of all sheets of a file, and stops where they are too many."""

    def __init__(self) -> None:
        self._lines = 0

    def count(self) -> None:
        self._lines += 1
        if self._lines > LINES + 50:  # headings and remarks are not lines yet
            raise UnreadableError(Unreadable.TOO_MANY_LINES)
