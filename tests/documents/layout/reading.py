"""What stands on the pages that were made, and how: read back by other programs than made them."""

from collections.abc import Iterator
from ctypes import c_int, create_string_buffer
from dataclasses import dataclass
from io import BytesIO

import docx
import pypdfium2
from docx.document import Document
from docx.text.paragraph import Paragraph
from PIL import Image
from pypdfium2 import raw

_HYPHEN = "\x02"  # pdfium's sign for a hyphen at the end of a line


@dataclass(frozen=True)
class Printed:
    """A line of one size on a page: its letters without spaces, where it stands, and how."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    font: str

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def face(self) -> str:
        bold = "bold" if "Bold" in self.font else ""
        italic = "italic" if "Italic" in self.font else ""
        return f"{bold} {italic}".strip() or "regular"


def page_count(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def words(pdf: bytes, page: int | None = None) -> str:
    """Read the text of a page, or of all, without white space."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [document[page]] if page is not None else list(document)
        texts = [page.get_textpage().get_text_bounded() for page in pages]
    return bare("".join(texts))


def bare(text: str) -> str:
    return "".join(text.replace(_HYPHEN, "-").replace("\ufffe", "-").split())


def runs(pdf: bytes, page: int = 0) -> list[Printed]:
    """Read a page's characters as runs: neighbours of one size, font and bottom."""
    found: list[Printed] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for one in _characters(document[page]):
            last = found[-1] if found else None
            if last and _continues(last, one):
                found[-1] = Printed(
                    last.text + one.text,
                    last.left,
                    one.right,
                    last.bottom,
                    last.size,
                    last.font,
                )
            else:
                found.append(one)
    return found


def run_with(pdf: bytes, text: str, page: int = 0) -> Printed:
    wanted = bare(text)
    return next(run for run in runs(pdf, page) if wanted in run.text)


def picture(pdf: bytes, page: int = 0, scale: float = 2) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        shown: Image.Image = document[page].render(scale=scale).to_pil().convert("RGB")
        return shown


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Give all paragraphs of the body in reading order, those in tables row by row."""
    for item in document.iter_inner_content():
        if isinstance(item, Paragraph):
            yield item
        else:
            for row in item.rows:
                for cell in row.cells:
                    yield from cell.paragraphs


def opened(written: bytes) -> Document:
    document: Document = docx.Document(BytesIO(written))
    return document


def paragraph_with(document: Document, text: str) -> Paragraph:
    wanted = bare(text)
    return next(one for one in paragraphs(document) if wanted in bare(one.text))


def face_of(paragraph: Paragraph) -> tuple[float, str]:
    """Return size and face of the first words of a paragraph in a .docx."""
    font = paragraph.runs[0].font
    size = font.size.pt if font.size is not None else 0.0
    face = f"{'bold' if font.bold else ''} {'italic' if font.italic else ''}".strip()
    return size, face or "regular"


def _characters(page: pypdfium2.PdfPage) -> Iterator[Printed]:
    text = page.get_textpage()
    for index in range(text.count_chars()):
        character = bare(chr(raw.FPDFText_GetUnicode(text, index)))
        if not character or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        left, bottom, right, _ = text.get_charbox(index, loose=True)
        size = raw.FPDFText_GetFontSize(text, index)
        yield Printed(character, left, right, bottom, size, _font(text, index))


def _font(text: pypdfium2.PdfTextPage, index: int) -> str:
    name, flags = create_string_buffer(100), c_int()
    raw.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    return name.value.decode()


def _continues(last: Printed, one: Printed) -> bool:
    return (
        abs(last.bottom - one.bottom) < 0.5
        and abs(last.size - one.size) < 0.05
        and last.font == one.font
        and -3 < one.left - last.right < 2 * one.size
    )
