"""What happens after an event of documents: the index learns of it, and people are told."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents import events
from documents.actions import keeping, recognising
from documents.models import Delivery, Document, Stage
from eoffice.accounts.models import User
from eoffice.assignments import events as work
from eoffice.assignments.models import Assignment, AssignmentRole, Instruction
from eoffice.journal.models import JournalEntry
from eoffice.journal.recording import follows
from eoffice.notifications import kinds
from eoffice.notifications.kinds import NoticeGroup, NoticeKind
from eoffice.notifications.telling import tell
from eoffice.organization.membership import people_in
from eoffice.organization.models import Holder, Post, Role
from search.models import IndexRequest
from storage.models import FileVersion

GROUP = "documents"
SUBMITTED, ASSIGNED, RETURNED = "documents.submitted", "documents.assigned", "documents.returned"
COMPLETED, TO_SIGN, SENT_BACK = "documents.completed", "documents.to-sign", "documents.sent-back"
TO_ISSUE, ISSUED, ARRIVED = "documents.to-issue", "documents.issued", "documents.arrived"


def register() -> None:
    """Name the notices that documents give. Called once, when apps are ready."""
    kinds.register_group(NoticeGroup(GROUP, _("Documents and work"), order=10))
    titles = {
        SUBMITTED: _("A letter was submitted to you: %(code)s."),
        ASSIGNED: _("%(who)s gave you work on %(code)s: %(role)s."),
        RETURNED: _("%(who)s returned work on %(code)s."),
        COMPLETED: _("%(who)s completed work on %(code)s."),
        TO_SIGN: _("%(who)s submitted a draft to you."),
        SENT_BACK: _("%(who)s sent your draft back."),
        TO_ISSUE: _("A signed document waits for its number."),
        ISSUED: _("Your document was issued as %(code)s."),
        ARRIVED: _("%(who)s sent a document to your agency."),
    }
    for code, title in titles.items():
        kinds.register(NoticeKind(code, GROUP, title, icon="file-text"))


@follows(
    events.INCOMING_READ_BY_ENGINE,
    events.INCOMING_REGISTERED,
    events.INCOMING_CORRECTED,
    events.INCOMING_REFUSED,
    events.INCOMING_SECRET_REFUSED,
    events.INCOMING_RECONSIDERED,
    events.INCOMING_VOIDED,
    events.INCOMING_SUBMITTED,
    events.INCOMING_RETURNED,
    events.INCOMING_PROGRESSED,
    events.OUTGOING_DRAFTED,
    events.OUTGOING_CHANGED,
    events.OUTGOING_SUBMITTED,
    events.OUTGOING_SENT_BACK,
    events.OUTGOING_APPROVED,
    events.OUTGOING_SIGNED,
    events.OUTGOING_NUMBERED,
    events.OUTGOING_ISSUED,
    events.OUTGOING_VOIDED,
    events.OUTGOING_WITHDRAWN,
    events.WORK_FILE_OPENED,
    events.WORK_FILE_CLOSED,
    events.WORK_FILE_REOPENED,
)
def refresh_index(entry: JournalEntry) -> None:
    """Have the index learn what has changed."""
    if entry.thing is not None:
        IndexRequest.objects.ask_for(entry.thing)


def consider_what_was_read(version: FileVersion) -> None:
    """Look at a paper when its reading has ended. Storage calls this, in that transaction."""
    recognising.consider(version, at=timezone.now())


@follows(events.INCOMING_SUBMITTED)
def tell_whom_it_was_submitted_to(entry: JournalEntry) -> None:
    document = _document(entry)
    if document.incoming.submitted_to is not None:
        _tell(entry, _people(document.incoming.submitted_to), SUBMITTED, code=_code(document))


@follows(work.INSTRUCTION_GIVEN)
def tell_who_has_work(entry: JournalEntry) -> None:
    instruction = Instruction.objects.filter(uid=entry.payload["instruction"]).first()
    document = Document.objects.filter(thing=entry.thing).select_related("thing").first()
    if instruction is None or document is None:
        return
    lines = Assignment.objects.filter(instruction=instruction).select_related("to_holder")
    for line in lines:
        _tell(
            entry,
            people_in(line.to_holder, entry.happened_at),
            ASSIGNED,
            who=_who(entry),
            code=_code(document),
            role=str(AssignmentRole(line.role).label),
        )


@follows(work.ASSIGNMENT_RETURNED, work.ASSIGNMENT_COMPLETED)
def tell_who_gave_the_work(entry: JournalEntry) -> None:
    line = Assignment.objects.filter(uid=entry.payload["assignment"]).first()
    document = Document.objects.filter(thing=entry.thing).select_related("thing").first()
    if line is None or document is None:
        return
    kind = RETURNED if entry.event == work.ASSIGNMENT_RETURNED else COMPLETED
    people = [line.instruction.given_by_person]
    _tell(entry, people, kind, who=_who(entry), code=_code(document))


@follows(events.OUTGOING_SUBMITTED)
def tell_the_signer(entry: JournalEntry) -> None:
    _tell(entry, _people(_document(entry).outgoing.signer), TO_SIGN, who=_who(entry))


@follows(events.OUTGOING_SENT_BACK)
def tell_the_drafter(entry: JournalEntry) -> None:
    _tell(entry, [_document(entry).outgoing.drafter_person], SENT_BACK, who=_who(entry))


@follows(events.OUTGOING_SENT_BACK)
def keep_what_was_sent_back(entry: JournalEntry) -> None:
    keeping.keep_as_sent_back(document=_document(entry), entry=entry)


@follows(events.OUTGOING_SIGNED)
def tell_the_registry(entry: JournalEntry) -> None:
    registry = Holder.objects.of_role(_document(entry).thing.agency, Role.REGISTRY)
    _tell(entry, people_in(registry, entry.happened_at), TO_ISSUE)


@follows(events.OUTGOING_ISSUED)
def tell_that_it_was_issued(entry: JournalEntry) -> None:
    """Tell the drafter, and the clerks of the agencies here that it was sent to."""
    document = _document(entry)
    _tell(entry, [document.outgoing.drafter_person], ISSUED, code=_code(document))
    deliveries = Delivery.objects.filter(document=document, agency__is_hosted=True)
    for delivery in deliveries.at_stage(Stage.SENT).select_related("agency"):
        if delivery.agency is None:
            continue
        registry = Holder.objects.of_role(delivery.agency, Role.REGISTRY)
        tell(
            people_in(registry, entry.happened_at),
            kind=ARRIVED,
            thing=None,
            url=reverse("documents:intake"),
            at=entry.happened_at,
            who=document.thing.agency.short_name,
        )


def _tell(entry: JournalEntry, people: Iterable[User], kind: str, **facts: str | int) -> None:
    document = _document(entry)
    others = [person for person in people if person != entry.user]
    tell(
        others,
        kind=kind,
        thing=entry.thing,
        url=document.get_absolute_url(),
        at=entry.happened_at,
        **facts,
    )


def _document(entry: JournalEntry) -> Document:
    return Document.objects.for_page().get(thing=entry.thing)


def _people(post: Post) -> list[User]:
    return list(
        User.objects.filter(
            holdings__holder__post=post, holdings__ends_at__isnull=True, is_active=True
        )
    )


def _who(entry: JournalEntry) -> str:
    return entry.user.full_name if entry.user else ""


def _code(document: Document) -> str:
    return document.code or (document.entry.shown if document.entry else "—")
