"""Binds a packet: cover, contents and the papers' pages into one PDF with outline and labels."""

from collections.abc import Callable
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from meetings.packets.labels import Numbers
from meetings.packets.pages import print_front, print_stamps
from meetings.packets.stamping import stamp
from meetings.packets.values import Packet, PaperDoesNotFitError, PaperPart, Place

Progress = Callable[[int, int], None]

# What a page may act by when it is opened or pressed; links inside and to addresses stay.
_ACTING = ("/AA", "/A", "/PA")
_PLAIN_ANNOTATIONS = {"/Link", "/Text", "/Highlight", "/Underline", "/StrikeOut", "/FreeText"}
_BROKEN = (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError)


def bind(packet: Packet, *, progress: Progress | None = None) -> bytes:
    """Return the packet as one PDF.

    Every page of a paper bears its label, printed at its foot and as the viewer's own page label.
    Raises PaperDoesNotFitError for the first paper that cannot be bound; the caller then gives it
    as a line without pages and binds anew.
    """
    front = PdfReader(BytesIO(print_front(packet)))
    bound = [paper for paper in packet.papers if paper.open and paper.numbers]
    labels = [label for paper in bound for label in (paper.numbers or Numbers(0, 0)).labels()]
    stamps = _stamps(packet, labels)
    writer = PdfWriter()
    writer.append(front, import_outline=False)
    done, total = 0, len(labels)
    first_pages: dict[int, int] = {}
    for paper in bound:
        first_pages[id(paper)] = len(writer.pages)
        for page in _append(writer, paper):
            stamp(writer, page, stamps[done])
            done += 1
            if progress:
                progress(done, total)
    _label(writer, len(front.pages), bound, first_pages)
    _outline(writer, packet, first_pages)
    writer.add_metadata({"/Title": packet.title, "/Author": packet.agency})
    writer.page_mode = "/UseOutlines"
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def front_pages_of(content: bytes, packet: Packet) -> int:
    """Count the pages before the papers."""
    return len(PdfReader(BytesIO(content)).pages) - sum(
        paper.numbers.count for paper in packet.papers if paper.open and paper.numbers
    )


def places_of(numbers: list[Numbers], *, front: int) -> list[Place]:
    """Say on which page of the file each paper begins, and under which label."""
    places, index = [], front
    for one in numbers:
        places.append(Place(index, one.labels()[0] if one.count else ""))
        index += one.count
    return places


def _stamps(packet: Packet, labels: list[str]) -> list[PageObject]:
    if not labels:
        return []
    printed = print_stamps(labels, page=packet.words.page, fonts=packet.fonts)
    return list(PdfReader(BytesIO(printed)).pages)


def _append(writer: PdfWriter, paper: PaperPart) -> list[PageObject]:
    """Add a paper's pages, without anything in them that acts by itself."""
    if paper.open is None or paper.numbers is None:
        return []
    start = len(writer.pages)
    with paper.open() as stream:
        content = BytesIO(stream.read())
    try:
        reader = PdfReader(content)
        # Many files forbid only changes, and open without a password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise PaperDoesNotFitError(paper, "encrypted")
        if len(reader.pages) != paper.numbers.count:
            raise PaperDoesNotFitError(paper, "other number of pages")
        writer.append(reader, import_outline=False)
        pages = [writer.pages[place] for place in range(start, len(writer.pages))]
        for page in pages:
            _make_harmless(page)
    except _BROKEN as error:
        raise PaperDoesNotFitError(paper, "broken") from error
    return pages


def _make_harmless(page: PageObject) -> None:
    page.pop("/AA", None)
    annotations = page.get("/Annots")
    found = annotations.get_object() if annotations is not None else None
    if not isinstance(found, ArrayObject):
        page.pop("/Annots", None)
        return
    kept = ArrayObject()
    for one in found:
        annotation = one.get_object() if isinstance(one, IndirectObject) else one
        if not isinstance(annotation, DictionaryObject):
            continue
        if annotation.get("/Subtype") not in _PLAIN_ANNOTATIONS:
            continue
        _still(annotation)
        kept.append(one)
    page[NameObject("/Annots")] = kept


def _still(annotation: DictionaryObject) -> None:
    """Take away actions other than going to a place or to an address of the web."""
    for name in _ACTING:
        value = annotation.get(name)
        action = value.get_object() if value is not None else None
        kind = action.get("/S") if isinstance(action, DictionaryObject) else None
        if name != "/A" or kind not in {"/GoTo", "/URI"}:
            annotation.pop(name, None)


def _label(
    writer: PdfWriter, front: int, bound: list[PaperPart], first_pages: dict[int, int]
) -> None:
    writer.set_page_label(0, front - 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    for paper in bound:
        numbers = paper.numbers
        if numbers is None or not numbers.count:
            continue
        first = first_pages[id(paper)]
        last = first + numbers.count - 1
        if numbers.suffix and numbers.count == 1:
            writer.set_page_label(first, last, prefix=numbers.prefix)
        elif numbers.suffix:
            style, prefix = PageLabelStyle.DECIMAL, numbers.prefix
            writer.set_page_label(first, last, style=style, prefix=prefix, start=1)
        else:
            writer.set_page_label(first, last, style=PageLabelStyle.DECIMAL, start=numbers.first)


def _outline(writer: PdfWriter, packet: Packet, first_pages: dict[int, int]) -> None:
    contents = 1  # the page after the cover; what has no pages of its own leads there
    writer.add_outline_item(title=packet.words.contents, page_number=contents)
    for item in packet.items:
        pages = [first_pages[id(paper)] for paper in item.papers if id(paper) in first_pages]
        title = f"{item.number}. {item.title}"
        parent = writer.add_outline_item(title=title, page_number=pages[0] if pages else contents)
        for paper in item.papers:
            name = f"{paper.title} — {paper.note}" if paper.note else paper.title
            page = first_pages.get(id(paper), contents)
            writer.add_outline_item(title=name, page_number=page, parent=parent)
