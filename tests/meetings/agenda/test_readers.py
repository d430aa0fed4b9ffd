"""Who reads the papers of an item: recusal takes them away at once, and gives another packet."""

import pytest
from django.core.exceptions import PermissionDenied

from eoffice.organization.actor import Actor
from meetings.actions import agenda, packets
from meetings.models import AgendaItem, Meeting, Paper
from tests.meetings.factories import LATER, anew, work


@pytest.fixture
def recused(
    sent: Meeting, other_item: AgendaItem, secretary: Actor, head: Actor, drafter: Actor
) -> Meeting:
    """The meeting after the drafter was left out of the second item."""
    staying = sent.participants.standing().exclude(person=drafter.user)
    agenda.choose_readers(item=other_item, participants=staying, actor=secretary, at=LATER)
    work()
    return sent


def test_whoever_is_left_out_loses_the_paper_at_once(
    recused: Meeting, other_paper: Paper, drafter: Actor
) -> None:
    assert other_paper not in Paper.objects.visible_to(anew(drafter))


def test_whoever_is_left_out_keeps_the_others(
    recused: Meeting, paper: Paper, drafter: Actor
) -> None:
    assert paper in Paper.objects.visible_to(anew(drafter))


def test_whoever_is_left_out_gets_a_packet_of_their_own(
    recused: Meeting, head: Actor, drafter: Actor
) -> None:
    whole = packets.find(recused, packets.set_of(anew(head), recused))
    part = packets.find(recused, packets.set_of(anew(drafter), recused))

    assert whole is not None
    assert part is not None
    assert (whole.is_ready, whole.total) == (True, 5)
    assert (part.is_ready, part.total) == (True, 3)


def test_page_numbers_stay_the_same_for_those_who_read_less(
    recused: Meeting, item: AgendaItem, head: Actor, drafter: Actor, secretary: Actor
) -> None:
    staying = recused.participants.standing().filter(person=head.user)
    agenda.choose_readers(item=item, participants=staying, actor=secretary, at=LATER)
    others = recused.participants.standing()
    second = recused.items.last()
    assert second is not None
    agenda.choose_readers(item=second, participants=others, actor=secretary, at=LATER)

    lines = packets.set_of(anew(drafter), recused).manifest

    assert [(line["first"], line["count"]) for line in lines] == [(4, 2)]


def test_only_who_convenes_chooses(sent: Meeting, item: AgendaItem, head: Actor) -> None:
    with pytest.raises(PermissionDenied, match="secretary or the chair"):
        agenda.choose_readers(item=item, participants=[], actor=head, at=LATER)


def test_the_order_is_fixed_with_the_page_numbers(
    sent: Meeting, item: AgendaItem, secretary: Actor
) -> None:
    with pytest.raises(PermissionDenied, match="the order stays"):
        agenda.move_item(item=item, up=False, actor=secretary, at=LATER)


def test_before_the_sending_items_change_places(
    meeting: Meeting, item: AgendaItem, other_item: AgendaItem, secretary: Actor
) -> None:
    agenda.move_item(item=other_item, up=True, actor=secretary, at=LATER)

    assert list(meeting.items.standing()) == [other_item, item]


def test_an_item_with_papers_is_not_removed(
    paper: Paper, item: AgendaItem, secretary: Actor
) -> None:
    with pytest.raises(PermissionDenied, match="withdraw them first"):
        agenda.remove_item(item=item, actor=secretary, at=LATER)
