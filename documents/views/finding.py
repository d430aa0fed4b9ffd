"""How a view gets at what an address names: through what the actor may see, or 404."""

from uuid import UUID

from django.http import Http404

from documents.models import Document
from eoffice.access.models import Right
from eoffice.assignments.models import Assignment
from eoffice.organization.requests import OfficeRequest


def get_document(request: OfficeRequest, uid: UUID, right: Right = Right.METADATA) -> Document:
    """Return a document of either direction that the actor may list, or may read."""
    documents = Document.objects.visible_to(request.actor, right, among_few=True).for_page()
    try:
        return documents.get(thing__uid=uid)
    except Document.DoesNotExist as error:
        raise Http404 from error


def get_incoming(request: OfficeRequest, uid: UUID, right: Right = Right.METADATA) -> Document:
    document = get_document(request, uid, right)
    if not document.is_incoming:
        raise Http404
    return document


def get_outgoing(request: OfficeRequest, uid: UUID, right: Right = Right.METADATA) -> Document:
    document = get_document(request, uid, right)
    if document.is_incoming:
        raise Http404
    return document


def get_assignment(request: OfficeRequest, uid: UUID) -> Assignment:
    """Return a line of work on a document that the actor may read."""
    lines = Assignment.objects.select_related("instruction__thing", "instruction__given_by")
    assignment = lines.filter(uid=uid).first()
    if assignment is None:
        raise Http404
    get_document(request, assignment.instruction.thing.uid, Right.READ)
    return assignment
