"""Whether a later signature's picture covers what an earlier signature speaks for.

The sneaky signature attack (Rohlmann et al., IEEE S&P 2021): a second signature is allowed, and
its picture hides a page or puts other words over it.
"""

from collections.abc import Iterator
from io import BytesIO

import pypdfium2
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import EmbeddedPdfSignature

from documents.signing.states import Reason

_LARGEST_SHARE = 1 / 8  # of the page; a seal of 42 mm on A4 takes 1/35
_MOST_CHARACTERS = 60  # a seal covers a title and a name, not a paragraph


def covering(
    pdf: bytes, earlier: EmbeddedPdfSignature, later: EmbeddedPdfSignature
) -> Reason | None:
    """Say whether the later signature covers a page or text that the earlier one speaks for.

    A field that was there when the first signature was made cannot cover anything unseen.
    """
    reader = later.reader
    past = reader.get_historical_resolver(earlier.signed_revision)
    if later.field_name in {name for name, _, _ in enumerate_sig_fields(past)}:
        return None
    hidden = 0
    for number, box, share in _visible_places(reader, later.sig_field):
        if share > _LARGEST_SHARE:
            return Reason.COVERS_PAGE
        hidden += _characters_under(pdf[: signed_length(earlier)], number, box)
    if hidden > _MOST_CHARACTERS:
        return Reason.COVERS_PAGE
    return Reason.COVERS_TEXT if hidden else None


def signed_length(signature: EmbeddedPdfSignature) -> int:
    """Return how many bytes, from the first of the file, a signature speaks for."""
    _, _, start, length = map(int, signature.byte_range)
    return start + length


def _visible_places(
    reader: PdfFileReader, field: generic.DictionaryObject
) -> Iterator[tuple[int, tuple[float, float, float, float], float]]:
    """Give page number, box and share of the page of each picture of a field."""
    kids = [kid.get_object() for kid in field.get("/Kids", [])]
    widgets = [widget for widget in [field, *kids] if "/Rect" in widget]
    for number in range(int(reader.root["/Pages"]["/Count"])):
        page = reader.find_page_for_modification(number)[0].get_object()
        shown = [annotation.get_object() for annotation in page.get("/Annots", [])]
        for widget in widgets:
            if not any(widget is annotation or widget == annotation for annotation in shown):
                continue
            x, y, across, up = map(float, widget["/Rect"])
            box = (min(x, across), min(y, up), max(x, across), max(y, up))
            width, height = _size(page)
            share = (box[2] - box[0]) * (box[3] - box[1]) / (width * height)
            if share > 0:
                yield number, box, share


def _size(page: generic.DictionaryObject) -> tuple[float, float]:
    while "/MediaBox" not in page:
        page = page["/Parent"]
    left, bottom, right, top = map(float, page["/MediaBox"])
    return abs(right - left), abs(top - bottom)


def _characters_under(pdf: bytes, number: int, box: tuple[float, float, float, float]) -> int:
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        if number >= len(document):
            return 0
        left, bottom, right, top = box
        text = document[number].get_textpage()
        return len("".join(text.get_text_bounded(left, bottom, right, top).split()))
