"""Inviting and answering."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from eoffice.notifications.models import Notice
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder, Unit
from meetings import people, readiness
from meetings.actions import agenda, participants, sending
from meetings.models import AgendaItem, Answer, Meeting, Paper, Participant
from tests.factories import create_post
from tests.meetings.factories import LATER, anew, invite, work


@pytest.fixture
def invitation(sent: Meeting, head: Actor) -> Participant:
    """The head's own."""
    return sent.participants.get(person=head.user)


def test_people_answer_for_themselves(invitation: Participant, head: Actor) -> None:
    participants.answer(participant=invitation, answer=Answer.YES, actor=head, at=LATER)

    invitation.refresh_from_db()
    assert (invitation.answer, invitation.answered_by) == (Answer.YES, head.user)


def test_a_no_says_why(invitation: Participant, head: Actor) -> None:
    with pytest.raises(ValidationError, match="why you cannot attend"):
        participants.answer(participant=invitation, answer=Answer.NO, actor=head, at=LATER)


def test_the_secretary_hears_of_a_no(
    invitation: Participant, head: Actor, secretary: Actor
) -> None:
    participants.answer(
        participant=invitation, answer=Answer.NO, reason="Đi công tác", actor=head, at=LATER
    )
    work()

    assert Notice.objects.filter(person=secretary.user, kind="meetings.declined").exists()


def test_nobody_answers_for_another(invitation: Participant, drafter: Actor) -> None:
    with pytest.raises(PermissionDenied, match="by those who are invited"):
        participants.answer(participant=invitation, answer=Answer.YES, actor=drafter, at=LATER)


def test_a_whole_unit_is_invited_by_its_people(
    meeting: Meeting, secretary: Actor, division: Unit, head: Actor, drafter: Actor
) -> None:
    unit = Holder.objects.of_unit(division)

    made = participants.invite(meeting=meeting, holders=[unit], actor=secretary, at=LATER)

    assert {one.person for one in made} == {head.user, drafter.user}


def test_nobody_is_invited_twice(meeting: Meeting, secretary: Actor, head: Actor) -> None:
    invite(meeting, secretary, head)

    assert invite(meeting, secretary, head) == []


def test_a_post_without_a_person_is_not_invited(
    meeting: Meeting, secretary: Actor, division: Unit
) -> None:
    empty = Holder.objects.of_post(create_post(division))

    with pytest.raises(ValidationError, match="Nobody holds a post"):
        participants.invite(meeting=meeting, holders=[empty], actor=secretary, at=LATER)


def test_people_of_another_agency_are_not_invited(
    meeting: Meeting, secretary: Actor, stranger: Actor
) -> None:
    with pytest.raises(ValidationError, match="guest post"):
        invite(meeting, secretary, stranger)


def test_whoever_is_invited_later_reads_at_once_and_is_told(
    sent: Meeting, paper: Paper, secretary: Actor, colleague: Actor
) -> None:
    invite(sent, secretary, colleague)
    work()

    assert paper in Paper.objects.visible_to(anew(colleague))
    assert Notice.objects.filter(person=colleague.user, kind="meetings.invited").exists()


def test_whoever_is_no_longer_invited_sees_nothing_any_more(
    sent: Meeting, invitation: Participant, secretary: Actor, head: Actor
) -> None:
    participants.remove(participant=invitation, actor=secretary, at=LATER)

    assert not Meeting.objects.visible_to(anew(head)).exists()
    assert not Paper.objects.visible_to(anew(head)).exists()


def test_those_who_have_not_answered_are_reminded(
    invitation: Participant, secretary: Actor, head: Actor, drafter: Actor
) -> None:
    participants.answer(participant=invitation, answer=Answer.YES, actor=head, at=LATER)

    sending.remind(meeting=invitation.meeting, about="answers", actor=secretary, at=LATER)
    work()

    reminded = Notice.objects.filter(kind="meetings.answer_asked")
    assert [notice.person for notice in reminded] == [drafter.user]


@pytest.mark.parametrize("typed", ["thang", "Thắng", "hctp", "hanh chinh", "th truong"])
def test_people_are_found_by_a_few_letters(
    meeting: Meeting, head: Actor, secretary: Actor, typed: str
) -> None:
    found = people.find(head.agency, typed, at=LATER)

    assert head.user.full_name in [one.name for one in found]


def test_one_letter_finds_nobody(head: Actor) -> None:
    assert people.find(head.agency, "t", at=LATER) == []


def test_the_board_tells_papers_of_others_from_those_not_opened(
    sent: Meeting, other_item: AgendaItem, head: Actor, drafter: Actor, secretary: Actor
) -> None:
    staying = sent.participants.standing().filter(person=head.user)
    agenda.choose_readers(item=other_item, participants=staying, actor=secretary, at=LATER)

    rows = {row.participant.person: row for row in readiness.of(sent, at=LATER).rows}

    assert list(rows[head.user].cells) == [False, False]
    assert list(rows[drafter.user].cells) == [False, None]


def test_an_administrator_is_not_invited_in_that_post(
    meeting: Meeting, secretary: Actor, administrator: Actor
) -> None:
    holder = Holder.objects.of_post(administrator.post)

    with pytest.raises(ValidationError, match="Administrators read nothing"):
        participants.invite(meeting=meeting, holders=[holder], actor=secretary, at=LATER)

    assert not people.find(meeting.thing.agency, administrator.user.full_name, at=LATER)


def test_with_a_whole_unit_administrators_and_auditors_stay_out(
    meeting: Meeting, secretary: Actor, administrator: Actor, auditor: Actor, office: Unit
) -> None:
    unit = Holder.objects.of_unit(office)

    made = participants.invite(meeting=meeting, holders=[unit], actor=secretary, at=LATER)

    assert not {one.person for one in made} & {administrator.user, auditor.user}
