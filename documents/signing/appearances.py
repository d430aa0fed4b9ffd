"""How what is filled in looks: text in a font that comes with it, and stamps that are pages."""

from binascii import hexlify
from dataclasses import dataclass
from io import BytesIO
from uuid import uuid4

from pyhanko.pdf_utils import generic, layout
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.font.opentype import GlyphAccumulator
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp import StaticStampStyle

from documents.signing.glyphs import ASCENT, DESCENT

_LARGEST = 14.0  # points; Decree 30/2020, Phụ lục I: number and date are written at 13 to 14
_SIDE = 0.5  # points kept free on each side
Corners = tuple[float, float, float, float]  # left, bottom, right, top on the page, in points


@dataclass(frozen=True)
class Typefaces:
    """Two TrueType fonts, at 1,000 units per em (others get wrong widths from pyHanko).

    The number is upright, the date in italics (Decree 30/2020, Phụ lục I, ô 3 and 4).
    """

    upright: bytes
    italic: bytes


def empty_appearance(writer: BasePdfFileWriter, box: Corners) -> generic.IndirectObject:
    """Draw nothing in a box: the look of a field that waits."""
    return _form(writer, b"/Tx BMC EMC", box, generic.DictionaryObject())


def open_typeface(writer: BasePdfFileWriter, typeface: bytes) -> GlyphAccumulator:
    """Bring a font into a file; the subset of what is used is made when the writer writes.

    Until then the font is read, so it is given from memory.
    """
    return GlyphAccumulator(writer, BytesIO(typeface), font_size=_LARGEST, bcp47_lang_code="vi")


def text_appearance(
    writer: BasePdfFileWriter, text: str, font: GlyphAccumulator, box: Corners
) -> generic.IndirectObject:
    """Write text in the middle of a box, on the baseline of its neighbours.

    What is printed below, dots or last year's number, is covered in white. A text wider than
    its box is written smaller.
    """
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    size = min(_LARGEST, height / (ASCENT + DESCENT))
    shaped = font.shape(text)
    size *= min(1.0, (width - 2 * _SIDE) / (shaped.x_advance * size))
    x = left + (width - shaped.x_advance * size) / 2
    y = bottom + (height - (ASCENT + DESCENT) * size) / 2 + DESCENT * size
    paper = b"1 g %.3f %.3f %.3f %.3f re f" % (left, bottom, width, height)
    ink = b"BT /F0 %.3f Tf 0 g 1 0 0 1 %.3f %.3f Tm %s ET" % (size, x, y, shaped.graphics_ops)
    fonts = generic.DictionaryObject({pdf_name("/F0"): font.as_resource()})
    resources = generic.DictionaryObject({pdf_name("/Font"): fonts})
    return _form(writer, b"/Tx BMC q %s %s Q EMC" % (paper, ink), box, resources)


def stamp_style(page: bytes | None) -> StaticStampStyle:
    """Make a stamp of the first page of a PDF, in its own size, or an invisible one of nothing.

    A stamp of text would bring a font that is not embedded, so text on stamps is set beforehand.
    """
    if page is None:
        return StaticStampStyle(border_width=0)
    middle = layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MID,
        y_align=layout.AxisAlignment.ALIGN_MID,
        margins=layout.Margins.uniform(0),
    )
    return StaticStampStyle(border_width=0, background=_StampPage(page), background_layout=middle)


class _StampPage(PdfContent):
    """The first page of a PDF that is held in memory."""

    def __init__(self, page: bytes) -> None:
        self._page = page
        super().__init__()

    def render(self) -> bytes:
        picture = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._page)))
        name = b"/Stamp" + hexlify(uuid4().bytes)
        self.resources.xobject[name.decode()] = picture
        left, bottom, right, top = map(float, picture.get_object()["/BBox"])
        self.box = layout.BoxConstraints(width=right - left, height=top - bottom)
        return name + b" Do"


def _form(
    writer: BasePdfFileWriter, body: bytes, box: Corners, resources: generic.DictionaryObject
) -> generic.IndirectObject:
    """Make a picture in the page's own coordinates, so that nothing has to be moved to its place.

    pdfium gives the characters of a flattened form where they stand in the form; thus it gives
    them where they stand on the page.
    """
    return writer.add_object(
        generic.StreamObject(
            {
                pdf_name("/Type"): pdf_name("/XObject"),
                pdf_name("/Subtype"): pdf_name("/Form"),
                pdf_name("/BBox"): generic.ArrayObject(map(generic.FloatObject, box)),
                pdf_name("/Resources"): resources,
            },
            stream_data=body,
        )
    )
