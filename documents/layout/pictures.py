"""Draws the pages of a PDF that was made here, for looking at while it is written."""

from io import BytesIO

import pypdfium2

MOST_PAGES = 20


def pictures_of(pdf: bytes, *, width: int) -> list[bytes]:
    """Return the first pages as PNG, each `width` pixels wide.

    Only for PDFs from our own engine: those of strangers are drawn in a child process.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        pages = range(min(len(document), MOST_PAGES))
        return [_picture(document[number], width) for number in pages]


def _picture(page: pypdfium2.PdfPage, width: int) -> bytes:
    picture = page.render(scale=width / page.get_width()).to_pil()
    buffer = BytesIO()
    picture.convert("L").quantize(16).save(buffer, "PNG", optimize=False)
    return buffer.getvalue()
