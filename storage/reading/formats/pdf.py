"""PDF by pdfium: fields flattened first, then text with the places of its lines, and pictures."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from storage.reading.formats.fields import put_in_place
from storage.reading.formats.order import as_seen
from storage.reading.formats.report import StoppedError, Tell
from storage.reading.limits import Limits, Outcome
from storage.reading.lines import Box, page_of
from storage.reading.values import PageText

ENGINE = f"pdfium {pypdfium2.PDFIUM_INFO}"
_FEWEST_LETTERS = 25  # a page with fewer, and with an image, is taken for a scan;
_FEWEST_STROKES = 60  # or with as many strokes: letters that were turned into drawings
_MOST_LOOKED_AT = 5000
_GRID = 100_000
_HYPHENS = {0x02: 0x2D, 0xFFFE: 0x2D}  # what pdfium puts for a hyphen at the end of a line
_UNSEEN_KINDS = {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP}


def read(path: Path, folder: Path, limits: Limits, tell: Tell) -> None:
    """Tell the pages of a PDF; write a flattened copy where fields or notes were on it."""
    with _opened(path, folder) as document:
        count = len(document)
        tell({"count": count})
        was_flattened = False
        for index in range(min(count, limits.pages)):
            page, drawn_first = _flattened(document, index)
            was_flattened = was_flattened or drawn_first is not None
            text = _text_of(page, drawn_first)
            tell({"page": text.as_json(), "scanned": _looks_scanned(page, text)})
            page.close()
        outcome = Outcome.TOO_MANY_PAGES if count > limits.pages else Outcome.FINE
        if was_flattened and count <= limits.pages:
            document.save(folder / "flat.pdf")
            tell({"pdf": "flat.pdf"})
        tell({"done": outcome, "engine": ENGINE})
    # Last, since it is the least important: what is told already stays told.
    if _carries_script(path):
        tell({"script": True})


class PdfPages:
    """The pages of a PDF as pictures."""

    def __init__(self, path: Path, folder: Path, limits: Limits) -> None:
        self._document = _document(path, folder)
        self._document.init_forms()
        self._limits = limits

    def __len__(self) -> int:
        return len(self._document)

    def picture(self, page: int, width: int) -> Any:
        """Return a page (from 1) as a picture of a width in pixels."""
        shown, _changed = _flattened(self._document, page - 1)
        points_wide, points_high = shown.get_size()
        scale = width / max(points_wide, 1)
        if points_wide * points_high * scale * scale > self._limits.pixels:
            raise StoppedError(Outcome.TOO_MUCH_MEMORY)
        return shown.render(scale=scale, draw_annots=True).to_pil().convert("RGB")


@contextmanager
def _opened(path: Path, folder: Path) -> Iterator[Any]:
    document = _document(path, folder)
    try:
        document.init_forms()
        yield document
    finally:
        document.close()


def _document(path: Path, folder: Path) -> Any:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise StoppedError(Outcome.ENCRYPTED) from error
        return pypdfium2.PdfDocument(_repaired(path, folder))


def _repaired(path: Path, folder: Path) -> Path:
    """Have qpdf write the file anew, which mends what pdfium does not look past."""
    import pikepdf

    try:
        with pikepdf.open(path) as broken:
            broken.save(folder / "repaired.pdf")
    except pikepdf.PasswordError as error:
        raise StoppedError(Outcome.ENCRYPTED) from error
    except pikepdf.PdfError as error:
        raise StoppedError(Outcome.DAMAGED) from error
    return folder / "repaired.pdf"


def _flattened(document: Any, index: int) -> tuple[Any, int | None]:
    """Return a page on which fields and notes are part of the page.

    Where there were any, also how many characters the page had before they were drawn on it.
    """
    page = document[index]
    if not _has_something_on_it(page):
        return page, None
    text_page = page.get_textpage()
    drawn_first = pdfium.FPDFText_CountChars(text_page)
    text_page.close()
    page.flatten()
    page.close()  # flattening leaves the old handle with the old content
    return document[index], drawn_first


def _has_something_on_it(page: Any) -> bool:
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind not in _UNSEEN_KINDS:
            return True
    return False


def _text_of(page: Any, drawn_first: int | None) -> PageText:
    width, height = page.get_size()
    text_page = page.get_textpage()
    runs = list(_lines_of(text_page))
    if drawn_first is not None:
        runs = put_in_place(text_page, runs, drawn_first=drawn_first)
    else:
        runs = [(as_seen(text_page, run), run[1], run[2]) for run in runs]
    lines = [(text, _box_of(page, text_page, start, count)) for text, start, count in runs]
    text_page.close()
    return page_of(lines, width=width, height=height)


def _lines_of(text_page: Any) -> Iterator[tuple[str, int, int]]:
    """Split the characters of a page into lines: text, first character, how many."""
    codes = [
        pdfium.FPDFText_GetUnicode(text_page, index)
        for index in range(pdfium.FPDFText_CountChars(text_page))
    ]
    start = 0
    for index in range(len(codes) + 1):
        if index < len(codes) and codes[index] not in {0x0A, 0x0D}:
            continue
        if index > start:
            yield "".join(map(_character, codes[start:index])), start, index - start
        start = index + 1


def _character(code: int) -> str:
    code = _HYPHENS.get(code, code)
    is_character = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if is_character else ""


def _box_of(page: Any, text_page: Any, start: int, count: int) -> Box | None:
    """Return where a run of characters stands, in shares of the page as it is seen."""
    found = []
    edges = [ctypes.c_double() for _edge in range(4)]
    for index in range(pdfium.FPDFText_CountRects(text_page, start, count)):
        if pdfium.FPDFText_GetRect(text_page, index, *map(ctypes.byref, edges)):
            left, top, right, bottom = (edge.value for edge in edges)
            found += [_seen_at(page, left, top), _seen_at(page, right, bottom)]
    if not found:
        return None
    across, down = [x for x, _y in found], [y for _x, y in found]
    return min(across), min(down), max(across), max(down)


def _seen_at(page: Any, x: float, y: float) -> tuple[float, float]:
    """Return a point of the page in shares from the top left, turned as the page is turned."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(
        page, 0, 0, _GRID, _GRID, 0, x, y, ctypes.byref(across), ctypes.byref(down)
    )
    return _share(across.value), _share(down.value)


def _share(value: int) -> float:
    return min(max(value / _GRID, 0.0), 1.0)


def _looks_scanned(page: Any, text: PageText) -> bool:
    if sum(character.isalnum() for character in text.text) >= _FEWEST_LETTERS:
        return False
    strokes = 0
    for drawn in islice(page.get_objects(max_depth=3), _MOST_LOOKED_AT):
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        strokes += drawn.type == pdfium.FPDF_PAGEOBJ_PATH
    return strokes >= _FEWEST_STROKES


def _carries_script(path: Path) -> bool:
    """Say whether a script, or the starting of a program, is written anywhere in a PDF."""
    import pikepdf

    with pikepdf.open(path) as document:
        for thing in document.objects:
            if not isinstance(thing, pikepdf.Dictionary):
                continue
            if "/JS" in thing or thing.get("/S") in {"/JavaScript", "/Launch"}:
                return True
            if any(_starts_script(value) for value in dict(thing.items()).values()):
                return True
    return False


def _starts_script(value: Any) -> bool:
    """An action is often written inside what it belongs to."""
    import pikepdf

    return isinstance(value, pikepdf.Dictionary) and (
        "/JS" in value or value.get("/S") in {"/JavaScript", "/Launch"}
    )
