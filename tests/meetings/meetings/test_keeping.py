"""Preparing, changing, closing and cancelling a meeting."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from eoffice.organization.actor import Actor
from meetings.actions import meetings
from meetings.lifecycles import MeetingState
from meetings.models import Meeting
from tests.factories import MORNING
from tests.meetings.factories import LATER, anew, particulars, prepare_meeting


def test_a_clerk_prepares_no_meetings(clerk: Actor) -> None:
    with pytest.raises(PermissionDenied, match="secretaries, leaders and heads"):
        prepare_meeting(clerk)


def test_a_meeting_does_not_end_before_it_begins(secretary: Actor) -> None:
    with pytest.raises(ValidationError, match="end after it begins"):
        meetings.prepare(particulars=particulars(secretary, hours=-1), actor=secretary, at=MORNING)


def test_the_chair_comes_from_the_same_agency(secretary: Actor, stranger: Actor) -> None:
    with pytest.raises(ValidationError, match="own agency"):
        prepare_meeting(secretary, chair=stranger)


def test_whoever_no_longer_chairs_sees_the_preparation_no_more(
    meeting: Meeting, secretary: Actor, director: Actor, head: Actor
) -> None:
    meetings.edit(
        meeting=meeting, particulars=particulars(secretary, chair=head), actor=secretary, at=LATER
    )

    assert not Meeting.objects.visible_to(anew(director)).exists()
    assert list(Meeting.objects.visible_to(anew(head))) == [meeting]


def test_a_cancelled_meeting_says_why(sent: Meeting, secretary: Actor) -> None:
    meetings.cancel(meeting=sent, reason="Bão số 9", actor=secretary, at=LATER)

    sent.refresh_from_db()
    assert (sent.state, sent.cancellation) == (MeetingState.CANCELLED, "Bão số 9")


def test_no_meeting_is_cancelled_without_a_reason(meeting: Meeting, secretary: Actor) -> None:
    with pytest.raises(ValidationError, match="why the meeting is cancelled"):
        meetings.cancel(meeting=meeting, reason="  ", actor=secretary, at=LATER)


def test_only_what_was_sent_is_closed(meeting: Meeting, secretary: Actor) -> None:
    with pytest.raises(PermissionDenied, match="sent can be closed"):
        meetings.close(meeting=meeting, actor=secretary, at=LATER)


def test_nothing_about_a_closed_meeting_is_changed(sent: Meeting, secretary: Actor) -> None:
    meetings.close(meeting=sent, actor=secretary, at=LATER)

    with pytest.raises(PermissionDenied, match="nothing about it is changed"):
        meetings.edit(meeting=sent, particulars=particulars(secretary), actor=secretary, at=LATER)
