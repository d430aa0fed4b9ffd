"""What waits on the desks of an office: for whom it really waits, and counts that add up."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from documents.models import Urgency
from documents.pages import lists
from eoffice.assignments.actions import doing, giving
from eoffice.assignments.actions.giving import Deadline, Line
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.desk import waiting
from eoffice.desk.tally import Tally
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder, TermRule
from tests.documents.factories import instruct, receive, register, submit
from tests.factories import MORNING


def counts(actor: Actor) -> dict[str, int]:
    return {pile.key: count for pile, count in Tally(actor).counts}


@pytest.fixture
def work(clerk: Actor, director: Actor, head: Actor) -> Assignment:
    """A letter that the head of the division was given to lead."""
    (line,) = instruct(submit(clerk, director), director, (head, AssignmentRole.LEAD))
    return line


def split(work: Assignment, head: Actor, *people: tuple[Actor, AssignmentRole]) -> list[Assignment]:
    lines = [Line(Holder.objects.get(pk=person.post_holder), role) for person, role in people]
    given = giving.split(
        assignment=work, text="Tham mưu giúp.", lines=lines, actor=head, at=MORNING
    )
    return list(given.assignments.order_by("ordinal"))


def test_work_that_nobody_else_has_waits_for_its_head(work: Assignment, head: Actor) -> None:
    assert counts(head) == {"lead": 1}


def test_work_that_was_split_waits_on_who_leads_the_part(
    work: Assignment, head: Actor, drafter: Actor
) -> None:
    split(work, head, (drafter, AssignmentRole.LEAD))

    assert counts(head) == {}
    assert counts(drafter) == {"lead": 1}


def test_the_list_of_letters_to_deal_with_says_the_same_as_the_desk(
    work: Assignment, head: Actor, drafter: Actor
) -> None:
    before = lists.waiting_counts(head, MORNING)["todo"]

    split(work, head, (drafter, AssignmentRole.LEAD))

    assert before == 1
    assert lists.waiting_counts(head, MORNING)["todo"] == 0
    assert lists.waiting_counts(drafter, MORNING)["todo"] == 1


def test_work_that_was_split_is_shown_to_its_head_as_owed(
    work: Assignment, head: Actor, drafter: Actor
) -> None:
    split(work, head, (drafter, AssignmentRole.LEAD))

    owed = waiting.owed_to(head)

    assert owed.count == 1
    assert drafter.user.full_name in owed.lines[0].facts


def test_work_comes_back_to_its_head_when_the_part_is_done(
    work: Assignment, head: Actor, drafter: Actor
) -> None:
    (part,) = split(work, head, (drafter, AssignmentRole.LEAD))

    doing.complete(assignment=part, words="Đã xong.", actor=drafter, at=MORNING)

    assert counts(head) == {"lead": 1}
    assert waiting.owed_to(head).count == 0


def test_who_only_asked_for_help_still_leads(work: Assignment, head: Actor, drafter: Actor) -> None:
    split(work, head, (drafter, AssignmentRole.SUPPORT))

    assert counts(head) == {"lead": 1}
    assert counts(drafter) == {"support": 1}


def test_the_piles_of_the_registry_come_first_on_a_clerks_desk(
    clerk: Actor, director: Actor
) -> None:
    instruct(submit(clerk, director), director, (clerk, AssignmentRole.LEAD))
    register(clerk)
    receive(clerk)

    assert list(counts(clerk)) == ["intake", "submit", "lead"]


def test_the_greeting_the_piles_and_the_words_of_the_frame_add_up(
    client: Client, clerk: Actor, director: Actor
) -> None:
    instruct(submit(clerk, director), director, (clerk, AssignmentRole.INFORM))
    register(clerk)
    client.force_login(clerk.user)

    page = client.get("/").content.decode()

    shown = [int(count) for count in re.findall(r'class="pile__count">(\d+)<', page)]
    words = [int(count) for count in re.findall(r"words__count.*</span>(\d+)</span>", page)]
    assert shown == [1, 1]
    assert words == [2, 2]
    assert "hôm nay có 2 việc" in page


def test_work_that_ends_today_or_is_about_an_urgent_letter_is_urgent(
    clerk: Actor, director: Actor, drafter: Actor
) -> None:
    now = timezone.now()
    calm, late, pressing = (submit(clerk, director, urgency=u) for u in (0, 0, Urgency.URGENT))
    ends = Deadline(TermRule.WORKING_DAYS, amount=1)
    lead = (drafter, AssignmentRole.LEAD)
    instruct(calm, director, lead, at=now, deadline=Deadline(TermRule.WORKING_DAYS, amount=30))
    instruct(late, director, lead, at=now - timedelta(days=60), deadline=ends)
    instruct(pressing, director, lead, at=now)

    (heap,) = Tally(drafter).heaps

    assert (heap.count, heap.urgent) == (3, 2)


def test_a_pile_shows_what_is_due_first_and_what_waits_longest(
    clerk: Actor, director: Actor, drafter: Actor
) -> None:
    now = timezone.now()
    lead = (drafter, AssignmentRole.LEAD)
    for subject, days in (("Lâu nhất", 30), ("Giữa chừng", 20), ("Gấp nhất", 3)):
        deadline = Deadline(TermRule.WORKING_DAYS, amount=days)
        instruct(
            submit(clerk, director, subject=subject), director, lead, at=now, deadline=deadline
        )

    (heap,) = Tally(drafter).heaps

    assert [(line.mark, line.title) for line in heap.lines] == [
        ("Gấp nhất", "Gấp nhất"),
        ("Lâu nhất", "Lâu nhất"),
    ]


def test_a_letter_on_the_desk_says_how_long_there_is(clerk: Actor, director: Actor) -> None:
    submit(clerk, director, answer_by=timezone.localdate() + timedelta(days=40))

    (heap,) = Tally(director).heaps

    assert re.fullmatch(r"còn \d+ ngày làm việc", str(heap.lines[0].badge))
