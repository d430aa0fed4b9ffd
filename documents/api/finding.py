"""How an endpoint gets at what an address names: through what the actor may see, or 404."""

from uuid import UUID

from django.http import Http404

from documents.models import Direction, Document, WorkFile
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.assignments.models import Assignment
from eoffice.organization.actor import Actor


def document_of(
    actor: Actor, uid: UUID, right: Right = Right.METADATA, direction: Direction | None = None
) -> Document:
    """Return a document that the actor may list, or may read."""
    found = Document.objects.visible_to(actor, right, among_few=True).for_page()
    document = found.filter(thing__uid=uid).first()
    if document is None or (direction is not None and document.direction != direction):
        raise Http404
    return document


def incoming_of(actor: Actor, uid: UUID, right: Right = Right.METADATA) -> Document:
    return document_of(actor, uid, right, Direction.INCOMING)


def outgoing_of(actor: Actor, uid: UUID, right: Right = Right.METADATA) -> Document:
    return document_of(actor, uid, right, Direction.OUTGOING)


def assignment_of(actor: Actor, uid: UUID) -> Assignment:
    """Return a line of work on a document that the actor may read."""
    lines = Assignment.objects.select_related(
        "instruction__thing__document", "instruction__given_by__unit", "term__agency"
    )
    assignment = lines.select_related(
        "instruction__given_by_person", "to_holder__post", "to_holder__unit", "to_holder__person"
    ).filter(uid=uid)
    found = assignment.first()
    if found is None:
        raise Http404
    document_of(actor, found.instruction.thing.uid, Right.READ)
    return found


def work_file_of(actor: Actor, uid: UUID) -> WorkFile:
    """Return a work file that the actor may list."""
    files = WorkFile.objects.visible_to(actor).for_list().select_related("members", "agency")
    found = files.filter(thing__uid=uid).first()
    if found is None:
        raise Http404
    return found


def reads(actor: Actor, document: Document) -> bool:
    return seeing.has_right(actor, document.thing, Right.READ)
