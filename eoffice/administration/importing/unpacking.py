"""Opens a stranger's spreadsheet and gives back its cells as text, nothing else.

It runs in a child process with limits (`opening`): nothing here knows Django, and what it returns
is JSON. Formulas are read by the value that was saved with them, and are never reckoned.
"""

import zipfile
from pathlib import Path
from typing import Any

from eoffice.administration.importing import opendocument, separated, workbooks
from eoffice.administration.importing.limits import UNPACKED_BYTES, Unreadable, UnreadableError

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


def unpack(path: str) -> dict[str, Any]:
    """Return the sheets of a file, or the flaw for which it is not read."""
    try:
        return _unpack(Path(path))
    except UnreadableError as error:
        return {"flaw": error.flaw}
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        return {"flaw": Unreadable.DAMAGED}


def _unpack(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        start = file.read(4)
    if start == _OLD_OFFICE:  # the old .xls, and also an .xlsx with a password
        raise UnreadableError(Unreadable.OLD_OR_LOCKED)
    if start != _ZIP:
        return separated.read(path)
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > UNPACKED_BYTES:
            raise UnreadableError(Unreadable.TOO_BIG)
        names = {member.filename for member in members}
        if "mimetype" in names and archive.read("mimetype")[:100].strip() == _SPREADSHEET:
            return opendocument.read(archive)
    if "xl/workbook.xml" in names:
        return workbooks.read(path)
    raise UnreadableError(Unreadable.NO_SHEET)
