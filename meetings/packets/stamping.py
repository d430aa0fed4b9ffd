"""Lays a page number over a page, at the lower right as people see it, however it is turned.

The page's own content is not parsed: it is put between `q` and `Q`, and the number is drawn after
it as a form of its own. So a page of a hundred thousand strokes costs what an empty one costs.
"""

from pypdf import PageObject, PdfWriter, Transformation
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    RectangleObject,
    StreamObject,
)

NAME = "/PacketPageNumber"
_MARGIN = 14.0  # points from the edges of the page that is seen


def stamp(writer: PdfWriter, page: PageObject, number: PageObject) -> None:
    """Draw a small page with a number over a page of the writer."""
    form = writer._add_object(_as_form(writer, number))
    resources = _own_resources(page)
    forms = DictionaryObject(dict(_resolved(resources, "/XObject")))
    forms[NameObject(NAME)] = form
    resources[NameObject("/XObject")] = forms
    page[NameObject("/Resources")] = resources
    matrix = " ".join(f"{value:.4f}" for value in _place_on(page, number))
    before = _stream(writer, "q\n")
    after = _stream(writer, f"\nQ\nq {matrix} cm {NAME} Do Q\n")
    page[NameObject("/Contents")] = ArrayObject([before, *_contents_of(writer, page), after])


def _as_form(writer: PdfWriter, number: PageObject) -> StreamObject:
    form = DecodedStreamObject()
    contents = number.get_contents()
    form.set_data(contents.get_data() if contents is not None else b"")
    box = number.mediabox
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): RectangleObject((0, 0, float(box.width), float(box.height))),
            NameObject("/Resources"): number["/Resources"].clone(writer),
        }
    )
    return form.flate_encode()


def _place_on(page: PageObject, number: PageObject) -> tuple[float, ...]:
    """Return the matrix that puts the number at the lower right of the page as people see it."""
    box = page.cropbox
    left, bottom, right, top = (float(edge) for edge in (box.left, box.bottom, box.right, box.top))
    width = float(number.mediabox.width)
    turned = page.rotation % 360
    corners = {
        0: (right - _MARGIN, bottom + _MARGIN),
        90: (right - _MARGIN, top - _MARGIN),
        180: (left + _MARGIN, top - _MARGIN),
        270: (left + _MARGIN, bottom + _MARGIN),
    }
    across, up = corners.get(turned, corners[0])
    move = Transformation().translate(-width, 0).rotate(turned).translate(across, up)
    return tuple(float(value) for value in move.ctm)


def _own_resources(page: PageObject) -> DictionaryObject:
    """Copy the resources, which pages of one file often share, to the first level."""
    found = page.get("/Resources")
    parent = page.get("/Parent")
    while found is None and parent is not None:  # inherited from the tree of pages
        above = parent.get_object()
        found, parent = above.get("/Resources"), above.get("/Parent")
    resolved = found.get_object() if found is not None else None
    return DictionaryObject(dict(resolved) if isinstance(resolved, DictionaryObject) else {})


def _resolved(resources: DictionaryObject, name: str) -> DictionaryObject:
    value = resources.get(name)
    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _contents_of(writer: PdfWriter, page: PageObject) -> list[IndirectObject]:
    contents = page.get("/Contents")
    if contents is None:
        return []
    if isinstance(contents, IndirectObject):
        found = contents.get_object()
        if not isinstance(found, ArrayObject):
            return [contents]
        contents = found
    if not isinstance(contents, ArrayObject):
        return [writer._add_object(contents)]
    return [one for one in contents if isinstance(one, IndirectObject)]


def _stream(writer: PdfWriter, operators: str) -> IndirectObject:
    stream = DecodedStreamObject()
    stream.set_data(operators.encode("ascii"))
    stream[NameObject("/Length")] = NumberObject(len(operators))
    return writer._add_object(stream)
