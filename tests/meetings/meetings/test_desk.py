"""What meetings put on the desk and into notices: answers, papers to read, the days that come."""

import re
from datetime import timedelta

from eoffice.desk import coming
from eoffice.desk.tally import Tally
from eoffice.organization.actor import Actor
from meetings import notices
from meetings.desk import meetings_between
from meetings.models import Meeting, Paper
from tests.meetings.factories import WEDNESDAY, anew


def test_the_desk_asks_for_an_answer_and_for_reading(sent: Meeting, head: Actor) -> None:
    keys = [heap.pile.key for heap in Tally(anew(head)).heaps]

    assert {"meeting-papers", "meeting-answers"} <= set(keys)


def test_the_desk_of_an_outsider_asks_for_nothing(sent: Meeting, outsider: Actor) -> None:
    assert Tally(anew(outsider)).total == 0


def test_a_notice_names_the_meeting_to_those_who_may_see_it(
    sent: Meeting, head: Actor, outsider: Actor
) -> None:
    assert notices.names_of(anew(head), [sent.thing]) == {sent.pk: sent.title}
    assert notices.names_of(anew(outsider), [sent.thing]) == {}


def test_the_pile_of_papers_says_how_much_there_is_to_read(
    sent: Meeting, paper: Paper, head: Actor
) -> None:
    heaps = {heap.pile.key: heap for heap in Tally(anew(head)).heaps}

    facts = heaps["meeting-papers"].lines[0].facts
    assert re.fullmatch(r"\d papers? · \d+ pages? · about \d+ minutes? to read", facts)


def test_the_day_of_the_meeting_shows_it_beside_the_piles(sent: Meeting, head: Actor) -> None:
    days = coming.days_for(anew(head), at=WEDNESDAY)

    assert sent.title in [line.title for line in days[0].lines]


def test_meetings_of_others_do_not_stand_on_the_desk_of_whoever_lists_them(
    sent: Meeting, clerk: Actor, head: Actor
) -> None:
    begin, end = WEDNESDAY - timedelta(hours=1), WEDNESDAY + timedelta(hours=1)

    assert meetings_between(anew(clerk), begin, end) == []
    assert [line.title for line in meetings_between(anew(head), begin, end)] == [sent.title]
