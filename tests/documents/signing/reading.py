"""How tests read a signed paper: as a recipient's viewer shows it, form and all."""

import re
from io import BytesIO

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from documents.signing.boxes import Box
from documents.signing.glyphs import lines


def flattened_text(pdf: bytes, page: int = 0) -> str:
    """Return the text of a page after its fields have become ink, line by line from the top.

    In the order of the file the fields would stand behind everything else. Dots and spaces, which
    lie under what was filled in, are left out.
    """
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        document.init_forms()
        opened = document[page]
        raw.FPDFPage_Flatten(opened, raw.FLAT_PRINT)
        opened.close()
        rows = lines(document[page])
    text = "\n".join("".join(glyph.text for glyph in row.glyphs) for row in rows)
    return re.sub("[.…]", "", text)


def picture_of(pdf: bytes, box: Box) -> Image.Image:
    """Return the picture of a place on a page, fields drawn, at 144 dpi."""
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        document.init_forms()
        page = document[box.page]
        height = page.get_height()
        whole: Image.Image = page.render(scale=2, may_draw_forms=True).to_pil().convert("RGB")
        return whole.crop(
            (
                int(box.left * 2),
                int((height - box.top) * 2),
                int(box.right * 2),
                int((height - box.bottom) * 2),
            )
        )


def darkness(picture: Image.Image) -> int:
    """Count the pixels that are rather black."""
    return sum(picture.convert("L").histogram()[:100])
