"""What people do to an outgoing document until it is approved, in the order in which they do it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from documents import events
from documents.actions import forming, rights, secrets
from documents.actions.drafts import Draft
from documents.kinds import kind_of
from documents.lifecycles import OUTGOING, OutgoingState
from documents.models import (
    Delivery,
    Direction,
    Document,
    OutgoingDocument,
    Relation,
    RelationKind,
)
from documents.models.registers import sort_key_of
from documents.policies import incoming as incoming_policy
from documents.policies import outgoing as policy
from eoffice.access.models import Cause
from eoffice.journal.recording import record
from eoffice.lib.clock import office_day
from eoffice.lib.text import normalise, normalise_line
from eoffice.organization.actor import Actor
from eoffice.things.models import Thing
from storage import actions as storage
from storage.models import AttachmentRole, FileVersion


@transaction.atomic
def draft(
    *, content: Draft, actor: Actor, at: datetime, answers: Document | None = None
) -> Document:
    """Begin a document; with `answers`, as the reply to a letter that came in."""
    policy.can_draft(actor, actor.agency).enforce()
    if answers is not None:
        incoming_policy.can_answer(actor, answers).enforce()
    day = office_day(at)
    thing = Thing.objects.create(
        kind=Direction.OUTGOING, agency=actor.agency, sort_key=sort_key_of(day), created_at=at
    )
    document = Document.objects.create(
        thing=thing,
        direction=Direction.OUTGOING,
        state=OutgoingState.DRAFT,
        body_name=actor.agency.name,
    )
    OutgoingDocument.objects.create(
        document=document,
        unit=actor.post.unit,
        drafter=actor.post,
        drafter_person=actor.user,
        signer=content.signer,
    )
    if answers is not None:
        Relation.objects.create(later=document, earlier=answers, kind=RelationKind.REPLIES_TO)
    _fill(document, content, actor=actor, at=at)
    record(
        events.OUTGOING_DRAFTED,
        actor=actor,
        thing=thing,
        at=at,
        answers=answers.thing.uid if answers else None,
    )
    return document


@transaction.atomic
def change(*, document: Document, content: Draft, actor: Actor, at: datetime) -> None:
    """Change a draft. An uploaded file counts until the text in the field is changed."""
    document.lock()
    policy.can_change(actor, document).enforce()
    _fill(document, content, actor=actor, at=at)
    record(events.OUTGOING_CHANGED, actor=actor, thing=document.thing, at=at)


@transaction.atomic
def upload(
    *, document: Document, content: storage.Content, name: str, actor: Actor, at: datetime
) -> FileVersion:
    """Bring the draft as edited in a word processor: its next version, which counts from now."""
    document.lock()
    policy.can_change(actor, document).enforce()
    if not name.lower().endswith((".docx", ".odt")):
        raise ValidationError(_("Bring the draft as .docx or .odt; its PDF is made here."))
    attachment = document.thing.attachments.filter(role=AttachmentRole.DRAFT).first()
    if attachment is None:
        agency = document.thing.agency
        version = storage.keep(content, name=name, agency=agency, actor=actor, at=at)
        storage.attach(version, thing=document.thing, role=AttachmentRole.DRAFT)
    else:
        version = storage.add_version(attachment.file, content, name=name, actor=actor, at=at)
    document.outgoing.own_file = version
    document.outgoing.save(update_fields=["own_file"])
    record(events.OUTGOING_CHANGED, actor=actor, thing=document.thing, at=at, version=version.uid)
    return version


@transaction.atomic
def use_text(*, document: Document, actor: Actor, at: datetime) -> None:
    """Let the text in the field count again; the uploaded versions are kept."""
    document.lock()
    policy.can_change(actor, document).enforce()
    document.outgoing.own_file = None
    document.outgoing.save(update_fields=["own_file"])
    record(events.OUTGOING_CHANGED, actor=actor, thing=document.thing, at=at)


@transaction.atomic
def enclose(
    *, document: Document, content: storage.Content, name: str, actor: Actor, at: datetime
) -> FileVersion:
    """Add an enclosure to a draft."""
    document.lock()
    policy.can_change(actor, document).enforce()
    version = storage.keep(content, name=name, agency=document.thing.agency, actor=actor, at=at)
    storage.attach(version, thing=document.thing, role=AttachmentRole.ENCLOSURE)
    record(events.OUTGOING_CHANGED, actor=actor, thing=document.thing, at=at, version=version.uid)
    return version


@transaction.atomic
def take_enclosure_out(
    *, document: Document, version: FileVersion, actor: Actor, at: datetime
) -> None:
    """Take an enclosure out of a draft; the journal still names its version."""
    document.lock()
    policy.can_change(actor, document).enforce()
    document.thing.attachments.filter(role=AttachmentRole.ENCLOSURE, file=version.file).delete()
    record(events.OUTGOING_CHANGED, actor=actor, thing=document.thing, at=at, version=version.uid)


@transaction.atomic
def submit(*, document: Document, actor: Actor, at: datetime) -> None:
    """Submit a draft to its signer; the form must have its places for number, date and signatures.

    Raises ValidationError with what is missing, in full sentences.
    """
    document.lock()
    policy.can_submit(actor, document).enforce()
    _require_whole(document)
    forming.require_places(document, at=at)
    document.state = OUTGOING.after(document.state, "submit")
    document.save(update_fields=["state"])
    outgoing = document.outgoing
    outgoing.submitted_at, outgoing.sent_back_words = at, ""
    outgoing.save(update_fields=["submitted_at", "sent_back_words"])
    rights.open_to_post(document, outgoing.signer, Cause.APPROVES, at=at)
    record(
        events.OUTGOING_SUBMITTED,
        actor=actor,
        thing=document.thing,
        at=at,
        to=outgoing.signer.uid,
    )


@transaction.atomic
def send_back(*, document: Document, reason: str, actor: Actor, at: datetime) -> None:
    """Send a draft back to its drafter, with the reason; an approval falls with it (Article 11)."""
    document.lock()
    policy.can_send_back(actor, document).enforce()
    words = normalise_line(reason)
    if not words:
        raise ValidationError(_("Say what should be changed."))
    document.state = OUTGOING.after(document.state, "send_back")
    document.save(update_fields=["state"])
    outgoing = document.outgoing
    outgoing.sent_back_words, outgoing.submitted_at = words, None
    outgoing.prepared, outgoing.approved_digest, outgoing.approved_length = None, "", 0
    outgoing.approved_at = None
    locks = ["prepared", "approved_digest", "approved_length", "approved_at"]
    outgoing.save(update_fields=["sent_back_words", "submitted_at", *locks])
    rights.close_to_issuers(document, at=at)
    record(events.OUTGOING_SENT_BACK, actor=actor, thing=document.thing, at=at, words=words)


def approve(*, document: Document, actor: Actor, at: datetime) -> None:
    """Approve a draft: its bytes are prepared and locked by their hash (walls, 7).

    Making the bytes takes long: it is done before the transaction, which then makes sure that
    nothing has changed meanwhile.
    """
    policy.can_approve(actor, document).enforce()
    submitted_at = document.outgoing.submitted_at
    prepared = forming.prepare(document, at=at)
    with transaction.atomic():
        document.lock()
        document.outgoing.refresh_from_db()
        policy.can_approve(actor, document).enforce()
        if document.outgoing.submitted_at != submitted_at:
            raise ValidationError(_("The draft was changed meanwhile; look at it again."))
        version = storage.keep(
            prepared.content,
            name=forming.file_name(document),
            agency=document.thing.agency,
            actor=actor,
            at=at,
            is_made_here=True,
        )
        storage.attach(version, thing=document.thing, role=AttachmentRole.PREPARED)
        document.state = OUTGOING.after(document.state, "approve")
        document.save(update_fields=["state"])
        outgoing = document.outgoing
        outgoing.prepared, outgoing.approved_at = version, at
        outgoing.approved_digest = prepared.digest
        outgoing.approved_length = len(prepared.content)
        outgoing.save(
            update_fields=["prepared", "approved_at", "approved_digest", "approved_length"]
        )
        if not document.is_restricted:  # of a restricted one the registry learns when it is signed
            rights.open_to_issuers(document, at=at)
        record(
            events.OUTGOING_APPROVED,
            actor=actor,
            thing=document.thing,
            at=at,
            digest=prepared.digest,
        )


@transaction.atomic
def withdraw(*, document: Document, reason: str, actor: Actor, at: datetime) -> None:
    """Give a document up before it has a number, with the reason."""
    document.lock()
    policy.can_withdraw(actor, document).enforce()
    words = normalise_line(reason)
    if not words:
        raise ValidationError(_("Say the reason."))
    document.state = OUTGOING.after(document.state, "withdraw")
    document.save(update_fields=["state"])
    record(events.OUTGOING_WITHDRAWN, actor=actor, thing=document.thing, at=at, words=words)


def _fill(document: Document, content: Draft, *, actor: Actor, at: datetime) -> None:
    secrets.refuse_words(content.subject, content.text)
    outgoing, thing = document.outgoing, document.thing
    if not (content.signer.leads_agency or content.signer.heads_unit):
        raise ValidationError(_("A document is signed by a leader or the head of a unit."))
    if content.signer.unit.agency_id != thing.agency_id or kind_of(content.kind_code) is None:
        raise ValidationError(_("Choose the kind and the signer from the lists."))
    if actor.kinds is not None and content.kind_code not in actor.kinds:
        raise ValidationError(_("Your delegation does not cover this kind of document."))
    document.kind_code = content.kind_code
    document.subject = normalise_line(content.subject)
    document.code_notation = forming.notation_of(content.kind_code, outgoing.unit)
    document.urgency, document.restriction = content.urgency, content.restriction
    document.signer_title = content.signer.title
    document.signer_name = forming.name_of_signer(content.signer, at=at)
    chosen = ["kind_code", "subject", "code_notation", "urgency", "restriction"]
    document.save(update_fields=[*chosen, "signer_title", "signer_name"])
    outgoing.signer, outgoing.capacity = content.signer, content.capacity
    outgoing.addressed_to = normalise(content.addressed_to)
    text = normalise(content.text)
    if text != outgoing.text:
        outgoing.text, outgoing.own_file = text, None
    outgoing.save(update_fields=["signer", "capacity", "addressed_to", "text", "own_file"])
    document.deliveries.all().delete()
    Delivery.objects.bulk_create(
        Delivery(
            document=document,
            ordinal=ordinal,
            name=normalise_line(recipient.name)[:200],
            purpose=recipient.purpose,
            agency=recipient.agency,
            holder=recipient.holder,
        )
        for ordinal, recipient in enumerate(content.recipients)
    )
    rights.open_draft(document, at=at)


def _require_whole(document: Document) -> None:
    outgoing = document.outgoing
    missing = []
    if not document.subject:
        missing.append(_("The subject is missing."))
    if not outgoing.text and outgoing.own_file is None:
        missing.append(_("The text is missing."))
    if not document.deliveries.exists():
        missing.append(_("Name at least one recipient."))
    if not document.signer_name:
        missing.append(_("Nobody holds the post that is to sign; choose another signer."))
    if missing:
        raise ValidationError(missing)
