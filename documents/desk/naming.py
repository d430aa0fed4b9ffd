"""What documents are called where a notice tells of them: by their subject, as they are now."""

from collections.abc import Mapping, Sequence

from documents.models import Direction, Document
from eoffice.notifications import naming
from eoffice.organization.actor import Actor
from eoffice.things.models import Thing


def register() -> None:
    """Have notices name documents. Called once, when apps are ready."""
    for direction in Direction:
        naming.register(direction, names_of)


def names_of(actor: Actor, things: Sequence[Thing]) -> Mapping[int, str]:
    """Name the documents that the actor may see."""
    found = Document.objects.visible_to(actor).filter(thing__in=things)
    return {document.thing_id: str(document) for document in found}
