"""Signing, numbering, sealing and issuing: several transactions that go on where they stopped.

Signatures take long, on a token or a remote service seconds: never inside a transaction. No file
ever exists with a number and no seal (walls, 4).
"""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from documents import events
from documents.actions import forming, keyring, rights
from documents.lifecycles import OUTGOING, OutgoingState
from documents.models import (
    Delivery,
    DeliveryStep,
    Document,
    Register,
    Relation,
    RelationKind,
    Stage,
)
from documents.models.registers import sort_key_of
from documents.policies import outgoing as policy
from documents.signing.certifying import certify
from documents.signing.preparing import grew_from
from documents.signing.sealing import IssueValues, number_and_seal
from eoffice.access.granting import grant, project
from eoffice.access.models import Cause, Right
from eoffice.assignments.actions import doing
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.journal.recording import record
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder
from storage import actions as storage
from storage.models import AttachmentRole, FileVersion


class Step(Protocol):
    """One of the steps by which a signed document is issued."""

    def __call__(self, *, document: Document, actor: Actor, at: datetime) -> None: ...


def sign(*, document: Document, passphrase: str, actor: Actor, at: datetime) -> None:
    """Sign the approved bytes with the person's own key (Article 13).

    Raises a KeyNotUsableError (wrong passphrase, expired …) with nothing changed.
    """
    policy.can_sign(actor, document).enforce()
    prepared = document.outgoing.prepared
    if prepared is None:
        raise ValidationError(_("There is nothing approved to sign."))
    key = keyring.key_of_person(actor.user, passphrase, at=at)
    content = certify(
        prepared.content(),
        key,
        roots=keyring.trusted_roots(),
        at=at,
        stamp=forming.stamp_of_signer(document, at=at),
    )
    with transaction.atomic():
        document.lock()
        document.outgoing.refresh_from_db()
        policy.can_sign(actor, document).enforce()
        outgoing = document.outgoing
        if outgoing.prepared_id != prepared.pk or not _is_approved(content, document):
            raise ValidationError(_("What was approved has changed; it must be approved again."))
        version = _keep(document, content, AttachmentRole.SIGNED, actor=actor, at=at)
        document.state = OUTGOING.after(document.state, "sign")
        document.save(update_fields=["state"])
        outgoing.signed, outgoing.signed_by, outgoing.signed_at = version, actor.user, at
        outgoing.save(update_fields=["signed", "signed_by", "signed_at"])
        rights.open_to_issuers(document, at=at)
        record(
            events.OUTGOING_SIGNED,
            actor=actor,
            thing=document.thing,
            at=at,
            digest=version.digest,
        )


def issue_through(*, document: Document, actor: Actor, at: datetime) -> None:
    """Number, seal and issue, going on where an earlier try stopped; the number stays the same.

    Of two clerks who press at once each goes on with what the other has done already.
    """
    policy.can_issue(actor, document).enforce()
    if document.state == OutgoingState.SIGNED:
        _unless_done(number, {OutgoingState.NUMBERED, OutgoingState.ISSUED}, document, actor, at)
    if document.outgoing.issued_id is None:
        _unless_done(seal, {OutgoingState.ISSUED}, document, actor, at)
    _unless_done(issue, {OutgoingState.ISSUED}, document, actor, at)


@transaction.atomic
def number(*, document: Document, actor: Actor, at: datetime) -> None:
    """Give a signed document its number and date (Article 15). The seal follows outside."""
    document.lock()
    policy.can_number(actor, document).enforce()
    thing = document.thing
    book = Register.objects.open_outgoing(thing.agency, document.kind_code, at)
    entry = book.take_entry(thing=thing, at=at)
    document.entry, document.code_number, document.dated_on = entry, entry.shown, entry.day
    document.state = OUTGOING.after(document.state, "number")
    document.save(update_fields=["entry", "code_number", "dated_on", "state"])
    document.place(sort_key_of(entry.day, entry.number))
    project(thing, at=at)
    record(
        events.OUTGOING_NUMBERED,
        actor=actor,
        thing=thing,
        at=at,
        entry=entry.uid,
        number=entry.number,
    )


