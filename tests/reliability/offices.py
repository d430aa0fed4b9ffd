"""An office with work waiting for its clerk: made in a process of its own, as everything here."""

from typing import TypedDict
from uuid import uuid4

from django.utils import timezone

from documents.actions import issuing, outgoing
from documents.actions.drafts import Recipient
from documents.actions.keyring import TestKeys
from documents.models import Delivery, Document, OutgoingDocument
from eoffice.access.granting import grant
from eoffice.access.models import Cause, Right
from eoffice.organization.actor import Actor
from eoffice.organization.models import Duty, Holder, Role
from eoffice.things.models import Thing
from storage.models import Attachment
from tests.documents.factories import draft_content
from tests.factories import FOUNDED, appoint, create_agency, create_person, create_unit

PASSPHRASE = "a passphrase of the director 7"


class Office(TypedDict):
    """Who signs in, and which signed documents wait for number and seal."""

    clerk: str
    second_clerk: str
    drafter: str
    drafts: list[str]


def lay_out(*, drafts: int) -> Office:
    """Make an office, and signed documents that wait to be issued."""
    agency = create_agency()
    unit, division = create_unit(agency), create_unit(agency, "Phòng Hành chính tư pháp", "HCTP")
    clerk, second = (
        appoint(create_person(name, username), unit, Duty.CLERK, "Văn thư")
        for name, username in (("Lê Thị Hoa", "hoa"), ("Mai Thị Lan", "lan"))
    )
    director = appoint(create_person("Trần Quang Minh", "minh"), unit, Duty.DIRECTOR, "Giám đốc")
    drafter = appoint(create_person("Bùi Thanh Hằng", "hang"), division)
    keys = TestKeys(at=FOUNDED)
    keys.give_person(director.user, PASSPHRASE, organization=agency.name, until_year=2099)
    keys.give_agency(agency, until_year=2099)
    signed = [_sign_one(drafter, director)] if drafts else []
    signed += [_one_more_like(signed[0]) for _number in range(drafts - 1)]
    return Office(
        clerk=clerk.user.username,
        second_clerk=second.user.username,
        drafter=drafter.user.username,
        drafts=[str(document.thing.uid) for document in signed],
    )


def _sign_one(drafter: Actor, director: Actor) -> Document:
    at = timezone.now()
    content = draft_content(director, recipients=[Recipient("Ủy ban nhân dân tỉnh Sông Lam")])
    document = outgoing.draft(content=content, actor=drafter, at=at)
    outgoing.submit(document=document, actor=drafter, at=at)
    outgoing.approve(document=document, actor=director, at=at)
    issuing.sign(document=document, passphrase=PASSPHRASE, actor=director, at=at)
    return document


def _one_more_like(document: Document) -> Document:
    """Copy a signed document with the bytes that were signed: making them takes long."""
    old = document.thing
    thing = Thing.objects.create(
        uid=uuid4(),
        kind=old.kind,
        agency=old.agency,
        sort_key=old.sort_key,
        created_at=old.created_at,
    )
    copy = Document.objects.get(pk=document.pk)
    copy.pk, copy.thing, copy._state.adding = thing.pk, thing, True
    copy.save(force_insert=True)
    made = OutgoingDocument.objects.get(pk=document.pk)
    made.pk, made.document, made._state.adding = copy.pk, copy, True
    made.save(force_insert=True)
    for attachment in Attachment.objects.filter(thing=old):
        Attachment.objects.create(thing=thing, file=attachment.file, role=attachment.role)
    Delivery.objects.create(document=copy, ordinal=0, name="Ủy ban nhân dân tỉnh Sông Lam")
    registry = Holder.objects.of_role(thing.agency, Role.REGISTRY)
    grant(thing, [registry], Right.READ, cause=Cause.ISSUES, at=old.created_at)
    return copy
