"""What the clerk sees at the intake: what came in, the paper, and what was read from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.models import (
    Correspondent,
    Delivery,
    Document,
    IncomingDocument,
    Register,
    Source,
)
from documents.pages.papers import DOUBTFUL_BELOW
from documents.pages.waiting import arrived, to_register
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor
from storage.models import Attachment, AttachmentRole, ReadingState, VersionReading

MOST = 100


@dataclass(frozen=True)
class Arrival:
    """One letter that waits to be registered, as the list at the left shows it."""

    document: Document
    url: str
    title: str
    facts: str
    badge: str
    tone: str
    percent: int | None
    is_current: bool


@dataclass(frozen=True)
class Intake:
    """The list at the left, with the deliveries that wait to be taken in over it."""

    arrivals: Sequence[Arrival]
    deliveries: Sequence[Delivery]
    count: int
    place: int
    is_reading: bool


def intake_of(actor: Actor, current: Document | None) -> Intake:
    """Gather what waits, the most urgent and then the oldest first."""
    letters = list(
        to_register(actor)
        .select_related("thing", "incoming")
        .order_by("-urgency", "thing_id")[:MOST]
    )
    readings = _readings(letters)
    arrivals = [_arrival(letter, readings.get(letter.thing_id), current) for letter in letters]
    places = [place for place, one in enumerate(arrivals, start=1) if one.is_current]
    return Intake(
        arrivals=arrivals,
        deliveries=list(arrived(actor).select_related("document__thing__agency")[:MOST]),
        count=len(arrivals),
        place=places[0] if places else 0,
        is_reading=any(_is_awaited(readings.get(letter.thing_id)) for letter in letters),
    )


def _readings(letters: Sequence[Document]) -> dict[int, VersionReading]:
    attached = Attachment.objects.filter(
        thing__in=[letter.thing_id for letter in letters], role=AttachmentRole.MAIN
    ).prefetch_related("file__versions__reading")
    return {
        attachment.thing_id: version.reading
        for attachment in attached
        for version in attachment.file.versions.all()
    }


def _arrival(letter: Document, reading: VersionReading | None, current: Document | None) -> Arrival:
    badge, tone, percent = _how_far(letter, reading)
    name = reading.version.name if reading else ""
    return Arrival(
        document=letter,
        url=reverse("documents:incoming-register", args=[letter.thing.uid]),
        title=letter.subject or name or _("Letter without a file"),
        facts=" · ".join(
            part for part in (letter.body_name, str(Source(letter.incoming.source).label)) if part
        ),
        badge=badge,
        tone=tone,
        percent=percent,
        is_current=letter == current,
    )


def is_awaited(letter: Document) -> bool:
    """Say whether the fields of a letter are still to come from the engine."""
    return _is_awaited(_readings([letter]).get(letter.thing_id))


def _is_awaited(reading: VersionReading | None) -> bool:
    return reading is not None and reading.state in {ReadingState.WAITING, ReadingState.RUNNING}


def _how_far(letter: Document, reading: VersionReading | None) -> tuple[str, str, int | None]:
    if reading is None or reading.state == ReadingState.WAITING:
        return _("Waiting for recognition"), "grey", None
    if reading.state == ReadingState.RUNNING:
        return (
            _("Recognising, %(percent)d %%") % {"percent": reading.percent},
            "blue",
            reading.percent,
        )
    if reading.state == ReadingState.UNREADABLE:
        return _("Could not be read; fill it in by hand"), "amber", None
    doubtful = sum(
        finding["confidence"] < DOUBTFUL_BELOW for finding in letter.incoming.proposal.values()
    )
    if doubtful:
        words = ngettext("%(n)d field to check", "%(n)d fields to check", doubtful)
        return words % {"n": doubtful}, "amber", None
    return _("Recognised"), "green", None


def next_number_of(document: Document) -> int:
    """Say which arrival number comes next; another clerk may take it first."""
    series = Register.objects.of_agency(document.thing.agency).incoming()
    book = series.filter(year=office_day(timezone.now()).year).first()
    return book.next_number if book else 1


def proposed_post(document: Document) -> UUID | None:
    """Propose to whom the letter is submitted: where the last one of the same body went."""
    if not document.body_name:
        return None
    body = Correspondent.objects.find_named(document.thing.agency, document.body_name)
    letters = IncomingDocument.objects.filter(correspondent=body, submitted_to__isnull=False)
    letters = letters.select_related("submitted_to").order_by("-submitted_at")
    last = letters.first() if body else None
    return last.submitted_to.uid if last and last.submitted_to else None