def seal(*, document: Document, actor: Actor, at: datetime) -> None:
    """Write number and date into the signed bytes and seal them with the agency's key."""
    policy.can_issue(actor, document).enforce()
    outgoing, entry = document.outgoing, document.entry
    if outgoing.signed is None or entry is None:
        raise ValidationError(_("Only a signed document with a number can be sealed."))
    content = number_and_seal(
        outgoing.signed.content(),
        keyring.key_of_agency(document.thing.agency, at=at),
        IssueValues(number=entry.shown, day=entry.day),
        typefaces=forming.typefaces(),
        roots=keyring.trusted_roots(),
        at=at,
        stamp=forming.stamp_of_agency(document, at=at),
    )
    with transaction.atomic():
        document.lock()
        outgoing.refresh_from_db()
        if outgoing.issued_id is not None:
            return
        if document.entry_id != entry.pk or not _is_approved(content, document):
            raise ValidationError(_("The document has changed meanwhile; nothing was sealed."))
        version = _keep(document, content, AttachmentRole.ISSUED, actor=actor, at=at)
        outgoing.issued = version
        outgoing.save(update_fields=["issued"])
        record(
            events.OUTGOING_SEALED,
            actor=actor,
            thing=document.thing,
            at=at,
            digest=version.digest,
        )


@transaction.atomic
def issue(*, document: Document, actor: Actor, at: datetime) -> None:
    """Issue a sealed document and send it on its ways (Article 18)."""
    document.lock()
    outgoing = document.outgoing
    outgoing.refresh_from_db()
    policy.can_issue(actor, document).enforce()
    if outgoing.issued_id is None:
        raise ValidationError(_("Only a sealed document can be issued."))
    document.state = OUTGOING.after(document.state, "issue")
    document.save(update_fields=["state"])
    outgoing.issued_at = at
    outgoing.save(update_fields=["issued_at"])
    rights.open_to_domain(document, at=at)
    for delivery in document.deliveries.select_related("holder", "agency"):
        _send(delivery, actor=actor, at=at)
    record(events.OUTGOING_ISSUED, actor=actor, thing=document.thing, at=at)
    _complete_what_it_answers(document, actor=actor, at=at)


@transaction.atomic
def void(*, document: Document, reason: str, actor: Actor, at: datetime) -> None:
    """Make a number void before the document is sealed; the document is signed as before."""
    document.lock()
    document.outgoing.refresh_from_db()
    policy.can_void(actor, document).enforce()
    if not reason.strip():
        raise ValidationError(_("Say the reason."))
    entry, document.entry = document.entry, None
    document.code_number, document.dated_on = "", None
    document.state = OUTGOING.after(document.state, "void")
    document.save(update_fields=["entry", "code_number", "dated_on", "state"])
    if entry is not None:
        entry.make_void(reason.strip())
    record(
        events.OUTGOING_VOIDED,
        actor=actor,
        thing=document.thing,
        at=at,
        words=reason,
        entry=entry.uid if entry else None,
    )


def _unless_done(
    step: Step, done: Collection[str], document: Document, actor: Actor, at: datetime
) -> None:
    """Take a step, or see that somebody else has taken it meanwhile."""
    try:
        step(document=document, actor=actor, at=at)
    except PermissionDenied:
        document.refresh_from_db()
        if document.state not in done:
            raise


def _is_approved(content: bytes, document: Document) -> bool:
    outgoing = document.outgoing
    return grew_from(content, approved=outgoing.approved_digest, length=outgoing.approved_length)


def _keep(
    document: Document, content: bytes, role: AttachmentRole, *, actor: Actor, at: datetime
) -> FileVersion:
    version = storage.keep(
        content,
        name=forming.file_name(document),
        agency=document.thing.agency,
        actor=actor,
        at=at,
        is_made_here=True,
    )
    storage.attach(version, thing=document.thing, role=role)
    return version


def _send(delivery: Delivery, *, actor: Actor, at: datetime) -> None:
    delivery.stage = Stage.SENT
    delivery.save(update_fields=["stage"])
    DeliveryStep.objects.create(
        delivery=delivery, stage=Stage.SENT, reached_at=at, reached_by=actor.user
    )
    if delivery.holder is not None:
        thing = delivery.document.thing
        grant(thing, [delivery.holder], Right.READ, cause=Cause.DELIVERED, at=at)


def _complete_what_it_answers(document: Document, *, actor: Actor, at: datetime) -> None:
    """Settle the line that the drafter had on the letter which this document answers."""
    answered = Relation.objects.filter(later=document, kind=RelationKind.REPLIES_TO)
    drafter, unit = document.outgoing.drafter, document.outgoing.unit
    holders = [Holder.objects.of_post(drafter).pk, Holder.objects.of_intake(unit).pk]
    for thing in answered.values_list("earlier__thing", flat=True):
        lines = Assignment.objects.open().to_holders(holders).of_roles(AssignmentRole.LEAD)
        line = lines.filter(instruction__thing=thing).order_by("-pk").first()
        if line is not None:
            doing.complete_by_result(assignment=line, actor=actor, at=at)
