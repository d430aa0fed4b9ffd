"""Lists look for what is asked in one way or another; people get the same whichever it is."""

import pytest
from django.http import QueryDict
from django.utils import timezone

from documents.models import Direction, Document, Urgency
from documents.pages import lists
from eoffice.access import seeing
from eoffice.access.granting import grant
from eoffice.access.models import Cause, Right
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder
from tests.documents.factories import instruct, register, submit
from tests.factories import MORNING

ASKED = [
    "tab=all&kind=CV",
    "tab=all&urgent=1",
    "tab=all&body=Bộ Tư pháp",
    "tab=all&year=2026",
    "tab=all&year=1999",
    "tab=all&year=2026&q=chỉnh",
    "tab=all&q=BTP",
    "tab=running",
    "tab=running&year=2026",
    "tab=done",
    "tab=todo",
]


@pytest.fixture
def letters(clerk: Actor, director: Actor, drafter: Actor) -> list[Document]:
    """Letters of several kinds; the drafter may list two of three."""
    instructed = submit(clerk, director)
    instruct(instructed, director, (drafter, AssignmentRole.LEAD))
    made = [
        register(clerk, subject="Chỉnh lý hồ sơ", body_name="Bộ Nội vụ"),
        register(clerk, subject="Việc chỉnh trang", urgency=Urgency.URGENT),
        register(clerk, subject="Thư không đề ngày", dated_on=None, kind_code="QĐ"),
        submit(clerk, director),
        instructed,
        register(clerk, subject="Thư cuối"),
    ]
    for document in made[::2] + made[1::4]:
        post = Holder.objects.of_post(drafter.post)
        grant(document.thing, [post], Right.READ, cause=Cause.INFORM, at=MORNING)
    return made


@pytest.mark.parametrize("asked", ASKED)
def test_who_sees_much_and_who_sees_little_read_the_same_list(
    asked: str, letters: list[Document], drafter: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_little = shown(asked, drafter)
    monkeypatch.setattr(seeing, "LITTLE", 1)
    of_much = shown(asked, drafter)

    assert of_much == of_little


def test_a_list_by_year_has_that_year_and_no_other(letters: list[Document], clerk: Actor) -> None:
    of_the_year, _total = shown("tab=all&year=2026", clerk)
    of_another, _none = shown("tab=all&year=1999", clerk)

    assert set(of_the_year) == {one.pk for one in letters if one.dated_on is not None}
    assert of_another == []


@pytest.mark.parametrize("little", [1, seeing.LITTLE])
def test_pages_follow_each_other_without_gap_or_repetition(
    little: int, letters: list[Document], drafter: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, _total = shown("tab=all&kind=CV", drafter)
    monkeypatch.setattr(seeing, "LITTLE", little)
    monkeypatch.setattr(lists, "PAGE", 2)

    read, query = [], "kind=CV&tab=all"
    while query:
        page = asked_of(query, drafter)
        read += [row.document.pk for row in page.rows]
        query = page.next_query

    assert len(whole) > 2
    assert read == whole


def test_a_letter_keeps_its_place_with_its_thing(clerk: Actor) -> None:
    document = register(clerk)
    document.refresh_from_db()

    assert document.sort_key == document.thing.sort_key
    assert document.sort_key % 1_000_000 == document.entry.number  # type: ignore[union-attr]  # registered


def shown(asked: str, actor: Actor) -> tuple[list[int], str]:
    page = asked_of(asked, actor)
    return [row.document.pk for row in page.rows], page.total


def asked_of(asked: str, actor: Actor) -> lists.Listing:
    query = QueryDict(asked)
    tab = query["tab"]
    return lists.listing(actor, Direction.INCOMING, query, tab=tab, at=timezone.now())
