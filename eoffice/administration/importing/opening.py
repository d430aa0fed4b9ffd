"""Has a file looked at where it can do no harm, and says in sentences why it is not read.

The floor above knows the child process in which strangers' files are opened; it registers itself.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eoffice.administration.importing.limits import FILE_BYTES, LINES, Unreadable

UNPACK = "eoffice.administration.importing.unpacking:unpack"
Opener = Callable[[Path, str], Any]

_openers: list[Opener] = []

_SENTENCES = {
    Unreadable.DAMAGED: gettext_lazy(
        "The file cannot be read: open it in Excel or LibreOffice, save it anew, choose that one."
    ),
    Unreadable.OLD_OR_LOCKED: gettext_lazy(
        "This is an old .xls file, or one with a password: save it as .xlsx without a password."
    ),
    Unreadable.NO_SHEET: gettext_lazy(
        "This is not a spreadsheet: choose a file with the ending .xlsx, .ods or .csv."
    ),
    Unreadable.TOO_BIG: gettext_lazy("The file is too large: it may hold cells, no pictures."),
    Unreadable.TOO_MANY_LINES: gettext_lazy(
        "The file has too many lines: bring it in several parts."
    ),
    Unreadable.NOT_TEXT: gettext_lazy(
        "The letters of this file cannot be read: save it as “CSV UTF-8”, or as .xlsx."
    ),
}


class NotReadError(Exception):
    """A file is not read; the sentence says what to do."""


def register(opener: Opener) -> None:
    """Say how a function (by name) is let look at a file in a child. Called from `ready`."""
    _openers.append(opener)


def unpack(chunks: Iterable[bytes], *, size: int) -> Mapping[str, Any]:
    """Return the cells of a file that was brought, or raise NotReadError with a sentence.

    The copy that the child reads is gone when this returns; nothing else keeps the file.
    """
    if size > FILE_BYTES:
        raise NotReadError(
            _("The file is larger than %(n)d MB: bring it in several parts of %(lines)d lines.")
            % {"n": FILE_BYTES // (1024 * 1024), "lines": LINES}
        )
    with TemporaryDirectory(prefix="spreadsheet-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "sheet.bin"
        with copy.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
        unpacked = _openers[0](copy, UNPACK)
    flaw = Unreadable.DAMAGED if unpacked is None else unpacked.get("flaw", "")
    if flaw:
        raise NotReadError(str(_SENTENCES[Unreadable(flaw)]))
    found: Mapping[str, Any] = unpacked
    return found
