"""The fonts of the form: Tinos, of the same widths as Times New Roman, at 1,000 units per em.

Phụ lục I, I.3 of Decree 30/2020/NĐ-CP asks for Times New Roman. Tinos comes at 2,048 units, with
which PDF writers that think in thousandths give wrong widths.
"""

import json
import os
import string
import tempfile
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FAMILY = "Tinos"
UNITS_PER_EM = 1000
_MADE_FROM = "made-from.json"  # the digest of each source, so that a newer package is noticed
_RECIPE = "1"  # to be raised when what is done to a font changes
_OF_NUMBERS = string.ascii_letters + string.digits + string.punctuation + " đĐ"
# Hints are programs for the old size, and a signature is for the old bytes.
_OF_THE_OLD_SIZE = ("fpgm", "prep", "cvt ", "hdmx", "VDMX", "LTSH", "gasp", "DSIG")


class FontsMissingError(Exception):
    """The fonts are not where they should be; the message names the place."""


class Face(StrEnum):
    """The four faces, by the names of their files."""

    REGULAR = "Tinos-Regular.ttf"
    ITALIC = "Tinos-Italic.ttf"
    BOLD = "Tinos-Bold.ttf"
    BOLD_ITALIC = "Tinos-BoldItalic.ttf"


_SOURCES = {
    Face.REGULAR: "400Regular/Tinos_400Regular.ttf",
    Face.ITALIC: "400Regular_Italic/Tinos_400Regular_Italic.ttf",
    Face.BOLD: "700Bold/Tinos_700Bold.ttf",
    Face.BOLD_ITALIC: "700Bold_Italic/Tinos_700Bold_Italic.ttf",
}


def prepare(source: Path, target: Path) -> list[Face]:
    """Make the fonts that are not there yet, or came from other files; return which were made.

    `source` is the folder of the npm package. Each font appears whole or not at all, also when
    two processes prepare at once.
    Raises FontsMissingError if the package is not there.
    """
    target.mkdir(parents=True, exist_ok=True)
    known = _read_made_from(target)
    made = []
    for face, name in _SOURCES.items():
        try:
            original = (source / name).read_bytes()
        except FileNotFoundError as error:
            raise FontsMissingError(str(source / name)) from error
        digest = sha256(_RECIPE.encode() + original).hexdigest()
        if known.get(face) == digest and (target / face).is_file():
            continue
        _write_whole(target / face, scaled(original))
        known[face] = digest
        made.append(face)
    if made:
        _write_whole(target / _MADE_FROM, json.dumps(known, indent=1).encode())
    return made


def read(fonts: Path, face: Face) -> bytes:
    """Return a prepared font, whole. Raises FontsMissingError."""
    try:
        return (fonts / face).read_bytes()
    except FileNotFoundError as error:
        raise FontsMissingError(str(fonts / face)) from error


def for_numbers(fonts: Path, face: Face) -> bytes:
    """Return a font with the characters of numbers and dates alone. Raises FontsMissingError.

    Who writes four words into a file takes the few glyphs out of what is given: a hundred to look
    through instead of three thousand.
    """
    return _subset(read(fonts, face))


def missing(fonts: Path) -> list[Face]:
    """Name the prepared fonts that are not there."""
    return [face for face in Face if not (fonts / face).is_file()]


@lru_cache(maxsize=4)
def characters(fonts: Path) -> frozenset[int]:
    """Return the code points that every face can show. Raises FontsMissingError."""
    sets = []
    for face in Face:
        with TTFont(BytesIO(read(fonts, face)), lazy=True) as font:
            sets.append(set(font.getBestCmap()))
    return frozenset(set.intersection(*sets))


def scaled(original: bytes) -> bytes:
    """Bring a TrueType font to 1,000 units per em, without its hints; always the same bytes."""
    font = TTFont(BytesIO(original), recalcTimestamp=False)
    scale_upem(font, UNITS_PER_EM)
    for table in _OF_THE_OLD_SIZE:
        if table in font:
            del font[table]
    for glyph in font["glyf"].glyphs.values():
        glyph.expand(font["glyf"])
        glyph.removeHinting()
    written = BytesIO()
    font.save(written)
    return written.getvalue()


@lru_cache(maxsize=4)
def _subset(font: bytes) -> bytes:
    options = Options(layout_closure=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(text=_OF_NUMBERS)
    whole = TTFont(BytesIO(font), recalcTimestamp=False)
    subsetter.subset(whole)
    written = BytesIO()
    whole.save(written)
    return written.getvalue()


def _read_made_from(target: Path) -> dict[str, str]:
    try:
        known = json.loads((target / _MADE_FROM).read_text())
    except (FileNotFoundError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _write_whole(path: Path, content: bytes) -> None:
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
