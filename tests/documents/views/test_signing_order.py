"""In the signature book what is urgent comes first, then what is due soon, then the rest."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.actions import outgoing
from documents.actions.drafts import Recipient
from documents.models import Document, Urgency
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.actor import Actor
from tests.documents.answers import text_of
from tests.documents.factories import draft_content, instruct, submit

BOOK = reverse("documents:signature-book")


def draft(
    drafter: Actor, director: Actor, subject: str, answers: Document | None = None, **values: object
) -> Document:
    at = timezone.now()
    to = [Recipient("Ủy ban nhân dân tỉnh Sông Lam")]
    content = draft_content(director, recipients=to, subject=subject, **values)
    document = outgoing.draft(content=content, actor=drafter, at=at, answers=answers)
    outgoing.submit(document=document, actor=drafter, at=at)
    return document


@pytest.fixture
def letter(clerk: Actor, director: Actor, drafter: Actor) -> Callable[[date], Document]:
    """A letter that asks for an answer by a day, and that the drafter was given to answer."""

    def make(answer_by: date) -> Document:
        document = submit(clerk, director, at=timezone.now(), answer_by=answer_by)
        instruct(document, director, (drafter, AssignmentRole.LEAD), at=timezone.now())
        document.refresh_from_db()
        return document

    return make


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def test_what_answers_a_letter_that_is_due_soon_comes_before_the_rest(
    client: Client,
    drafter: Actor,
    director: Actor,
    letter: Callable[[date], Document],
    today: date,
) -> None:
    draft(drafter, director, "Thường")
    far = letter(today + timedelta(days=60))
    draft(drafter, director, "Còn lâu", far)
    near = letter(today + timedelta(days=1))
    draft(drafter, director, "Sắp đến hạn trả lời", near)
    draft(drafter, director, "Khẩn", urgency=Urgency.URGENT)
    client.force_login(director.user)

    page = client.get(BOOK)

    shown = [
        (str(label), [str(line.document) for line in lines])
        for label, _tone, lines in page.context["groups"]
    ]
    assert shown == [
        ("Khẩn", ["Khẩn"]),
        ("Sắp đến hạn", ["Sắp đến hạn trả lời"]),
        ("Thường", ["Thường", "Còn lâu"]),
    ]
    assert f"hạn {today + timedelta(days=1):%d/%m}" in text_of(page)


def test_the_next_one_is_the_next_in_the_list(
    client: Client,
    drafter: Actor,
    director: Actor,
    letter: Callable[[date], Document],
    today: date,
) -> None:
    plain = draft(drafter, director, "Thường")
    near = letter(today + timedelta(days=1))
    soon = draft(drafter, director, "Sắp đến hạn trả lời", near)
    client.force_login(director.user)

    page = client.get(BOOK)

    assert page.context["document"] == soon
    assert page.context["next_url"] == f"?open={plain.thing.uid}"
