"""Finds the programs that help with reading: LibreOffice, and tesseract with Vietnamese."""

import shutil
import subprocess
from collections.abc import Collection
from functools import cache

from storage.reading.limits import Tools

LIBREOFFICE = "libreoffice"
TESSERACT = "tesseract"


def available(*, without: Collection[str] = (), fonts: str = "") -> Tools:
    """Return the programs that are there; those named in `without` are passed over."""
    return Tools(
        libreoffice="" if LIBREOFFICE in without else _libreoffice(),
        tesseract="" if TESSERACT in without else _tesseract(),
        fonts=fonts,
    )


@cache
def _libreoffice() -> str:
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


@cache
def _tesseract() -> str:
    """Return tesseract only where it knows Vietnamese: others would read nonsense."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    asked = subprocess.run(  # noqa: S603  a program of the machine, no input of anyone's
        [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
    )
    return program if "vie" in (asked.stdout + asked.stderr).split() else ""
