"""Text with separators (.csv): UTF-8, UTF-16 or Windows-1258, by semicolon, comma or tab."""

import csv
import io
from pathlib import Path
from typing import Any

from eoffice.administration.importing.limits import (
    COLUMNS,
    FILE_BYTES,
    LETTERS,
    Counter,
    Unreadable,
    UnreadableError,
)

OLD_CODE_PAGE = "cp1258"
_SEPARATORS = ";,\t"
_MARKS_OF_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read(path: Path) -> dict[str, Any]:
    """Read the one sheet of a file, and say by which encoding."""
    encoding, text = _decoded(path.read_bytes()[: FILE_BYTES + 1])
    if "\0" in text:
        raise UnreadableError(Unreadable.NOT_TEXT)
    counter, rows = Counter(), []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator_of(text))
    before = 0
    try:
        for row in reader:
            cells = [cell[:LETTERS].strip() for cell in row[:COLUMNS]]
            if any(cells):
                counter.count()
                rows.append([before + 1, cells])  # where the line begins, as an editor counts
            before = reader.line_num
    except csv.Error as error:
        raise UnreadableError(Unreadable.DAMAGED) from error
    return {"sheets": [{"title": "", "rows": rows}], "encoding": encoding}


def _decoded(content: bytes) -> tuple[str, str]:
    has_mark = content.startswith(_MARKS_OF_UTF16)
    for encoding in ["utf-16"] if has_mark else ["utf-8-sig", OLD_CODE_PAGE]:
        try:
            return encoding, content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError(Unreadable.NOT_TEXT)


def _separator_of(text: str) -> str:
    """Take the separator that the first lines have most of."""
    first = "\n".join(text.splitlines()[:10])
    return max(_SEPARATORS, key=first.count)
