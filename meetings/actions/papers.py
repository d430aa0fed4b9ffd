"""Adding papers to an item, standing in for a secret one, and withdrawing them."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from eoffice.access.granting import end_grants, grant
from eoffice.access.models import Cause, Right
from eoffice.access.opening import open_to_auditors
from eoffice.journal.recording import record
from eoffice.lib.text import normalise_line
from eoffice.organization.actor import Actor
from eoffice.things.models import Thing
from meetings import events
from meetings.models import AgendaItem, Paper
from meetings.models.papers import KIND
from meetings.policies import papers as policy
from storage import actions as storage
from storage.models import AttachmentRole, FileVersion


@transaction.atomic
def add(
    *,
    item: AgendaItem,
    version: FileVersion,
    title: str,
    actor: Actor,
    at: datetime,
    source: Thing | None = None,
) -> Paper:
    """Put a version of a file before the meeting; of a document, the one that there is now.

    Only the secretary and the chair read it until it is sent; auditors list it.
    """
    item.meeting.lock()
    item.lock()
    policy.can_add(actor, item, source).enforce()
    paper = _make(item, title or version.name, actor, at, version=version, source=source)
    storage.attach(version, thing=paper.thing, role=AttachmentRole.MAIN)
    open_to_auditors(paper.thing, at=at)
    return paper


@transaction.atomic
def add_secret(*, item: AgendaItem, title: str, actor: Actor, at: datetime) -> Paper:
    """Put a line for a state secret, which is handed out at the meeting and never comes in here."""
    item.meeting.lock()
    item.lock()
    policy.can_add(actor, item).enforce()
    return _make(item, title, actor, at, is_secret=True)


@transaction.atomic
def withdraw(*, paper: Paper, actor: Actor, at: datetime, reason: str = "") -> None:
    """Take a paper back: nobody but the journal has it any more. Its page numbers stay unused."""
    paper.item.meeting.lock()
    paper.lock()
    policy.can_withdraw(actor, paper).enforce()
    paper.withdrawn_at = at
    paper.save(update_fields=["withdrawn_at"])
    end_grants(paper.thing, at=at)
    meeting = paper.item.meeting
    record(
        events.PAPER_WITHDRAWN,
        actor=actor,
        thing=meeting.thing,
        at=at,
        words=normalise_line(reason),
        paper=paper.thing.uid,
        was_sent=paper.is_sent,
    )


def _make(
    item: AgendaItem,
    title: str,
    actor: Actor,
    at: datetime,
    *,
    version: FileVersion | None = None,
    source: Thing | None = None,
    is_secret: bool = False,
) -> Paper:
    title = normalise_line(title)[:300]
    if not title:
        raise ValidationError(_("Say what the paper is called."))
    meeting = item.meeting
    last = item.papers.aggregate(last=Max("ordinal"))["last"] or 0
    thing = Thing.objects.create(kind=KIND, agency=meeting.thing.agency, created_at=at)
    paper = Paper.objects.create(
        thing=thing,
        item=item,
        ordinal=last + 1,
        title=title,
        is_secret=is_secret,
        version=version,
        source=source,
    )
    grant(thing, [meeting.convenors], Right.READ, cause=Cause.CONVENES, at=at)
    record(events.PAPER_ADDED, actor=actor, thing=meeting.thing, at=at, paper=thing.uid)
    return paper
