"""Sending: pages are numbered once, everybody who is invited gets what is theirs."""

import pytest
from django.core.exceptions import PermissionDenied

from eoffice.access.models import Right
from eoffice.access.seeing import has_right
from eoffice.notifications.models import Notice
from eoffice.organization.actor import Actor
from meetings.actions import papers, sending
from meetings.models import AgendaItem, Meeting, Packet, Paper
from tests.meetings.factories import LATER, add_paper, anew, invite, send


def test_pages_are_numbered_through(sent: Meeting, paper: Paper, other_paper: Paper) -> None:
    paper.refresh_from_db()
    other_paper.refresh_from_db()

    assert paper.slot.numbers.labels() == ["1", "2", "3"]
    assert other_paper.slot.numbers.labels() == ["4", "5"]


def test_whoever_is_invited_reads_the_papers(sent: Meeting, paper: Paper, head: Actor) -> None:
    assert has_right(anew(head), paper.thing, Right.READ)


def test_before_the_sending_nobody_else_sees_anything(
    meeting: Meeting, paper: Paper, secretary: Actor, head: Actor
) -> None:
    invite(meeting, secretary, head)

    assert not Meeting.objects.visible_to(anew(head)).exists()
    assert not Paper.objects.visible_to(anew(head)).exists()


def test_the_chair_sees_it_before_the_sending(
    meeting: Meeting, paper: Paper, director: Actor
) -> None:
    assert list(Paper.objects.visible_to(anew(director))) == [paper]


def test_an_outsider_sees_nothing(sent: Meeting, outsider: Actor) -> None:
    assert not Meeting.objects.visible_to(anew(outsider)).exists()
    assert not Paper.objects.visible_to(anew(outsider)).exists()


def test_a_late_paper_stands_behind_its_item_and_renumbers_nothing(
    sent: Meeting, item: AgendaItem, paper: Paper, other_paper: Paper, secretary: Actor
) -> None:
    late = add_paper(item, secretary, "Một", "Hai", title="Phụ lục")

    send(sent, secretary)

    late.refresh_from_db()
    other_paper.refresh_from_db()
    assert late.slot.numbers.labels() == ["3a.1", "3a.2"]
    assert other_paper.slot.numbers.labels() == ["4", "5"]


def test_two_late_papers_never_share_letters(
    sent: Meeting, item: AgendaItem, secretary: Actor
) -> None:
    first = add_paper(item, secretary, "Một", title="Phụ lục một")
    send(sent, secretary)
    second = add_paper(item, secretary, "Một", title="Phụ lục hai")

    send(sent, secretary)

    first.refresh_from_db()
    second.refresh_from_db()
    assert [str(first.slot.numbers), str(second.slot.numbers)] == ["3a", "3b"]


def test_numbers_of_a_withdrawn_late_paper_are_not_given_again(
    sent: Meeting, item: AgendaItem, secretary: Actor
) -> None:
    gone = add_paper(item, secretary, "Một", title="Phụ lục một")
    send(sent, secretary)
    papers.withdraw(paper=gone, actor=secretary, at=LATER)
    later = add_paper(item, secretary, "Một", title="Phụ lục hai")

    send(sent, secretary)

    later.refresh_from_db()
    assert str(later.slot.numbers) == "3b"


def test_participants_do_not_see_a_paper_that_was_added_but_not_sent(
    sent: Meeting, item: AgendaItem, secretary: Actor, head: Actor
) -> None:
    late = add_paper(item, secretary, "Một")

    assert late not in Paper.objects.visible_to(anew(head))


def test_each_participant_is_told(sent: Meeting, head: Actor, drafter: Actor) -> None:
    told = Notice.objects.filter(kind="meetings.invited").values_list("person", flat=True)

    assert set(told) == {head.user.pk, drafter.user.pk}


def test_all_who_read_the_same_share_one_packet(sent: Meeting) -> None:
    assert Packet.objects.filter(meeting=sent).count() == 1


def test_a_participant_cannot_send(sent: Meeting, head: Actor) -> None:
    with pytest.raises(PermissionDenied, match="secretary or the chair"):
        sending.send(meeting=sent, actor=head, at=LATER)


def test_nothing_is_sent_twice(sent: Meeting, secretary: Actor) -> None:
    with pytest.raises(PermissionDenied, match="no new paper"):
        sending.send(meeting=sent, actor=secretary, at=LATER)


def test_a_meeting_without_participants_is_not_sent(
    meeting: Meeting, paper: Paper, secretary: Actor
) -> None:
    with pytest.raises(PermissionDenied, match="invite people first"):
        sending.send(meeting=meeting, actor=secretary, at=LATER)


def test_a_meeting_without_an_agenda_is_not_sent(
    meeting: Meeting, secretary: Actor, head: Actor
) -> None:
    invite(meeting, secretary, head)

    with pytest.raises(PermissionDenied, match="agenda is empty"):
        sending.send(meeting=meeting, actor=secretary, at=LATER)


def test_sending_waits_until_pages_can_be_counted(
    meeting: Meeting, item: AgendaItem, secretary: Actor, head: Actor
) -> None:
    add_paper(item, secretary, "Một", is_read=False)
    invite(meeting, secretary, head)

    with pytest.raises(PermissionDenied, match="still being read"):
        sending.send(meeting=meeting, actor=secretary, at=LATER)
