"""What the clerk of a recipient does with a delivery: takes it in, or refuses it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from documents import events
from documents.actions import incoming
from documents.models import Delivery, DeliveryStep, Document, Source, Stage
from documents.policies import outgoing as policy
from eoffice.journal.recording import record
from eoffice.lib.text import normalise_line
from eoffice.organization.actor import Actor
from storage import actions as storage
from storage.models import AttachmentRole


@transaction.atomic
def take_in(*, delivery: Delivery, actor: Actor, at: datetime) -> Document:
    """Take a delivery in: the recipient gets a copy of its own, and the sender the receipt.

    Decree 30/2020/NĐ-CP, Article 21.2c: the sender is told of the receipt on the same day.
    """
    delivery.lock()
    policy.can_take_in(actor, delivery).enforce()
    issued = delivery.document.outgoing.issued
    if issued is None:
        raise ValidationError(_("The document is not issued."))
    version = storage.copy_to(issued, agency=actor.agency, actor=actor, at=at)
    arrival = incoming.take_in(version=version, actor=actor, at=at, source=Source.OFFICE)
    _copy_enclosures(delivery.document, arrival, actor=actor, at=at)
    delivery.arrival = arrival
    delivery.stage = Stage.RECEIVED
    delivery.save(update_fields=["arrival", "stage"])
    _step(delivery, actor=actor, at=at)
    record(
        events.DELIVERY_RECEIVED,
        actor=actor,
        thing=delivery.document.thing,
        at=at,
        delivery=delivery.uid,
    )
    return arrival


@transaction.atomic
def refuse(*, delivery: Delivery, reason: str, actor: Actor, at: datetime) -> None:
    """Give a delivery back to the sender, with the reason (Article 21.2b)."""
    delivery.lock()
    policy.can_take_in(actor, delivery).enforce()
    words = normalise_line(reason)
    if not words:
        raise ValidationError(_("Say the reason."))
    delivery.stage = Stage.REFUSED
    delivery.save(update_fields=["stage"])
    _step(delivery, actor=actor, at=at, words=words)
    record(
        events.DELIVERY_REFUSED,
        actor=actor,
        thing=delivery.document.thing,
        at=at,
        words=words,
        delivery=delivery.uid,
    )


def _copy_enclosures(sent: Document, arrival: Document, *, actor: Actor, at: datetime) -> None:
    role = AttachmentRole.ENCLOSURE
    for enclosure in sent.thing.attachments.filter(role=role).select_related("file"):
        copy = storage.copy_to(enclosure.file.latest, agency=actor.agency, actor=actor, at=at)
        storage.attach(copy, thing=arrival.thing, role=role)


def _step(delivery: Delivery, *, actor: Actor, at: datetime, words: str = "") -> None:
    DeliveryStep.objects.create(
        delivery=delivery,
        stage=delivery.stage,
        reached_at=at,
        reached_by=actor.user,
        words=words[:500],
    )
