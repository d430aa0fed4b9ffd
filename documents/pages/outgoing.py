"""What the page of one outgoing document shows, to one person."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.lifecycles import OutgoingState
from documents.models import Document, RelationKind, Restriction, Stage, Urgency
from documents.pages import papers, timeline
from documents.pages.papers import PaperTab
from documents.pages.shown import shown_of
from documents.policies import outgoing as policy
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.organization.actor import Actor
from storage.models import AttachmentRole, FileVersion

TONES: Mapping[str, str] = {
    OutgoingState.DRAFT: "grey",
    OutgoingState.SUBMITTED: "blue",
    OutgoingState.APPROVED: "blue",
    OutgoingState.SIGNED: "blue",
    OutgoingState.NUMBERED: "blue",
    OutgoingState.ISSUED: "green",
    OutgoingState.WITHDRAWN: "grey",
}
STAGE_TONES: Mapping[str, str] = {
    Stage.PLANNED: "grey",
    Stage.SENT: "blue",
    Stage.RECEIVED: "green",
    Stage.REFUSED: "red",
}


def detail(
    document: Document, actor: Actor, *, at: datetime, file: FileVersion | None
) -> dict[str, Any]:
    """Gather the page; the paper only for whoever may read it."""
    is_readable = seeing.has_right(actor, document.thing, Right.READ)
    versions = _versions(document) if is_readable else []
    return {
        "document": document,
        "outgoing": document.outgoing,
        "tone": TONES[document.state],
        "urgency": Urgency(document.urgency),
        "is_readable": is_readable,
        "shown": shown_of(document, file, at=at) if is_readable else None,
        "tabs": _tabs(document, versions, file) if is_readable else [],
        "facts": _facts(document, actor, at=at),
        "deliveries": _deliveries(document),
        "timeline": timeline.timeline_of(document.thing) if is_readable else [],
        "can_change": policy.can_change(actor, document),
        "can_submit": policy.can_submit(actor, document),
        "can_send_back": policy.can_send_back(actor, document),
        "can_approve": policy.can_approve(actor, document),
        "can_sign": policy.can_sign(actor, document),
        "can_issue": policy.can_issue(actor, document),
        "can_void": policy.can_void(actor, document),
        "can_withdraw": policy.can_withdraw(actor, document),
    }


def _versions(document: Document) -> list[FileVersion]:
    """List what a reader turns to: the document as it stands, then its enclosures."""
    versions = papers.versions_of(document)
    outgoing = document.outgoing
    if outgoing.locked_version is None and outgoing.own_file is not None:
        return [outgoing.own_file, *versions]
    return versions


def _tabs(
    document: Document, versions: Sequence[FileVersion], asked: FileVersion | None
) -> Sequence[PaperTab]:
    """Make the tabs over the paper; a draft without a file of its own is the first of them."""
    url = document.get_absolute_url()
    outgoing = document.outgoing
    if outgoing.locked_version or outgoing.own_file:
        return papers.tabs_of(document, versions, asked or versions[0], url)
    drafted = PaperTab(label=_("Text"), url=url, is_current=asked is None, note="")
    enclosures = [
        PaperTab(
            label=version.name,
            url=f"{url}?file={version.uid}",
            is_current=version == asked,
            note="",
        )
        for version in versions
    ]
    return [drafted, *enclosures] if enclosures else []


def _facts(document: Document, actor: Actor, *, at: datetime) -> Sequence[dict[str, str]]:
    outgoing = document.outgoing
    facts = [
        {
            "name": _("Drafted by"),
            "value": f"{outgoing.drafter_person.full_name}, {outgoing.unit.name}",
        },
        {"name": _("Signer"), "value": f"{document.signer_name}, {document.signer_title}"},
    ]
    answered = Document.objects.visible_to(actor, among_few=True).filter(
        relations_back__later=document, relations_back__kind=RelationKind.REPLIES_TO
    )
    facts += [
        {
            "name": _("Answers"),
            "value": letter.code or str(letter),
            "url": letter.get_absolute_url(),
            "end": letter.state_label,
        }
        for letter in answered.select_related("thing")
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
    if document.restriction != Restriction.NONE:
        facts.append({"name": _("Restriction"), "value": document.get_restriction_display()})
    if outgoing.approved_digest:
        facts.append({"name": _("Locked by hash"), "value": f"…{outgoing.approved_digest[-12:]}"})
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


def _deliveries(document: Document) -> Sequence[dict[str, Any]]:
    deliveries = document.deliveries.select_related("agency", "holder").prefetch_related("steps")
    shown = []
    for delivery in deliveries:
        steps = list(delivery.steps.all())
        is_by_post = delivery.agency is None and delivery.holder is None
        shown.append(
            {
                "name": delivery.name,
                "stage": _("By post") if is_by_post else delivery.get_stage_display(),
                "tone": STAGE_TONES[delivery.stage],
                "at": steps[-1].reached_at if steps else None,
                "words": steps[-1].words if steps else "",
            }
        )
    return shown


def signatures_of(document: Document) -> FileVersion | None:
    """Return the version whose signatures are to be judged."""
    attached = document.thing.attachments.filter(
        role__in=[AttachmentRole.ISSUED, AttachmentRole.SIGNED, AttachmentRole.MAIN]
    ).select_related("file")
    order = {AttachmentRole.ISSUED: 0, AttachmentRole.SIGNED: 1, AttachmentRole.MAIN: 2}
    first = min(attached, key=lambda one: order[AttachmentRole(one.role)], default=None)
    return first.file.latest if first else None
