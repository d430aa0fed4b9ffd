"""What programs can be told of documents and work: only of what may be listed at that moment."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents import events
from documents.api.assignments import lines_of
from documents.api.lines import url_of
from documents.lifecycles import IncomingState
from documents.models import Document, WorkFile
from eoffice.access.models import Right
from eoffice.api.scopes import Scope
from eoffice.assignments import events as work
from eoffice.assignments.models import Assignment
from eoffice.journal.models import JournalEntry
from eoffice.organization.actor import Actor
from eoffice.webhooks.followers import tell_of
from eoffice.webhooks.tellable import Finder, Subject, Tellable


def register() -> None:
    """Name the events, by the codes that programs keep. Called once, when apps are ready."""
    tell_of(
        _document_is("incoming.received", _("A letter came in"), events.INCOMING_RECEIVED),
        _document_is(
            "incoming.registered", _("A letter was registered"), events.INCOMING_REGISTERED
        ),
        _document_is("incoming.refused", _("A letter was refused"), events.INCOMING_REFUSED),
        _document_is("incoming.submitted", _("A letter was submitted"), events.INCOMING_SUBMITTED),
        Tellable(
            "incoming.done",
            _("The work on a letter is done"),
            events.INCOMING_PROGRESSED,
            Scope.DOCUMENTS_READ,
            _document_when_done,
        ),
        _document_is("outgoing.submitted", _("A draft was submitted"), events.OUTGOING_SUBMITTED),
        _document_is("outgoing.sent_back", _("A draft was sent back"), events.OUTGOING_SENT_BACK),
        _document_is("outgoing.signed", _("A document was signed"), events.OUTGOING_SIGNED),
        _document_is("outgoing.issued", _("A document was issued"), events.OUTGOING_ISSUED),
        _document_is(
            "delivery.received", _("A document of ours was received"), events.DELIVERY_RECEIVED
        ),
        _document_is(
            "delivery.refused", _("A document of ours was given back"), events.DELIVERY_REFUSED
        ),
        _work_is("assignment.given", _("Work was given"), work.INSTRUCTION_GIVEN, _lines_given),
        _work_is("assignment.split", _("Work was split up"), work.ASSIGNMENT_SPLIT, _lines_given),
        _work_is("assignment.accepted", _("Work was accepted"), work.ASSIGNMENT_ACCEPTED),
        _work_is("assignment.reported", _("Work was reported on"), work.ASSIGNMENT_REPORTED),
        _work_is("assignment.completed", _("Work was completed"), work.ASSIGNMENT_COMPLETED),
        _work_is("assignment.reopened", _("Work was opened again"), work.ASSIGNMENT_REOPENED),
        Tellable(
            "work_file.filed",
            _("Something was put into a work file"),
            events.THING_FILED,
            Scope.WORK_FILES_READ,
            _work_file,
        ),
    )


def _document_is(code: str, words: str | Promise, event: str) -> Tellable:
    return Tellable(code, words, event, Scope.DOCUMENTS_READ, _document)


def _work_is(code: str, words: str | Promise, event: str, find: Finder | None = None) -> Tellable:
    return Tellable(code, words, event, Scope.ASSIGNMENTS_READ, find or _line)


def _document(entry: JournalEntry, actor: Actor) -> list[Subject]:
    found = Document.objects.visible_to(actor, among_few=True).filter(thing=entry.thing)
    return [
        Subject(document.direction, document.thing.uid, url_of(document))
        for document in found.select_related("thing")
    ]


def _document_when_done(entry: JournalEntry, actor: Actor) -> list[Subject]:
    is_done = entry.payload.get("state") == IncomingState.DONE
    return _document(entry, actor) if is_done else []


def _lines_given(entry: JournalEntry, actor: Actor) -> list[Subject]:
    """Name the actor's own lines of an instruction: the list has no others either."""
    lines = lines_of(actor).filter(instruction__uid=entry.payload["instruction"])
    return [_subject_of(line) for line in lines]


def _line(entry: JournalEntry, actor: Actor) -> list[Subject]:
    """Name a line of a document that the actor may read, as its own address does."""
    readable = Document.objects.visible_to(actor, Right.READ, among_few=True)
    if not readable.filter(thing=entry.thing).exists():
        return []
    return [
        _subject_of(line) for line in Assignment.objects.filter(uid=entry.payload["assignment"])
    ]


def _subject_of(line: Assignment) -> Subject:
    return Subject("assignment", line.uid, reverse("api:assignment-detail", args=[line.uid]))


def _work_file(entry: JournalEntry, actor: Actor) -> list[Subject]:
    found = WorkFile.objects.visible_to(actor).filter(thing__uid=entry.payload["work_file"])
    return [
        Subject("work-file", one.thing.uid, reverse("api:work-file-detail", args=[one.thing.uid]))
        for one in found.select_related("thing")
    ]
