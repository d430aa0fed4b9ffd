"""Whether the programs, fonts and files are there that the office needs beside its own code."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Doubt
from fontTools.ttLib import TTFont, TTLibError

FORM = "Tinos-Regular.ttf"
FACE = "Times New Roman"
MANIFEST = "staticfiles.json"  # what collectstatic writes last
VIETNAMESE = "Ậậ Ễễ Ợợ Ựự Đđ Ỵỵ"
_PATIENCE = 20  # seconds


def look_at_programs() -> Iterator[CheckMessage]:
    """Find LibreOffice or tesseract missing where they are not done without on purpose."""
    without = settings.WITHOUT
    if "libreoffice" not in without and not (which("soffice") or which("libreoffice")):
        yield Doubt(
            "LibreOffice is missing: Word, Excel and PowerPoint files have no pictures of pages.",
            hint="apt-get install libreoffice-writer-nogui libreoffice-calc-nogui"
            " libreoffice-impress-nogui, or say EOFFICE_WITHOUT=libreoffice.",
            id="eoffice.W301",
        )
    if "tesseract" in without:
        return
    if not which("tesseract"):
        yield Doubt(
            "tesseract is missing: scans are kept and shown, but nobody finds what is in them.",
            hint="apt-get install tesseract-ocr-vie, or say EOFFICE_WITHOUT=tesseract.",
            id="eoffice.W302",
        )
    elif "vie" not in said_by("tesseract", "--list-langs").split():
        yield Error(
            "tesseract has no Vietnamese: it would read letters without their marks, so it is not"
            " used.",
            hint="apt-get install tesseract-ocr-vie",
            id="eoffice.E303",
        )


def look_at_fonts() -> Iterator[CheckMessage]:
    """Find fonts of the form that are not made, and a face that has no Vietnamese letters."""
    form = Path(settings.FONTS_DIR) / FORM
    if not form.is_file():
        yield Error(
            f"The fonts of the statutory form are not in {settings.FONTS_DIR}: no draft and no"
            " register can be printed.",
            hint="Run “eoffice prepare-fonts”.",
            id="eoffice.E311",
        )
    elif missing := letters_missing(form):
        yield Error(
            f"{form} lacks Vietnamese letters: {missing}.",
            hint="Remove it and run “eoffice prepare-fonts”.",
            id="eoffice.E312",
        )
    if "libreoffice" in settings.WITHOUT or not which("fc-match"):
        return
    face = Path(said_by("fc-match", "--format=%{file}", f"{FACE}:lang=vi"))
    if missing := letters_missing(face):
        yield Error(
            f"“{FACE}” is drawn with {face.name}, which lacks Vietnamese letters ({missing}): in"
            " PDFs of Word files the face changes within words, and their text is broken.",
            hint="apt-get install fonts-liberation2; the older fonts-liberation is not enough.",
            id="eoffice.E313",
        )


def look_at_files_made_once() -> Iterator[CheckMessage]:
    """Find static files and translations that were not made."""
    if not (Path(settings.STATIC_ROOT) / MANIFEST).is_file():
        yield Error(
            f"The static files are not collected in {settings.STATIC_ROOT}: pages have no look.",
            hint="Run “eoffice collectstatic”.",
            id="eoffice.E321",
        )
    folder = Path(settings.LOCALE_PATHS[0]) / settings.LANGUAGE_CODE / "LC_MESSAGES"
    if settings.LANGUAGE_CODE != "en" and not (folder / "django.mo").is_file():
        yield Error(
            "The translations are not compiled: the office speaks English.",
            hint="Run “eoffice translate”.",
            id="eoffice.E322",
        )


def which(program: str) -> str | None:
    return shutil.which(program)


def said_by(*command: str) -> str:
    """Return what a program of the machine says of itself."""
    asked = subprocess.run(  # noqa: S603 - a program of the machine, no input of anyone's
        command, capture_output=True, text=True, timeout=_PATIENCE, check=False
    )
    return asked.stdout + asked.stderr


def letters_missing(font: Path) -> str:
    """Return the Vietnamese letters that a font has not; all of them when it cannot be read."""
    try:
        with TTFont(font, fontNumber=0, lazy=True) as read:
            known = read.getBestCmap() or {}
    except (OSError, TTLibError):
        return VIETNAMESE
    return "".join(letter for letter in VIETNAMESE if letter != " " and ord(letter) not in known)
