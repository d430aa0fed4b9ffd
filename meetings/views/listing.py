"""The lines of the list of meetings: by day for those that come, by key for those that were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from eoffice.access import seeing
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Duty, Post
from meetings import sayings
from meetings.lifecycles import MeetingState
from meetings.models import Meeting, Participant
from meetings.models.meetings import KIND
from meetings.policies import participants as policy
from meetings.search import TONES

PER_PAGE = 50
_LAST = 2**62


@dataclass(frozen=True)
class ShownMeeting:
    """A line: the meeting, and my answer to it."""

    meeting: Meeting
    hours: str
    tone: str
    invitation: Participant | None
    can_answer: bool


@dataclass(frozen=True)
class ShownDay:
    """A day, and its meetings in the order of the clock."""

    on: date
    lines: Sequence[ShownMeeting]


@dataclass(frozen=True)
class ListPage:
    """One page of the list."""

    days: Sequence[ShownDay]
    tabs: Sequence[Mapping[str, object]]
    is_past: bool
    next_url: str


def page_of(actor: Actor, asked: Mapping[str, str], *, at: datetime) -> ListPage:
    is_past = asked.get("tab") == "past"
    meetings, next_url = _past(actor, asked, at) if is_past else (_coming(actor, at), "")
    return ListPage(_days(actor, meetings), _tabs(actor, is_past=is_past, at=at), is_past, next_url)


def usual_chair(agency: Agency) -> Post | None:
    """The head of the agency, where there is one."""
    leading = Post.objects.leading(agency).in_force_on(office_day(timezone.now()))
    return leading.filter(duty=Duty.DIRECTOR).first() or leading.first()


def _coming(actor: Actor, at: datetime) -> list[Meeting]:
    found = Meeting.objects.visible_to(actor).not_over(at).for_list()
    return list(found[: 4 * PER_PAGE])


def _past(actor: Actor, asked: Mapping[str, str], at: datetime) -> tuple[list[Meeting], str]:
    after = _key(asked.get("after", "")) or seeing.Key(int(at.timestamp()), _LAST)
    keys = seeing.newest_for(actor, KIND, after=after, limit=PER_PAGE + 1)
    shown = [key.thing_id for key in keys[:PER_PAGE]]
    found = Meeting.objects.visible_to(actor).filter(pk__in=shown).over(at).for_list()
    if len(keys) <= PER_PAGE:
        return list(found), ""
    last = keys[PER_PAGE - 1]
    query = urlencode({"tab": "past", "after": f"{last.sort_key}-{last.thing_id}"})
    return list(found), f"{reverse('meetings:list')}?{query}"


def _key(text: str) -> seeing.Key | None:
    sort_key, _dash, thing_id = text.partition("-")
    if not (sort_key.isdecimal() and thing_id.isdecimal() and len(text) < 40):
        return None
    return seeing.Key(min(int(sort_key), _LAST), min(int(thing_id), _LAST))


def _tabs(actor: Actor, *, is_past: bool, at: datetime) -> list[Mapping[str, object]]:
    address = reverse("meetings:list")
    count = Meeting.objects.visible_to(actor).not_over(at)[: seeing.COUNT_STOPS_AT].count()
    return [
        {"label": _("Coming"), "url": address, "is_current": not is_past, "count": count},
        {"label": _("Past"), "url": f"{address}?tab=past", "is_current": is_past},
    ]


def _days(actor: Actor, meetings: list[Meeting]) -> list[ShownDay]:
    mine: dict[int, Participant] = {}
    invitations = Participant.objects.of_actor(actor).filter(meeting__in=meetings)
    for one in invitations.select_related("meeting", "post"):
        if one.meeting_id not in mine or one.person_id == actor.user.pk:
            mine[one.meeting_id] = one
    lines = [_line(actor, meeting, mine.get(meeting.pk)) for meeting in meetings]
    grouped = groupby(lines, lambda line: office_day(line.meeting.starts_at))
    return [ShownDay(day, list(shown)) for day, shown in grouped]


def _line(actor: Actor, meeting: Meeting, invitation: Participant | None) -> ShownMeeting:
    return ShownMeeting(
        meeting=meeting,
        hours=f"{sayings.clock(meeting.starts_at)}–{sayings.clock(meeting.ends_at)}",
        tone=TONES[MeetingState(meeting.state)],
        invitation=invitation,
        can_answer=bool(invitation and policy.can_answer(actor, invitation)),
    )
