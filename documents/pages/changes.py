"""What was changed in a draft since its signer last saw it, and since its version before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from documents import events
from documents.actions import forming
from documents.models import Document
from documents.pages.comparing import Change, changes_between
from documents.pages.drafting import Kept
from documents.pages.papers import Box
from documents.pages.places import boxes_of, edges_of
from documents.pages.shown import Shown
from eoffice.journal.models import JournalEntry, Reading
from eoffice.organization.actor import Actor
from storage import kinds, preferences
from storage.models import AttachmentRole, FileVersion
from storage.reading import engine
from storage.reading.values import PageText
from storage.renditions import pages_of

_KEPT_ROLES = (AttachmentRole.DRAFT, AttachmentRole.PREPARED)
NOW = "now"


@dataclass(frozen=True)
class Comparison:
    """Two versions compared, or the sentence that says why they cannot be."""

    earlier: Kept
    later: Kept | None
    changes: Sequence[Change] = ()
    words: str = ""


def mark_changes(
    document: Document, actor: Actor, shown: Shown, *, at: datetime
) -> tuple[Shown, list[Change]]:
    """Mark in the margin what was changed since the actor last saw the draft."""
    earlier = version_seen(document, actor)
    before = pages_of(earlier) if earlier is not None else []
    if not before or not (shown.paper or shown.pictures):
        return shown, []
    after = pages_of(shown.paper.version) if shown.paper else text_now(document, at=at)
    changes = changes_between(before, after) if after else []
    return _marked(shown, after, changes), changes


def version_seen(document: Document, actor: Actor) -> FileVersion | None:
    """Find the version that the actor had before them, before this one was submitted.

    They have seen it who opened it, or sent it back; and what stood there until it was sent back
    is the last version that was kept until then.
    """
    submitted_at = document.outgoing.submitted_at
    if submitted_at is None:
        return None
    returns = JournalEntry.objects.filter(
        thing=document.thing, event=events.OUTGOING_SENT_BACK, happened_at__lte=submitted_at
    ).order_by("happened_at")
    own = returns.filter(user=actor.user).last()
    readings = Reading.objects.filter(
        user=actor.user, thing=document.thing, first_at__lt=submitted_at
    )
    read = readings.order_by("first_at").last()
    if read is not None:
        # A row is an hour: of readings before and after, only the first is known to be before.
        read_at = read.last_at if read.last_at < submitted_at else read.first_at
        ends = [own, returns.filter(happened_at__gte=read_at).first()]
    else:
        ends = [own]
    known = [entry.happened_at for entry in ends if entry is not None]
    return _kept_until(document, max(known)) if known else None


def _kept_until(document: Document, at: datetime) -> FileVersion | None:
    versions = FileVersion.objects.filter(
        file__attachments__thing=document.thing,
        file__attachments__role__in=_KEPT_ROLES,
        made_at__lte=at,
        disposed_at__isnull=True,
    )
    return versions.order_by("made_at", "pk").last()


def text_now(document: Document, *, at: datetime) -> Sequence[PageText]:
    """Read the text of a draft that is drawn from the record, as any PDF is read."""
    try:
        content = forming.draft_pdf(document, at=at)
    except ValidationError:
        return []
    with TemporaryDirectory(prefix="drawn-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "draft.pdf"
        path.write_bytes(content)
        reading = engine.read(
            path, kinds.PDF, limits=preferences.limits(), tools=preferences.tools()
        )
    return reading.pages


def compare(
    document: Document, versions: Sequence[Kept], asked: str, *, at: datetime
) -> Comparison | None:
    """Compare a version with the one before it; `versions` has the newest first."""
    if asked == NOW and versions:
        earlier, later = versions[0], None
        after = text_now(document, at=at)
    else:
        places = [place for place, one in enumerate(versions) if str(one.version.uid) == asked]
        if not places or places[0] + 1 >= len(versions):
            return None
        later, earlier = versions[places[0]], versions[places[0] + 1]
        after = pages_of(later.version)
    before = pages_of(earlier.version)
    if not _has_text(before) or not _has_text(after):
        words = _("There is no text of one of the two yet, so they cannot be compared.")
        return Comparison(earlier, later, words=words)
    changes = changes_between(before, after)
    return Comparison(
        earlier, later, changes, words="" if changes else _("Both versions say the same.")
    )


def _has_text(pages: Sequence[PageText]) -> bool:
    return any(page.text for page in pages)


def _marked(shown: Shown, pages: Sequence[PageText], changes: Sequence[Change]) -> Shown:
    def boxes_on(number: int, width: float, height: float) -> list[Box]:
        return _boxes(pages, changes, number, width=width, height=height)

    if shown.paper is not None:
        marked = [
            replace(page, boxes=[*page.boxes, *boxes_on(page.number, page.width, page.height)])
            for page in shown.paper.pages
        ]
        return replace(shown, paper=replace(shown.paper, pages=marked))
    pictures = [
        replace(picture, boxes=boxes_on(number, picture.width, picture.height))
        for number, picture in enumerate(shown.pictures, start=1)
    ]
    return replace(shown, pictures=pictures)


def _boxes(
    pages: Sequence[PageText],
    changes: Sequence[Change],
    number: int,
    *,
    width: float,
    height: float,
) -> list[Box]:
    boxes: list[Box] = []
    for change in changes:
        for spot in change.spots:
            if spot.page != number:
                continue
            page, place = pages[number - 1], (spot.start, spot.end)
            name = f"edge-{change.number}"
            boxes += edges_of(page, *place, field=name, width=width, height=height)
            if change.after:
                name = f"changed-{change.number}"
                boxes += boxes_of(page, *place, field=name, width=width, height=height)
    return boxes
