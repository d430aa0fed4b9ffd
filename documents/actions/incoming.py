"""What the registry does to an incoming document, in the order in which it does it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from documents import events
from documents.actions import rights, secrets
from documents.lifecycles import INCOMING, IncomingState
from documents.models import (
    Correspondent,
    Direction,
    Document,
    IncomingDocument,
    Register,
    Restriction,
    Source,
    Urgency,
)
from documents.models.registers import sort_key_of
from documents.policies import incoming as policy
from documents.recognition.symbols import same_letter_key
from eoffice.access.granting import end_grants, project
from eoffice.access.models import Cause
from eoffice.journal.recording import record
from eoffice.lib.clock import office_day
from eoffice.lib.text import normalise_line
from eoffice.organization.actor import Actor
from eoffice.organization.models import Post
from eoffice.things.models import Thing
from storage import actions as storage
from storage.models import Attachment, AttachmentRole, FileVersion


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the clerk enters of a letter (Appendix VI, part II, 3–8, 14, 15)."""

    subject: str
    body_name: str
    kind_code: str = ""
    code_number: str = ""
    code_notation: str = ""
    dated_on: date | None = None
    urgency: int = Urgency.NORMAL
    restriction: str = Restriction.NONE
    signer_title: str = ""
    signer_name: str = ""
    answer_by: date | None = None


@transaction.atomic
def receive(
    *,
    content: storage.Content,
    name: str,
    actor: Actor,
    at: datetime,
    source: Source = Source.FILE,
) -> Document:
    """Take a file in; the engine reads it next. Raises UploadRefusedError with the reason."""
    policy.can_receive(actor, actor.agency).enforce()
    version = storage.keep(content, name=name, agency=actor.agency, actor=actor, at=at)
    return take_in(version=version, actor=actor, at=at, source=source)


@transaction.atomic
def take_in(*, version: FileVersion, actor: Actor, at: datetime, source: Source) -> Document:
    """Make an incoming document of a version that lies in the actor's agency's vault."""
    thing = Thing.objects.create(
        kind=Direction.INCOMING,
        agency=actor.agency,
        sort_key=sort_key_of(office_day(at)),
        created_at=at,
    )
    document = Document.objects.create(
        thing=thing, direction=Direction.INCOMING, state=IncomingState.INTAKE
    )
    IncomingDocument.objects.create(document=document, source=source, arrived_at=at)
    storage.attach(version, thing=thing, role=AttachmentRole.MAIN)
    rights.open_to_registry(document, actor=actor, at=at)
    record(events.INCOMING_RECEIVED, actor=actor, thing=thing, at=at, source=source)
    return document


@transaction.atomic
def enclose(
    *, document: Document, content: storage.Content, name: str, actor: Actor, at: datetime
) -> FileVersion:
    """Add an enclosure to a document that came in."""
    document.lock()
    policy.can_correct(actor, document).enforce()
    version = storage.keep(content, name=name, agency=document.thing.agency, actor=actor, at=at)
    storage.attach(version, thing=document.thing, role=AttachmentRole.ENCLOSURE)
    record(events.INCOMING_CORRECTED, actor=actor, thing=document.thing, at=at, enclosures=1)
    return version


@transaction.atomic
def register(*, document: Document, facts: Facts, actor: Actor, at: datetime) -> None:
    """Enter a document in the book: the next arrival number of the year (Article 22)."""
    document.lock()
    policy.can_register(actor, document).enforce()
    secrets.refuse_words(facts.subject)
    _fill(document, facts, actor=actor, at=at)

    book = Register.objects.open_incoming(document.thing.agency, at)
    document.entry = book.take_entry(thing=document.thing, at=at)
    document.state = INCOMING.after(document.state, "register")
    document.save(update_fields=["entry", "state"])
    document.incoming.registered_by = actor.user
    document.incoming.save(update_fields=["registered_by"])
    _place(document, sort_key_of(document.entry.day, document.entry.number), at=at)
    rights.open_to_domain(document, at=at)

    record(
        events.INCOMING_REGISTERED,
        actor=actor,
        thing=document.thing,
        at=at,
        entry=document.entry.uid,
        number=document.entry.number,
    )


@transaction.atomic
def correct(*, document: Document, facts: Facts, actor: Actor, at: datetime) -> None:
    """Mend what was entered of a letter; number and day stay."""
    document.lock()
    policy.can_correct(actor, document).enforce()
    secrets.refuse_words(facts.subject)
    changed = _fill(document, facts, actor=actor, at=at)
    record(
        events.INCOMING_CORRECTED, actor=actor, thing=document.thing, at=at, changed=len(changed)
    )


@transaction.atomic
def refuse(*, document: Document, reason: str, actor: Actor, at: datetime) -> None:
    """Do not accept a document, with the reason (Article 21: wrong address, damaged)."""
    document.lock()
    policy.can_refuse(actor, document).enforce()
    document.state = INCOMING.after(document.state, "refuse")
    document.save(update_fields=["state"])
    document.incoming.refusal = _required(reason)
    document.incoming.save(update_fields=["refusal"])
    record(events.INCOMING_REFUSED, actor=actor, thing=document.thing, at=at, words=reason)


@transaction.atomic
def reconsider(*, document: Document, actor: Actor, at: datetime) -> None:
    """Take up again what was not accepted."""
    document.lock()
    policy.can_reconsider(actor, document).enforce()
    document.state = INCOMING.after(document.state, "reconsider")
    document.save(update_fields=["state"])
    document.incoming.refusal = ""
    document.incoming.save(update_fields=["refusal"])
    record(events.INCOMING_RECONSIDERED, actor=actor, thing=document.thing, at=at)


