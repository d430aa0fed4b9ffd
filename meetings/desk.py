"""What meetings put on the desk: answers that are asked for, papers to read, what is coming."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eoffice.access.models import Right
from eoffice.desk import coming, piles
from eoffice.desk.lines import ComingLine, DeskLine
from eoffice.organization.actor import Actor
from eoffice.web.sayings import moment_in_words
from meetings import readiness, sayings, waiting
from meetings.lifecycles import MeetingState
from meetings.models import Meeting, Paper
from meetings.models.meetings import MeetingQuerySet

_SOON = timedelta(hours=24)


def register_all() -> None:
    """Put the piles on the desk, and the meetings of today and tomorrow beside them."""
    piles.register(
        piles.Pile(
            key="meeting-papers",
            title=gettext_lazy("Meeting papers to read"),
            order=70,
            count=lambda actor: _to_read(actor).count(),
            lines=_reading_lines,
            label=_read_label,
            urgent=lambda actor: _soon(_to_read(actor)),
            stops=lambda actor: _stops(_to_read(actor), "meetings:read"),
            under="meetings:list",
        )
    )
    piles.register(
        piles.Pile(
            key="meeting-answers",
            title=gettext_lazy("Invitations to answer"),
            order=80,
            count=lambda actor: _to_answer(actor).count(),
            lines=_answering_lines,
            label=_answer_label,
            urgent=lambda actor: _soon(_to_answer(actor)),
            stops=lambda actor: _stops(_to_answer(actor), "meetings:detail"),
            under="meetings:list",
        )
    )
    coming.register(meetings_between)


def meetings_between(actor: Actor, begin: datetime, end: datetime) -> Sequence[ComingLine]:
    """List the meetings that concern an actor from one instant until another."""
    found = Meeting.objects.visible_to(actor, Right.READ).between(begin, end)
    held = found.in_state(MeetingState.DRAFT, MeetingState.SENT, MeetingState.CLOSED)
    return [
        ComingLine(
            at=meeting.starts_at,
            title=meeting.title,
            url=meeting.get_absolute_url(),
            facts=meeting.place,
        )
        for meeting in held.select_related("thing")
    ]


def _to_read(actor: Actor) -> MeetingQuerySet:
    return waiting.to_read(actor, at=timezone.now())


def _to_answer(actor: Actor) -> MeetingQuerySet:
    return waiting.to_answer(actor, at=timezone.now())


def _soon(found: MeetingQuerySet) -> int:
    return found.filter(starts_at__lt=timezone.now() + _SOON).count()


def _answering_lines(actor: Actor) -> list[DeskLine]:
    """Show where the meeting is held, and who chairs it."""
    found = list(_to_answer(actor).for_list()[: piles.LINES_SHOWN])
    chairs = [_("Chair:") + " " + meeting.chair.title for meeting in found]
    facts = [
        " · ".join(part for part in (meeting.place, chair) if part)
        for meeting, chair in zip(found, chairs, strict=True)
    ]
    return _lines(found, facts)


def _reading_lines(actor: Actor) -> list[DeskLine]:
    """Show how much there is to read for a meeting, and how much of it was opened."""
    found = list(_to_read(actor).for_list()[: piles.LINES_SHOWN])
    papers: dict[int, list[Paper]] = {meeting.pk: [] for meeting in found}
    sent = Paper.objects.sent().visible_to(actor).filter(is_secret=False)
    for paper in sent.filter(item__meeting__in=found).for_page():
        papers[paper.item.meeting_id].append(paper)
    everything = [paper for some in papers.values() for paper in some]
    opened = readiness.things_opened_by(actor.user.pk, everything)
    return _lines(found, [_how_much(papers[meeting.pk], opened) for meeting in found])


def _how_much(papers: Sequence[Paper], opened: set[int]) -> str:
    pages = sum(paper.page_count for paper in papers)
    read = sum(paper.pk in opened for paper in papers)
    parts = [ngettext("%(n)d paper", "%(n)d papers", len(papers)) % {"n": len(papers)}]
    if pages:
        minutes = sayings.reading_minutes(pages)
        parts.append(ngettext("%(n)d page", "%(n)d pages", pages) % {"n": pages})
        about = ngettext("about %(n)d minute to read", "about %(n)d minutes to read", minutes)
        parts.append(about % {"n": minutes})
    if read:
        parts.append(ngettext("%(n)d opened", "%(n)d opened", read) % {"n": read})
    return " · ".join(parts)


def _lines(found: Sequence[Meeting], facts: Sequence[str]) -> list[DeskLine]:
    now = timezone.now()
    return [
        DeskLine(
            title=meeting.title,
            url=meeting.get_absolute_url(),
            mark=_("The next one") if place == 0 else _("Then"),
            facts=fact,
            badge=moment_in_words(meeting.starts_at, now=now),
            tone="amber" if meeting.starts_at < now + _SOON else "grey",
        )
        for place, (meeting, fact) in enumerate(zip(found, facts, strict=True))
    ]


def _stops(found: MeetingQuerySet, url_name: str) -> list[piles.Stop]:
    uids = found.values_list("thing__uid", flat=True)
    return [piles.Stop(uid, reverse(url_name, args=[uid])) for uid in uids]


def _read_label(count: int) -> str:
    return ngettext("Read for %(n)d meeting", "Read for %(n)d meetings", count) % {"n": count}


def _answer_label(count: int) -> str:
    return ngettext("Answer %(n)d invitation", "Answer %(n)d invitations", count) % {"n": count}
