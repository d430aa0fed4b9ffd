"""The paper on a page: pictures, the text to be read aloud, and boxes where fields were read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import ngettext

from documents.models import Document
from storage import kinds
from storage.models import Attachment, AttachmentRole, FileVersion
from storage.outcomes import sentence_of
from storage.renditions import page_count_of, pages_of, pdf_of

A4_WIDTH, A4_HEIGHT = 595, 842
MOST_PAGES = 80
MOST_TEXT = 100_000
LONGEST_LABEL = 40
DOUBTFUL_BELOW = 0.8
SHOWN_ROLES = (AttachmentRole.MAIN, AttachmentRole.ISSUED, AttachmentRole.ENCLOSURE)


@dataclass(frozen=True)
class Box:
    """A place on the picture from which a field was read, in the picture's own measure."""

    field: str
    x: float
    y: float
    width: float
    height: float
    is_doubtful: bool


@dataclass(frozen=True)
class PageShown:
    """One page of a paper."""

    number: int
    url: str
    width: float
    height: float
    text: str
    boxes: Sequence[Box]


@dataclass(frozen=True)
class Paper:
    """A version on the page: its pages, or its text, or the sentence that says why not.

    `text` is what a file says of which there are no pictures (a plain text, an e-mail).
    """

    version: FileVersion
    title: str
    pages: Sequence[PageShown]
    page_count: int
    download_url: str
    words: str
    text: str = ""

    @property
    def is_cut(self) -> bool:
        return self.page_count > len(self.pages)


@dataclass(frozen=True)
class PaperTab:
    """One file of a document, as a tab over the paper."""

    label: str
    url: str
    is_current: bool
    note: str


def versions_of(document: Document) -> list[FileVersion]:
    """List the versions that a reader of the document turns to, the document itself first."""
    if not document.is_incoming and document.outgoing.issued is None:
        locked = document.outgoing.locked_version
        first = [locked] if locked else []
    else:
        first = []
    attached = document.thing.attachments.filter(role__in=SHOWN_ROLES).select_related("file")
    order = {role: place for place, role in enumerate(SHOWN_ROLES)}
    ordered = sorted(attached, key=lambda one: (order[AttachmentRole(one.role)], one.ordinal))
    return [*first, *(_latest(attachment) for attachment in ordered)]


def version_of(document: Document, uid: UUID | str) -> FileVersion | None:
    """Find a version among all that belong to a document; a stranger's uid finds nothing."""
    try:
        sought = UUID(str(uid))
    except ValueError:
        return None
    versions = FileVersion.objects.filter(uid=sought, disposed_at__isnull=True)
    return versions.filter(file__attachments__thing=document.thing).first()


def paper_of(
    document: Document, version: FileVersion, proposal: Mapping[str, Any] | None = None
) -> Paper:
    """Gather one version as it is shown."""
    texts = pages_of(version)
    is_drawn = version.media_type in kinds.PICTURES or pdf_of(version) is not None
    count = page_count_of(version) if is_drawn else 0
    boxes = _boxes(proposal or {})
    pages = []
    for number in range(1, min(count, MOST_PAGES) + 1):
        text = texts[number - 1] if number <= len(texts) else None
        width = (text.width if text else 0) or A4_WIDTH
        height = (text.height if text else 0) or A4_HEIGHT
        pages.append(
            PageShown(
                number=number,
                url=reverse(
                    "documents:page-picture", args=[document.thing.uid, version.uid, number]
                ),
                width=width,
                height=height,
                text=text.text if text else "",
                boxes=[box.at(width, height) for box in boxes if box.page == number],
            )
        )
    return Paper(
        version=version,
        title=version.name,
        pages=pages,
        page_count=count,
        download_url=reverse("documents:download", args=[document.thing.uid, version.uid]),
        words=sentence_of(version.reading),
        text="" if is_drawn else "\n\n".join(page.text for page in texts)[:MOST_TEXT],
    )


def tabs_of(
    document: Document, versions: Sequence[FileVersion], current: FileVersion | None, url: str
) -> list[PaperTab]:
    """Make the tabs over a paper; none where there is only one file."""
    if len(versions) < 2:
        return []
    return [
        PaperTab(
            label=stem_of(version.name),
            url=f"{url}?file={version.uid}",
            is_current=version == current,
            note=_note(version),
        )
        for version in versions
    ]


@dataclass(frozen=True)
class _Place:
    field: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    is_doubtful: bool

    def at(self, width: float, height: float) -> Box:
        return Box(
            field=self.field,
            x=self.left * width - 3,
            y=self.top * height - 2,
            width=(self.right - self.left) * width + 6,
            height=(self.bottom - self.top) * height + 4,
            is_doubtful=self.is_doubtful,
        )


def _boxes(proposal: Mapping[str, Any]) -> list[_Place]:
    return [
        _Place(
            field=name,
            page=place["page"] + 1,
            left=place["left"],
            top=place["top"],
            right=place["right"],
            bottom=place["bottom"],
            is_doubtful=finding["confidence"] < DOUBTFUL_BELOW,
        )
        for name, finding in proposal.items()
        if (place := finding.get("place"))
    ]


def stem_of(name: str) -> str:
    """Return a name as a tab shows it: without its ending, cut in the middle of nothing."""
    stem = PurePath(name).stem or name
    return stem if len(stem) <= LONGEST_LABEL else f"{stem[: LONGEST_LABEL - 1]}…"


def _note(version: FileVersion) -> str:
    count = page_count_of(version)
    if count and version.media_type == kinds.PDF:
        return ngettext("%(n)d page", "%(n)d pages", count) % {"n": count}
    return PurePath(version.name).suffix.lower()


def _latest(attachment: Attachment) -> FileVersion:
    return attachment.file.latest
