"""What is told of a meeting: the line, the agenda, the papers, one's own invitation."""

from typing import Any

from django.urls import reverse
from rest_framework import serializers

from eoffice.api.people import PostSerializer
from meetings.lifecycles import MeetingState
from meetings.models import Answer, Meeting, Paper


class MeetingSerializer(serializers.Serializer[Meeting]):
    """A line of the list of meetings."""

    uid = serializers.UUIDField(source="thing.uid")
    url = serializers.SerializerMethodField()
    title = serializers.CharField()
    place = serializers.CharField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    chair = PostSerializer()
    state = serializers.ChoiceField(choices=MeetingState.values)
    state_name = serializers.CharField(source="get_state_display")

    def get_url(self, meeting: Meeting) -> str:
        return reverse("api:meeting-detail", args=[meeting.thing.uid])


class PaperSerializer(serializers.Serializer[Paper]):
    """A paper that may be seen. Of a state secret there is only the line."""

    uid = serializers.UUIDField(source="thing.uid")
    title = serializers.CharField()
    is_secret = serializers.BooleanField(help_text="Handed out at the meeting, never kept here.")
    is_sent = serializers.BooleanField()
    pages = serializers.IntegerField(source="page_count")
    content_url = serializers.SerializerMethodField(help_text="Empty where there is no file.")

    def get_content_url(self, paper: Paper) -> str:
        if paper.version_id is None:
            return ""
        return reverse("api:paper-content", args=[paper.thing.uid])


class ItemSerializer(serializers.Serializer[Any]):
    """An item of the agenda."""

    uid = serializers.UUIDField()
    number = serializers.IntegerField()
    title = serializers.CharField()
    presenter = serializers.CharField()
    minutes = serializers.IntegerField(allow_null=True)
    papers = PaperSerializer(many=True)


class InvitationSerializer(serializers.Serializer[Any]):
    """The person's own invitation."""

    answer = serializers.ChoiceField(choices=["", *Answer.values])
    answered_at = serializers.DateTimeField(allow_null=True)
    can_answer = serializers.BooleanField()


class MeetingFacts(serializers.Serializer[Any]):
    """What there is besides the line."""

    is_readable = serializers.BooleanField(help_text="If not, papers are titles only.")
    secretary = PostSerializer()
    cancellation = serializers.CharField(help_text="Why it was cancelled.")
    invitation = InvitationSerializer(allow_null=True)
    items = ItemSerializer(many=True, help_text="The agenda, with the papers that may be seen.")


class MeetingDetailSerializer(MeetingSerializer, MeetingFacts):
    """A meeting with its agenda."""


class MeetingPageSerializer(serializers.Serializer[Any]):
    """A page of meetings, the latest first."""

    items = MeetingSerializer(many=True)
    next = serializers.CharField(allow_null=True, help_text="Where the next page is.")
