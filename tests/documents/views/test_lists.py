"""The list of letters: tabs by what people ask, filters in the address, pages by key."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from documents.pages import lists
from eoffice.assignments.actions.giving import Deadline
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.actor import Actor
from eoffice.organization.models import TermRule
from tests.documents.answers import text_of
from tests.documents.factories import instruct, receive, register, submit
from tests.factories import MORNING

LIST = reverse("documents:incoming-list")
LEAD = AssignmentRole.LEAD


@pytest.fixture
def at_desk(client: Client, clerk: Actor) -> Client:
    client.force_login(clerk.user)
    return client


def test_each_tab_answers_its_question(
    client: Client, clerk: Actor, director: Actor, head: Actor
) -> None:
    now = timezone.now()
    late = submit(clerk, director, subject="Việc đã muộn")
    three_days = Deadline(TermRule.WORKING_DAYS, amount=3)
    instruct(late, director, (head, LEAD), deadline=three_days)
    soon = submit(clerk, director, subject="Việc sắp đến hạn", at=now)
    due = Deadline(TermRule.DAY, day=timezone.localdate() + timedelta(days=1))
    instruct(soon, director, (head, LEAD), at=now, deadline=due)
    client.force_login(director.user)

    shown = {tab: text_of(client.get(LIST, {"tab": tab})) for tab in lists.INCOMING_TABS}

    assert "Việc đã muộn" in shown["late"]
    assert "Việc đã muộn" not in shown["soon"]
    assert "Việc sắp đến hạn" in shown["soon"]
    assert "Việc sắp đến hạn" not in shown["late"]
    assert "Việc đã muộn" in shown["running"]
    assert "Việc đã muộn" not in shown["done"]


def test_a_filter_stands_in_the_address_and_is_pressed_away(at_desk: Client, clerk: Actor) -> None:
    register(clerk, "Văn bản khẩn", urgency=1)
    register(clerk, "Văn bản thường")

    page = text_of(at_desk.get(LIST, {"tab": "all", "urgent": "1", "kind": "CV"}))

    assert "Văn bản khẩn" in page
    assert "Văn bản thường" not in page
    assert 'href="?kind=CV&amp;tab=all"' in page


def test_words_narrow_the_list(at_desk: Client, clerk: Actor) -> None:
    register(clerk, "Rà soát sổ hộ tịch")
    register(clerk, "Chỉ tiêu kế hoạch")

    page = text_of(at_desk.get(LIST, {"tab": "all", "q": "hộ tịch"}))

    assert "Rà soát sổ hộ tịch" in page
    assert "Chỉ tiêu kế hoạch" not in page


def test_the_next_page_goes_on_where_the_first_one_ended(
    at_desk: Client, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "PAGE", 2)
    subjects = [f"Văn bản thứ {word}" for word in ("nhất", "hai", "ba")]
    for subject in subjects:
        register(clerk, subject)

    first = at_desk.get(LIST, {"tab": "all"})
    second = at_desk.get(f"{LIST}?{first.context['listing'].next_query}")

    assert [str(row.document) for row in first.context["listing"].rows] == subjects[:0:-1]
    assert [str(row.document) for row in second.context["listing"].rows] == subjects[:1]
    assert "3" in first.context["listing"].total


@pytest.mark.parametrize("after", ["x", "1-", "-", "9" * 40 + "-1", "1-2-3"])
def test_a_made_up_key_shows_the_first_page(at_desk: Client, clerk: Actor, after: str) -> None:
    register(clerk, "Văn bản")

    assert at_desk.get(LIST, {"tab": "all", "after": after}).status_code == 200


@pytest.mark.parametrize("tab", lists.INCOMING_TABS)
def test_ten_letters_take_as_many_queries_as_one(
    client: Client, clerk: Actor, director: Actor, head: Actor, tab: str
) -> None:
    client.force_login(director.user)
    deadline = Deadline(TermRule.WORKING_DAYS, amount=3)

    def add() -> None:
        instruct(submit(clerk, director), director, (head, LEAD), deadline=deadline)
        submit(clerk, director)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST, {"tab": tab}).status_code == 200
        return len(queries)

    add()
    count()
    few = count()
    for _n in range(5):
        add()

    assert count() == few


def test_nobody_is_shown_what_is_not_theirs(
    client: Client, clerk: Actor, director: Actor, outsider: Actor
) -> None:
    submit(clerk, director, subject="Văn bản kín đáo", at=MORNING)
    receive(clerk)
    client.force_login(outsider.user)

    page = text_of(client.get(LIST, {"tab": "all"}))

    assert "Văn bản kín đáo" not in page
    assert "Chưa có văn bản đến nào ở đây" in page


def test_the_clerk_finds_the_way_to_the_intake_and_others_do_not(
    client: Client, clerk: Actor, drafter: Actor
) -> None:
    client.force_login(clerk.user)
    assert reverse("documents:intake") in text_of(client.get(LIST))

    client.force_login(drafter.user)
    assert reverse("documents:intake") not in text_of(client.get(LIST))
