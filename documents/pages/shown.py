"""What an outgoing document looks like now: drawn from the record, or the pages of a file."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO

import pikepdf
from django.core.exceptions import ValidationError
from django.urls import reverse

from documents.actions import forming
from documents.actions.drafts import Draft, content_of
from documents.lifecycles import OutgoingState
from documents.models import Document
from documents.pages import papers
from documents.pages.papers import Box, PageShown, Paper
from documents.signing.boxes import TEXT_FIELDS, Field
from eoffice.organization.models import Unit
from storage.models import FileVersion, ReadingState

WIDTH = 900
_SIZE = slice(16, 24)  # of a PNG: width and height, four bytes each
_UNREAD = {ReadingState.WAITING, ReadingState.RUNNING}
_AWAITED = {
    OutgoingState.APPROVED: {Field.SIGNER},
    OutgoingState.SIGNED: {*TEXT_FIELDS, Field.SEAL},
    OutgoingState.NUMBERED: {*TEXT_FIELDS, Field.SEAL},
}


@dataclass(frozen=True)
class Drawn:
    """A page that was drawn from the record, with its size so that nothing jumps."""

    url: str
    width: int
    height: int
    boxes: Sequence[Box] = ()


@dataclass(frozen=True)
class Shown:
    """What stands in the middle of a page: drawn pages, a paper, or why there is neither yet."""

    pictures: Sequence[Drawn] = ()
    paper: Paper | None = None
    words: str = ""
    percent: int = 0
    waits_at: str = ""


def drawn(content: Draft, *, unit: Unit, at: datetime) -> list[Drawn]:
    """Draw the pages as they will be; raises ValidationError with what cannot be printed."""
    return [_as_address(page) for page in forming.preview(content, unit=unit, at=at, width=WIDTH)]


def shown_of(document: Document, asked: FileVersion | None, *, at: datetime) -> Shown:
    """Choose what is shown: the asked file, the furthest of the locked ones, or the draft."""
    outgoing = document.outgoing
    version = asked or outgoing.locked_version or outgoing.own_file
    if version is None:
        return _from_record(document, at=at)
    if version.reading.state not in _UNREAD:
        paper = papers.paper_of(document, version)
        return Shown(paper=_with_places(document, version, paper))
    if version == outgoing.prepared and outgoing.own_file is None:
        return _from_record(document, at=at)  # the locked bytes were made of nothing else
    address = reverse("documents:outgoing-paper", args=[document.thing.uid])
    return Shown(
        words=papers.paper_of(document, version).words,
        percent=version.reading.percent,
        waits_at=f"{address}?file={version.uid}",
    )


def _from_record(document: Document, *, at: datetime) -> Shown:
    try:
        pictures = drawn(content_of(document), unit=document.outgoing.unit, at=at)
    except ValidationError as error:
        return Shown(words=" ".join(error.messages))
    return Shown(pictures=pictures)


def _as_address(picture: bytes) -> Drawn:
    size = picture[_SIZE]
    return Drawn(
        url=f"data:image/png;base64,{b64encode(picture).decode()}",
        width=int.from_bytes(size[:4]),
        height=int.from_bytes(size[4:]),
    )


def _with_places(document: Document, version: FileVersion, paper: Paper) -> Paper:
    """Frame on the pages what is still to be put on them: signature, number, date, seal."""
    awaited = _AWAITED.get(OutgoingState(document.state), set())
    if version not in {document.outgoing.prepared, document.outgoing.signed} or not awaited:
        return paper
    with pikepdf.open(BytesIO(version.content())) as pdf:
        pages = [
            replace(page, boxes=_places_on(pdf.pages[page.number - 1], page, awaited))
            for page in paper.pages
        ]
    return replace(paper, pages=pages)


def _places_on(pdf_page: pikepdf.Page, page: PageShown, awaited: set[Field]) -> list[Box]:
    left, bottom, right, top = map(float, pdf_page.mediabox)
    across, down = page.width / (right - left), page.height / (top - bottom)
    boxes = []
    for note in pdf_page.obj.get("/Annots", []):
        name = str(note.get("/T", ""))
        if name not in awaited:
            continue
        x1, y1, x2, y2 = map(float, note["/Rect"])
        boxes.append(
            Box(
                field=name,
                x=(x1 - left) * across,
                y=(top - y2) * down,
                width=(x2 - x1) * across,
                height=(y2 - y1) * down,
                is_doubtful=False,
            )
        )
    return boxes
