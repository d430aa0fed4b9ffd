"""What the page of one incoming document shows, to one person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.lifecycles import IncomingState
from documents.models import Document, RelationKind, Restriction, Urgency
from documents.pages import acts, outgoing, papers, road, searching, timeline
from documents.pages.seals import is_signed
from documents.policies import incoming as policy
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.lib.clock import office_day
from eoffice.lib.periods import working_days_between
from eoffice.organization.actor import Actor
from eoffice.organization.models import OfficeDay, Term
from eoffice.web import sayings
from storage.models import FileVersion

TONES = {
    IncomingState.INTAKE: "grey",
    IncomingState.REFUSED: "amber",
    IncomingState.REGISTERED: "grey",
    IncomingState.SUBMITTED: "grey",
    IncomingState.IN_PROGRESS: "blue",
    IncomingState.DONE: "green",
}


def detail(
    document: Document,
    actor: Actor,
    *,
    at: datetime,
    file: FileVersion | None,
    find: str = "",
) -> dict[str, Any]:
    """Gather the page; the paper only for whoever may read it."""
    is_readable = seeing.has_right(actor, document.thing, Right.READ)
    versions = papers.versions_of(document) if is_readable else []
    current = (file or next(iter(versions), None)) if is_readable else None
    paper, found = None, searching.Found()
    if current is not None:
        paper, found = searching.look_in(papers.paper_of(document, current), current, find)
    way = road.road_of(document, actor, at=at) if is_readable else road.CLOSED
    return {
        "document": document,
        "incoming": document.incoming,
        "tone": TONES[IncomingState(document.state)],
        "urgency": Urgency(document.urgency),
        "is_readable": is_readable,
        "paper": paper,
        "found": found,
        "is_signed": is_readable and is_signed(outgoing.signatures_of(document)),
        "tabs": papers.tabs_of(document, versions, current, document.get_absolute_url()),
        "road": way,
        "due": _due(document, way, at=at),
        "acts": acts.acts_of(document, actor, way.mine, way.given),
        "facts": _facts(document, actor, at=at),
        "timeline": timeline.timeline_of(document.thing) if is_readable else [],
        "can_enclose": policy.can_correct(actor, document) if is_readable else None,
    }


def _due(document: Document, way: road.Road, *, at: datetime) -> dict[str, str] | None:
    """Say the nearest deadline of what is mine, or else of what the letter asks for."""
    due = min((line.term for line in way.mine if line.term), key=_due_at, default=None)
    if due is not None:
        day, left = due.due_on, due.working_days_left(at)
    elif document.incoming.answer_by is not None and document.state != IncomingState.DONE:
        day = document.incoming.answer_by
        is_working = OfficeDay.objects.calendar_of(document.thing.agency)
        left = working_days_between(office_day(at), day, is_working)
    else:
        return None
    words = {"day": f"{day:%d/%m}", "left": sayings.time_left(left)}
    return {
        "words": _("Due %(day)s, %(left)s") % words,
        "tone": sayings.tone_of_time_left(left),
    }


def _due_at(term: Term) -> datetime:
    return term.due_at


def _facts(document: Document, actor: Actor, *, at: datetime) -> Sequence[dict[str, str]]:
    replies = Document.objects.visible_to(actor, among_few=True).filter(
        relations__earlier=document, relations__kind=RelationKind.REPLIES_TO
    )
    facts = [
        {
            "name": _("Reply"),
            "value": reply.code or str(reply),
            "url": reply.get_absolute_url(),
            "end": reply.state_label,
        }
        for reply in replies.select_related("thing")
    ]
    facts += [
        {
            "name": _("Work file"),
            "value": filing.work_file.title,
            "url": filing.work_file.get_absolute_url(),
        }
        for filing in document.thing.filings.select_related("work_file__thing")
        if seeing.has_right(actor, filing.work_file.thing, Right.METADATA)
    ]
    if document.incoming.answer_by is not None:
        facts.append(
            {"name": _("Answer asked for by"), "value": f"{document.incoming.answer_by:%d/%m/%Y}"}
        )
    if document.signer_name:
        signer = [document.signer_name, document.signer_title]
        facts.append({"name": _("Signed by"), "value": ", ".join(filter(None, signer))})
    if document.restriction != Restriction.NONE:
        facts.append({"name": _("Restriction"), "value": document.get_restriction_display()})
    causes = seeing.causes_of(actor, document.thing, at=at)
    if causes:
        facts.append(
            {
                "name": _("Why can I see this?"),
                "value": str(causes[0].get_cause_display()),
                "end": _("All reasons") if len(causes) > 1 else "",
                "end_url": reverse("documents:why", args=[document.thing.uid]),
            }
        )
    return facts
