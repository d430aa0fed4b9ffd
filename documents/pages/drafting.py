"""What the pages of a draft show: what it answers, the road it will take, its files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.actions.drafts import Draft
from documents.actions.forming import name_of_signer
from documents.models import Document, RelationKind
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.assignments.models import Assignment
from eoffice.lib.text import alphabetical_key
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Unit
from storage import preferences
from storage.models import AttachmentRole, FileVersion

MOST_SUGGESTIONS = 1000


@dataclass(frozen=True)
class Answered:
    """The letter that a draft answers, and until when an answer is due."""

    letter: Document
    due_on: date | None


@dataclass(frozen=True)
class Ahead:
    """A stop on the road that a draft will take."""

    who: str
    does: str


@dataclass(frozen=True)
class Kept:
    """A version of a file of the document."""

    version: FileVersion
    role: str
    is_current: bool
    url: str


def answered_by(document: Document, actor: Actor) -> Answered | None:
    """Find the letter that a document answers, where the actor may list it."""
    letters = Document.objects.visible_to(actor).select_related("thing", "incoming")
    letter = letters.filter(
        relations_back__later=document, relations_back__kind=RelationKind.REPLIES_TO
    ).first()
    return answered(letter, actor) if letter else None


def answered(letter: Document, actor: Actor) -> Answered:
    """Say until when: the actor's own term on the letter, or the day that the letter names."""
    lines = Assignment.objects.to_holders(actor.seats).open().filter(term__isnull=False)
    line = (
        lines.filter(instruction__thing=letter.thing)
        .select_related("term")
        .order_by("term__due_at")
        .first()
    )
    term = line.term if line else None
    return Answered(letter, term.due_on if term else letter.incoming.answer_by)


def road_ahead(content: Draft, *, at: datetime) -> Sequence[Ahead]:
    """List who does what with the draft once it is submitted."""
    count = len(content.recipients)
    to = ngettext("%(n)d recipient", "%(n)d recipients", count) % {"n": count}
    return [
        Ahead(
            name_of_signer(content.signer, at=at) or content.signer.title, _("approves and signs")
        ),
        Ahead(_("the registry"), _("number and seal")),
        Ahead(to if count else _("no recipient yet"), _("get it")),
    ]


def suggestions(agency: Agency) -> list[str]:
    """Name those to whom documents go in this system: agencies, then units of the house."""
    agencies = Agency.objects.exclude(pk=agency.pk).order_by("name")
    names = sorted(agencies.values_list("name", flat=True)[:MOST_SUGGESTIONS], key=alphabetical_key)
    units = Unit.objects.filter(agency=agency).order_by("ordinal").values_list("name", flat=True)
    return list(dict.fromkeys([*units, *names]))


def tabs_of(document: Document, current: str) -> list[dict[str, Any]]:
    """Make the tabs of a draft: what it says, and its files."""
    uid = document.thing.uid
    return [
        {
            "label": _("Text"),
            "url": reverse("documents:outgoing-edit", args=[uid]),
            "is_current": current == "text",
        },
        {
            "label": _("Files and versions"),
            "url": reverse("documents:outgoing-files", args=[uid]),
            "is_current": current == "files",
            "count": document.thing.attachments.count() or "",
        },
    ]


def files_of(document: Document, actor: Actor) -> dict[str, Any]:
    """List all versions of all files, the newest first, and the enclosures apart."""
    attached = document.thing.attachments.select_related("file").order_by("pk")
    is_readable = seeing.has_right(actor, document.thing, Right.READ)
    outgoing = document.outgoing
    current = outgoing.locked_version or outgoing.own_file
    versions: list[Kept] = []
    enclosures: list[Kept] = []
    for attachment in attached if is_readable else []:
        role = AttachmentRole(attachment.role)
        made = attachment.file.versions.filter(disposed_at__isnull=True)
        for version in made.select_related("made_by", "reading"):
            kept = Kept(
                version=version,
                role=str(role.label),
                is_current=version == current,
                url=reverse("documents:download", args=[document.thing.uid, version.uid]),
            )
            (enclosures if role == AttachmentRole.ENCLOSURE else versions).append(kept)
    return {
        "versions": sorted(versions, key=lambda one: one.version.pk, reverse=True),
        "enclosures": enclosures,
        "converts": bool(preferences.tools().libreoffice),
    }
