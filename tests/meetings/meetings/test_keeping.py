"""Preparing, changing, closing and cancelling a meeting."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from eoffice.access.models import Right
from eoffice.organization.actor import Actor
from eoffice.organization.models import Duty, Unit
from meetings.actions import meetings, papers, secrets
from meetings.lifecycles import MeetingState
from meetings.models import AgendaItem, Meeting, Paper
from tests.factories import MORNING, appoint, create_person
from tests.meetings.factories import LATER, add_paper, anew, particulars, prepare_meeting


@pytest.fixture
def archivist(office: Unit) -> Actor:
    """Keeps what is over."""
    return appoint(create_person("Tạ Văn Lưu"), office, Duty.ARCHIVIST)


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


def test_the_registry_and_the_auditor_list_a_meeting_from_its_preparation_on(
    meeting: Meeting, paper: Paper, clerk: Actor, auditor: Actor
) -> None:
    for actor in (anew(clerk), anew(auditor)):
        assert list(Meeting.objects.visible_to(actor)) == [meeting]
        assert not Meeting.objects.visible_to(actor, Right.READ).exists()
        assert not Paper.objects.visible_to(actor).exists()
    assert list(Paper.objects.visible_to(anew(auditor), Right.METADATA)) == [paper]
    assert not Paper.objects.visible_to(anew(clerk), Right.METADATA).exists()


def test_the_auditor_lists_no_secret_paper(
    item: AgendaItem, secretary: Actor, auditor: Actor
) -> None:
    papers.add_secret(item=item, title="Phương án", actor=secretary, at=LATER)

    assert not Paper.objects.visible_to(anew(auditor), Right.METADATA).exists()


def test_a_paper_that_turns_out_to_be_secret_is_gone_for_the_auditor(
    paper: Paper, auditor: Actor
) -> None:
    secrets.refuse(paper=paper, at=LATER)

    assert not Paper.objects.visible_to(anew(auditor), Right.METADATA).exists()


def test_the_archivist_reads_a_meeting_once_it_is_closed(
    sent: Meeting, paper: Paper, item: AgendaItem, secretary: Actor, archivist: Actor
) -> None:
    unsent = add_paper(item, secretary, "Một", title="Chưa gửi")
    before = Meeting.objects.visible_to(anew(archivist)).exists()

    meetings.close(meeting=sent, actor=secretary, at=LATER)

    assert not before
    assert list(Meeting.objects.visible_to(anew(archivist), Right.READ)) == [sent]
    readable = Paper.objects.visible_to(anew(archivist))
    assert paper in readable
    assert unsent not in readable