@transaction.atomic
def void(*, document: Document, reason: str, actor: Actor, at: datetime) -> None:
    """Make the number void, with the reason; it stays in the book and is never given again."""
    document.lock()
    policy.can_void(actor, document).enforce()
    entry, document.entry = document.entry, None
    document.state = INCOMING.after(document.state, "void")
    document.save(update_fields=["entry", "state"])
    if entry is not None:
        entry.make_void(_required(reason))
    end_grants(document.thing, at=at, cause=Cause.OPENED)
    record(
        events.INCOMING_VOIDED,
        actor=actor,
        thing=document.thing,
        at=at,
        words=reason,
        entry=entry.uid if entry else None,
    )


@transaction.atomic
def submit(*, document: Document, to: Post, actor: Actor, at: datetime) -> None:
    """Submit a document to whoever directs its handling (Article 23.1)."""
    document.lock()
    policy.can_submit(actor, document).enforce()
    policy.can_submit_to(document, to).enforce()
    document.state = INCOMING.after(document.state, "submit")
    document.save(update_fields=["state"])
    incoming = document.incoming
    incoming.submitted_to, incoming.submitted_at, incoming.returned_words = to, at, ""
    incoming.save(update_fields=["submitted_to", "submitted_at", "returned_words"])
    rights.open_to_post(document, to, Cause.SUBMITTED, at=at)
    record(events.INCOMING_SUBMITTED, actor=actor, thing=document.thing, at=at, to=to.uid)


@transaction.atomic
def return_(*, document: Document, reason: str, actor: Actor, at: datetime) -> None:
    """Give a submitted document back to the registry, with the reason."""
    document.lock()
    policy.can_return(actor, document).enforce()
    document.state = INCOMING.after(document.state, "return")
    document.save(update_fields=["state"])
    incoming = document.incoming
    incoming.submitted_to, incoming.submitted_at = None, None
    incoming.returned_words = _required(reason)
    incoming.save(update_fields=["submitted_to", "submitted_at", "returned_words"])
    end_grants(document.thing, at=at, cause=Cause.SUBMITTED)
    record(events.INCOMING_RETURNED, actor=actor, thing=document.thing, at=at, words=reason)


def facts_of(proposed: Mapping[str, Any]) -> Facts:
    """Take what the engine proposed as if it had been entered, to look for the same letter."""
    dated_on = proposed.get("dated_on")
    return Facts(
        subject=proposed.get("subject", ""),
        body_name=proposed.get("body_name", ""),
        code_number=proposed.get("code_number", ""),
        code_notation=proposed.get("code_notation", ""),
        dated_on=date.fromisoformat(dated_on) if dated_on else None,
    )


def same_letters(document: Document, facts: Facts) -> Sequence[Document]:
    """Find what was registered already: same number, symbol and body, or the same file.

    Decree 30/2020/NĐ-CP, Appendix VI, III.1h: the clerk is warned.
    """
    key = _letter_key(facts.code_number, facts.code_notation, facts.body_name, facts.dated_on)
    others = Document.objects.of_agency(document.thing.agency).incoming().exclude(pk=document.pk)
    others = others.exclude(state=IncomingState.REFUSED).select_related("entry", "thing")
    own = Attachment.objects.filter(thing=document.thing, role=AttachmentRole.MAIN)
    digests = FileVersion.objects.filter(file__in=own.values("file")).values_list("digest")
    files = FileVersion.objects.filter(digest__in=[digest for (digest,) in digests])
    # One question after the other, each with its index; in one, all letters would be looked at.
    same_files = [file for (file,) in files.values_list("file")]
    papers = Attachment.objects.filter(role=AttachmentRole.MAIN, file__in=same_files)
    by_file = others.filter(pk__in=papers.values("thing")).order_by("-pk")[:5]
    found = {one.pk: one for one in by_file}
    if key:
        by_key = others.filter(incoming__letter_key=key).order_by("-pk")[:5]
        found |= {one.pk: one for one in by_key}
    return [found[pk] for pk in sorted(found, reverse=True)[:5]]


def _fill(document: Document, facts: Facts, *, actor: Actor, at: datetime) -> list[str]:
    if not facts.subject.strip() or not facts.body_name.strip():
        raise ValidationError(_("A letter is registered with its subject and its issuing body."))
    values = asdict(facts)
    answer_by = values.pop("answer_by")
    for name in ("subject", "body_name", "code_number", "code_notation", "signer_name"):
        values[name] = normalise_line(values[name])
    changed = [name for name, value in values.items() if getattr(document, name) != value]
    for name in changed:
        setattr(document, name, values[name])
    document.save(update_fields=list(values))
    incoming = document.incoming
    incoming.answer_by = answer_by
    incoming.letter_key = _letter_key(
        document.code_number, document.code_notation, document.body_name, document.dated_on
    )
    incoming.correspondent = Correspondent.objects.open_named(
        document.thing.agency, document.body_name
    )
    incoming.save(update_fields=["answer_by", "letter_key", "correspondent"])
    rights.restrict(document, actor=actor, at=at)
    return changed


def _letter_key(number: str, notation: str, body: str, dated_on: date | None) -> str:
    # Numbers begin anew each year: without the year last year's letter would be this one.
    year = dated_on.year if dated_on else None
    return same_letter_key(number=number, notation=notation, body=body, year=year)[:300]


def _place(document: Document, sort_key: int, *, at: datetime) -> None:
    document.place(sort_key)
    project(document.thing, at=at)


def _required(reason: str) -> str:
    if not reason.strip():
        raise ValidationError(_("Say the reason."))
    return normalise_line(reason)
