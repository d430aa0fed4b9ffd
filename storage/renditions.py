"""What was made from a version: its pages' text, a PDF to read, pictures of its pages."""

import json
from collections.abc import Sequence
from io import BytesIO
from typing import IO

from storage import kinds, preferences
from storage.backends.base import DigestMismatchError, VaultFullError
from storage.models import FileVersion, Rendition, RenditionKind, VersionReading
from storage.reading import engine
from storage.reading.values import PageText
from storage.vault import vault
from storage.workroom import copy_of

PICTURE_WIDTH = 1240  # pixels: A4 at 150 dpi, sharp at twice the usual column's width
_JSON = "application/json"


class NoPictureError(Exception):
    """There is no picture of this page: no such page, or the file cannot be shown."""


def pages_of(version: FileVersion) -> list[PageText]:
    """Return the text of all pages; empty while the version is not read."""
    rendition = _find(version, RenditionKind.TEXT)
    if rendition is None:
        return []
    with rendition.open() as stream:
        return [PageText.from_json(page) for page in json.load(stream)]


def pdf_of(version: FileVersion) -> FileVersion | Rendition | None:
    """Return what can be read as PDF; None for a file of which no PDF could be made.

    Of a PDF with fields or notes on it this is the copy in which they are part of the page, the
    same that its pictures and its text show; the version itself is one step away.
    """
    rendition = _find(version, RenditionKind.PDF)
    if rendition is not None:
        return rendition
    return version if version.media_type == kinds.PDF else None


def page_count_of(version: FileVersion) -> int:
    """Return how many pages the version has; 0 while that is not known."""
    count = VersionReading.objects.filter(version=version).values_list("page_count", flat=True)
    return count.first() or 0


def picture_of(version: FileVersion, page: int) -> Rendition:
    """Return the picture of a page (from 1); it is made when first asked for, then kept."""
    kept = _find(version, RenditionKind.PICTURE, page)
    if kept is not None:
        return kept
    source = _shown(version)
    limits = preferences.limits()
    if source is None or not 1 <= page <= 32_767:
        raise NoPictureError
    try:
        with copy_of(source) as copy:
            drawn = engine.picture(
                copy, source.media_type, page=page, width=PICTURE_WIDTH, limits=limits
            )
            if drawn is None:
                raise NoPictureError
            with drawn.open("rb") as stream:
                rendition = made(
                    version,
                    RenditionKind.PICTURE,
                    stream,
                    media_type=kinds.WEBP,
                    made_by="pdfium, Pillow",
                    page=page,
                )
    except (DigestMismatchError, VaultFullError) as error:
        raise NoPictureError from error
    return remember(rendition)


def text_of_pages(version: FileVersion, pages: Sequence[PageText], *, made_by: str) -> Rendition:
    """Put the text of the pages into the vault; the row is not saved yet."""
    text = json.dumps([page.as_json() for page in pages], ensure_ascii=False)
    stream = BytesIO(text.encode("utf-8", "replace"))
    return made(version, RenditionKind.TEXT, stream, media_type=_JSON, made_by=made_by)


def made(
    version: FileVersion,
    kind: RenditionKind,
    stream: IO[bytes],
    *,
    media_type: str,
    made_by: str,
    page: int = 0,
) -> Rendition:
    """Put what was made from a version into the vault; the row is not saved yet.

    Bytes first and outside a transaction, as with the version itself; then `remember`.
    """
    blob, _digest = vault().keep(stream, agency_uid=version.file.agency.uid)
    size = stream.seek(0, 2)
    return Rendition(
        version=version,
        kind=kind,
        page=page,
        blob=blob,
        media_type=media_type,
        size=size,
        engine=made_by[:60],
    )


def remember(rendition: Rendition) -> Rendition:
    """Save the row of a rendition; one that was made anew takes the place of the former."""
    names = ("blob", "media_type", "size", "engine")
    kept, _is_new = Rendition.objects.update_or_create(
        version=rendition.version,
        kind=rendition.kind,
        page=rendition.page,
        defaults={name: getattr(rendition, name) for name in names},
    )
    return kept


def _shown(version: FileVersion) -> FileVersion | Rendition | None:
    """Return what pictures are made of: the paper itself, or the PDF that was made of it."""
    if version.media_type in kinds.PICTURES:
        return version
    return pdf_of(version)


def _find(version: FileVersion, kind: RenditionKind, page: int = 0) -> Rendition | None:
    return Rendition.objects.filter(version=version, kind=kind, page=page).first()
