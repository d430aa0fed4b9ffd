"""A letter that came twice: what is the same in both, and what is not."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.actions import incoming
from documents.models import Document
from documents.pages.same import Same
from eoffice.organization.actor import Actor
from tests.documents.views.letters import bring, letter_pdf


@pytest.fixture
def scan() -> bytes:
    return letter_pdf()


@pytest.fixture
def registered(clerk: Actor, scan: bytes) -> Document:
    at = timezone.now()
    letter = bring(clerk, scan, at=at)
    proposal = letter.incoming.proposal
    entered = incoming.facts_of({name: one["value"] for name, one in proposal.items()})
    incoming.register(document=letter, facts=entered, actor=clerk, at=at)
    return letter


def warning_over(client: Client, letter: Document) -> Same:
    answer = client.get(reverse("documents:incoming-register", args=[letter.thing.uid]))
    [same] = answer.context["same"]
    assert isinstance(same, Same)
    return same


@pytest.mark.usefixtures("registered")
def test_the_same_file_is_called_so(client: Client, clerk: Actor, scan: bytes) -> None:
    again = bring(clerk, scan, at=timezone.now())
    client.force_login(clerk.user)

    same = warning_over(client, again)

    assert same.words.startswith("Cùng một tệp. Vào sổ ngày")
    assert same.difference == "Chữ trong hai bản giống hệt nhau."


@pytest.mark.usefixtures("registered")
def test_both_letters_stand_side_by_side_with_what_differs(client: Client, clerk: Actor) -> None:
    again = bring(clerk, letter_pdf(mark="BẢN THAY THẾ"), at=timezone.now())
    client.force_login(clerk.user)

    same = warning_over(client, again)

    assert same.words.startswith("Cùng số, ký hiệu và cơ quan ban hành.")
    assert "BẢN THAY THẾ" in {change.after for change in same.changes}
    assert [bool(own and other) for own, other in same.pages] == [True]
