"""Sending: papers get their page numbers once and for all, and those who are invited get them."""

from datetime import datetime
from typing import Literal

from django.db import transaction

from eoffice.access.granting import grant
from eoffice.access.models import Cause, Right
from eoffice.journal.recording import record
from eoffice.organization.actor import Actor
from meetings import events
from meetings.lifecycles import MEETING
from meetings.models import Meeting, Paper, PaperSlot
from meetings.packets.labels import Numbers, number_late, number_through
from meetings.policies import meetings as policy
from storage import renditions

About = Literal["answers", "papers"]


@transaction.atomic
def send(*, meeting: Meeting, actor: Actor, at: datetime) -> int:
    """Send the meeting, or what is new in it; return how many papers went out.

    The first sending numbers all pages through. What comes later stands behind what was there
    (137a), so that page 137 stays the same page for everyone.
    """
    meeting.lock()
    policy.can_send(actor, meeting).enforce()
    papers = list(Paper.objects.of_meeting(meeting).unsent().in_order().for_page())
    _number(meeting, papers)
    meeting.state = MEETING.after(meeting.state, "send")
    meeting.round += 1
    meeting.sent_at = meeting.sent_at or at
    meeting.save(update_fields=["state", "round", "sent_at"])
    grant(meeting.thing, [meeting.invited], Right.READ, cause=Cause.INVITED, at=at)
    for paper in papers:
        paper.round, paper.sent_at = meeting.round, at
        paper.save(update_fields=["round", "sent_at"])
        grant(paper.thing, [paper.item.readers], Right.READ, cause=Cause.INVITED, at=at)
    record(
        events.MEETING_SENT,
        actor=actor,
        thing=meeting.thing,
        at=at,
        round=meeting.round,
        papers=len(papers),
    )
    return len(papers)


@transaction.atomic
def remind(*, meeting: Meeting, about: About, actor: Actor, at: datetime) -> None:
    """Remind those who have not answered, or who have not opened their papers."""
    meeting.lock()
    policy.can_remind(actor, meeting).enforce()
    record(events.REMINDED, actor=actor, thing=meeting.thing, at=at, about=about)


def _number(meeting: Meeting, papers: list[Paper]) -> None:
    """Fix the page numbers of papers that have none; a secret one takes none."""
    counted = [(paper, _pages_of(paper)) for paper in papers if paper.version is not None]
    if meeting.round == 0:
        through = number_through([count for _paper, count in counted])
        for (paper, _count), numbers in zip(counted, through, strict=True):
            _fix(paper, numbers)
        return
    for paper, count in counted:
        # Also what was withdrawn since: its numbers are not given again.
        given = PaperSlot.objects.of_meeting(meeting).select_related("item")
        place = (paper.item.ordinal, paper.item.pk)
        before = [slot for slot in given if (slot.item.ordinal, slot.item.pk) <= place]
        after = max((slot.numbers.last for slot in before), default=0)
        taken = [slot.suffix for slot in given if slot.suffix and slot.first_label == after]
        _fix(paper, number_late(count, after=after, taken=taken))


def _fix(paper: Paper, numbers: Numbers) -> None:
    if paper.version is None:
        return
    PaperSlot.objects.create(
        paper=paper,
        item=paper.item,
        version=paper.version,
        first_label=numbers.first,
        page_count=numbers.count,
        suffix=numbers.suffix,
    )


def _pages_of(paper: Paper) -> int:
    """Count the pages that can be bound; none where there is no PDF of the paper."""
    if paper.version is None or paper.is_unreadable:
        return 0
    return paper.page_count if renditions.pdf_of(paper.version) is not None else 0
