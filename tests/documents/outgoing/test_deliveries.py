"""What becomes of a delivery inside this system, and what its sender sees of it."""

import pytest
from django.test import Client
from django.urls import reverse

from documents.actions import deliveries, issuing, outgoing
from documents.actions.keyring import TestKeys
from documents.models import Delivery, Document
from eoffice.organization.actor import Actor
from storage.models import AttachmentRole
from tests.documents.outgoing.conftest import PASSPHRASE
from tests.factories import MORNING


@pytest.fixture
def delivery(signed: Document, clerk: Actor, stranger: Actor) -> Delivery:
    """An issued document on its way to the other agency."""
    Delivery.objects.filter(document=signed).update(agency=stranger.agency)
    issuing.issue_through(document=signed, actor=clerk, at=MORNING)
    return Delivery.objects.get()


def test_the_delivery_waits_in_the_intake_of_the_recipient(
    client: Client, delivery: Delivery, stranger: Actor
) -> None:
    client.force_login(stranger.user)

    page = client.get(reverse("documents:intake")).content.decode()

    assert reverse("documents:delivery-take-in", args=[delivery.uid]) in page


def test_the_sender_sees_the_receipt(
    client: Client, delivery: Delivery, stranger: Actor, drafter: Actor
) -> None:
    """Decree 30/2020/NĐ-CP, Article 21.2c."""
    deliveries.take_in(delivery=delivery, actor=stranger, at=MORNING)
    client.force_login(drafter.user)

    page = client.get(delivery.document.get_absolute_url())

    (shown,) = page.context["deliveries"]
    assert (shown["tone"], shown["at"]) == ("green", MORNING)


def test_the_sender_reads_why_a_document_was_given_back(
    client: Client, delivery: Delivery, stranger: Actor, drafter: Actor
) -> None:
    """Article 21.2b."""
    deliveries.refuse(delivery=delivery, reason="Sai nơi nhận.", actor=stranger, at=MORNING)
    client.force_login(drafter.user)

    page = client.get(delivery.document.get_absolute_url()).content.decode()

    assert "Sai nơi nhận." in page


def test_enclosures_go_along(
    document: Document,
    drafter: Actor,
    director: Actor,
    clerk: Actor,
    stranger: Actor,
    keys: TestKeys,
) -> None:
    del keys
    Delivery.objects.filter(document=document).update(agency=stranger.agency)
    outgoing.enclose(
        document=document, content=b"A list.", name="phu-luc.txt", actor=drafter, at=MORNING
    )
    outgoing.submit(document=document, actor=drafter, at=MORNING)
    outgoing.approve(document=document, actor=director, at=MORNING)
    issuing.sign(document=document, passphrase=PASSPHRASE, actor=director, at=MORNING)
    issuing.issue_through(document=document, actor=clerk, at=MORNING)

    arrival = deliveries.take_in(delivery=Delivery.objects.get(), actor=stranger, at=MORNING)

    copies = arrival.thing.attachments.filter(role=AttachmentRole.ENCLOSURE)
    assert [copy.file.latest.name for copy in copies] == ["phu-luc.txt"]
    assert copies.get().file.agency == stranger.agency
