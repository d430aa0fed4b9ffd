"""Documents of the office that can be put before a meeting, as far as somebody may read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from documents.models import Document
from documents.models.documents import DocumentQuerySet
from eoffice.access.models import Right
from eoffice.lib.text import fold
from eoffice.organization.actor import Actor
from eoffice.things.models import Thing
from storage.models import Attachment, AttachmentRole, FileVersion

LOOKED_AT = 400
SHOWN = 20
_BEST_FIRST = [
    AttachmentRole.ISSUED,
    AttachmentRole.SIGNED,
    AttachmentRole.PREPARED,
    AttachmentRole.MAIN,
    AttachmentRole.DRAFT,
]


@dataclass(frozen=True)
class Source:
    """A document with the version of its file that would be put before the meeting."""

    thing: Thing
    version: FileVersion
    title: str


def search(actor: Actor, text: str) -> list[Document]:
    """List the newest documents with the words typed, with or without accents."""
    words = fold(text).split()
    newest = _readable(actor).order_by("-thing__sort_key", "-pk")[:LOOKED_AT]
    fitting = [one for one in newest if all(word in _told(one) for word in words)]
    return fitting[:SHOWN]


def find(actor: Actor, uid: str) -> Source | None:
    """Return one document with its file, where the actor may read it and it has one."""
    try:
        document = _readable(actor).filter(thing__uid=UUID(uid)).first()
    except ValueError:
        return None
    if document is None:
        return None
    version = _version_of(document.thing)
    title = f"{document.code} — {document.subject}" if document.code else document.subject
    return Source(document.thing, version, title[:300]) if version else None


def _readable(actor: Actor) -> DocumentQuerySet:
    return Document.objects.visible_to(actor, Right.READ).of_agency(actor.agency).for_list()


def _version_of(thing: Thing) -> FileVersion | None:
    attached: Sequence[Attachment] = list(
        Attachment.objects.filter(thing=thing, role__in=_BEST_FIRST).select_related("file")
    )
    if not attached:
        return None
    best = min(attached, key=lambda one: (_BEST_FIRST.index(AttachmentRole(one.role)), one.ordinal))
    return best.file.latest


def _told(document: Document) -> str:
    return fold(f"{document.code} {document.subject} {document.body_name}")
