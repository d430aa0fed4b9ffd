"""Meetings, for programs: the list, the agenda with its papers, and the answer to an invitation."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.access.seeing import Key
from eoffice.api.endpoints import ActEndpoint, Asked, Endpoint, FileEndpoint
from eoffice.api.flaws import require_valid
from eoffice.api.paging import PageAsked, Place, key_of, page
from eoffice.api.receipts import Receipt
from eoffice.api.scopes import Scope
from eoffice.journal.models import Reading
from eoffice.organization.actor import Actor
from eoffice.organization.moments import first_moment_of, moment_after
from meetings.actions import participants as acts
from meetings.api import examples
from meetings.api.records import (
    MeetingDetailSerializer,
    MeetingFacts,
    MeetingPageSerializer,
    MeetingSerializer,
)
from meetings.forms.participants import AnswerForm
from meetings.lifecycles import MeetingState
from meetings.models import Answer, Meeting, Paper
from meetings.models.meetings import KIND
from meetings.policies import participants as policy
from meetings.views.finding import meeting_of, paper_of
from meetings.views.outline import outline_for
from meetings.views.participants import invitation_of
from storage.api import TextSerializer, bytes_of, text_of
from storage.models import FileVersion

_FILTERS = ("state", "since", "until")


class MeetingsAsked(PageAsked):
    """Which meetings, and which page of them."""

    state = serializers.ListField(
        child=serializers.ChoiceField(choices=MeetingState.values), required=False
    )
    since = serializers.DateField(
        required=False, help_text="Those that begin on this day or later."
    )
    until = serializers.DateField(
        required=False, help_text="Those that begin on this day or earlier."
    )


class AnswerSerializer(Asked):
    """Yes, or no with its reason."""

    answer = serializers.ChoiceField(choices=Answer.values)
    reason = serializers.CharField(required=False, allow_blank=True, max_length=300)


class Meetings(Endpoint):
    """The list of meetings."""

    scopes = {"GET": Scope.MEETINGS_READ}
    asks, gives_page, is_page = MeetingsAsked, MeetingPageSerializer, True

    def get(self, request: Request) -> Response:
        """List meetings, the latest first."""
        asked = self.asked()
        found, limit = _found(self.actor, asked, key_of(asked)), asked["limit"]
        last = found[limit - 1].thing if len(found) > limit else None
        following = Place(last.sort_key, last.uid) if last else None
        return page(request, MeetingSerializer, found[:limit], following)


class OneMeeting(Endpoint):
    """One meeting."""

    scopes = {"GET": Scope.MEETINGS_READ}
    reads = MeetingDetailSerializer

    def get(self, request: Request, uid: UUID) -> Response:
        """Read a meeting: its agenda, the papers that the person may see, their invitation."""
        del request
        meeting = meeting_of(self.actor, uid, Right.METADATA)
        facts = _facts(meeting, self.actor, at=timezone.now())
        return Response({**MeetingSerializer(meeting).data, **MeetingFacts(facts).data})


class MeetingAnswer(ActEndpoint):
    """The answer to one's own invitation."""

    scopes = {"POST": Scope.MEETINGS_WRITE}
    takes = AnswerSerializer
    examples = {"POST": examples.ANSWER}

    def act(self, uid: UUID) -> Receipt:
        """Answer the person's own invitation; a no says why.

        The answer can be changed until the meeting is closed.
        """
        meeting = meeting_of(self.actor, uid)
        invitation = invitation_of(self.actor, meeting)
        if invitation is None:
            raise PermissionDenied(_("An invitation is answered by those who are invited."))
        participant: Any = invitation["participant"]
        policy.can_answer(self.actor, participant).enforce()
        form = AnswerForm(self.taken())
        require_valid(form)
        acts.answer(
            participant=participant,
            answer=Answer(form.cleaned_data["answer"]),
            reason=form.cleaned_data["reason"],
            actor=self.actor,
            at=timezone.now(),
        )
        url = reverse("api:meeting-detail", args=[meeting.thing.uid])
        return Receipt(uid=meeting.thing.uid, url=url, state=meeting.state)


class PaperContent(FileEndpoint):
    """The bytes of a paper."""

    scopes = {"GET": Scope.FILES_READ}

    def get(self, request: Request, uid: UUID) -> HttpResponseBase:
        """Read the file of a paper, whole or the piece that `Range` asks for."""
        return bytes_of(request, _version(self.actor, uid))


class PaperText(Endpoint):
    """The text of a paper."""

    scopes = {"GET": Scope.FILES_READ}
    reads = TextSerializer

    def get(self, request: Request, uid: UUID) -> Response:
        """Read the text of a paper, page by page."""
        del request
        return text_of(_version(self.actor, uid))


def _version(actor: Actor, uid: UUID) -> FileVersion:
    paper: Paper = paper_of(actor, uid)
    if paper.version is None:
        raise Http404
    Reading.objects.note(actor=actor, thing=paper.thing, at=timezone.now())
    return paper.version


def _facts(meeting: Meeting, actor: Actor, *, at: datetime) -> dict[str, Any]:
    is_readable = seeing.has_right(actor, meeting.thing, Right.READ)
    right = Right.READ if is_readable else Right.METADATA
    outline = outline_for(actor, meeting, at=at, right=right)
    invitation = invitation_of(actor, meeting)
    participant: Any = invitation["participant"] if invitation else None
    return {
        "is_readable": is_readable,
        "secretary": meeting.secretary,
        "cancellation": meeting.cancellation if is_readable else "",
        "invitation": {
            "answer": participant.answer,
            "answered_at": participant.answered_at,
            "can_answer": bool(policy.can_answer(actor, participant)),
        }
        if participant
        else None,
        "items": [
            {
                "uid": shown.item.uid,
                "number": shown.number,
                "title": shown.item.title,
                "presenter": shown.item.presenter,
                "minutes": shown.item.minutes,
                "papers": [one.paper for one in shown.papers],
            }
            for shown in outline.items
        ],
    }


def _found(actor: Actor, asked: Mapping[str, Any], after: Key | None) -> list[Meeting]:
    meetings = Meeting.objects.visible_to(actor).for_list()
    most = asked["limit"] + 1
    if actor.kinds is None and not any(asked.get(name) for name in _FILTERS):
        keys = seeing.newest_for(actor, KIND, after=after, limit=most)
        by_thing = meetings.in_bulk([key.thing_id for key in keys])
        return [by_thing[key.thing_id] for key in keys if key.thing_id in by_thing]
    if asked.get("state"):
        meetings = meetings.in_state(*asked["state"])
    if asked.get("since"):
        meetings = meetings.filter(starts_at__gte=first_moment_of(asked["since"]))
    if asked.get("until"):
        meetings = meetings.filter(starts_at__lt=moment_after(asked["until"]))
    if after is not None:
        meetings = meetings.filter(
            Q(thing__sort_key__lt=after.sort_key)
            | Q(thing__sort_key=after.sort_key, thing__lt=after.thing_id)
        )
    return list(meetings.order_by("-thing__sort_key", "-thing")[:most])
