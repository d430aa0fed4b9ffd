"""A letter that carries signatures leads to their verdict; one without does not."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.actions import incoming
from documents.models import Document
from eoffice.organization.actor import Actor
from tests.documents.answers import text_of
from tests.documents.outgoing.conftest import (
    approved,
    authority,
    content,
    document,
    keys,
    signed,
    submitted,
)
from tests.documents.views.letters import letter_pdf

__all__ = ["approved", "authority", "content", "document", "keys", "signed", "submitted"]


def page_of(client: Client, letter: Document) -> str:
    return text_of(client.get(letter.get_absolute_url()))


def test_a_signed_letter_leads_to_its_signatures(
    client: Client, clerk: Actor, signed: Document
) -> None:
    assert signed.outgoing.signed is not None
    scan = signed.outgoing.signed.content()
    letter = incoming.receive(content=scan, name="van-ban.pdf", actor=clerk, at=timezone.now())
    client.force_login(clerk.user)

    assert reverse("documents:signatures", args=[letter.thing.uid]) in page_of(client, letter)


def test_a_letter_without_signatures_promises_none(client: Client, clerk: Actor) -> None:
    letter = incoming.receive(
        content=letter_pdf(), name="van-ban.pdf", actor=clerk, at=timezone.now()
    )
    client.force_login(clerk.user)

    assert reverse("documents:signatures", args=[letter.thing.uid]) not in page_of(client, letter)
