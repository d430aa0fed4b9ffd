"""What can be found of documents and work files, and what a line of results shows of them."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.kinds import KINDS
from documents.lifecycles import IncomingState, OutgoingState, WorkFileState
from documents.models import Direction, Document, WorkFile
from documents.models.work_files import KIND as WORK_FILE
from eoffice.organization.actor import Actor
from eoffice.things.models import Thing
from search import registry
from search.engines.base import Findable
from search.registry import Card
from storage.models import AttachmentRole
from storage.renditions import pages_of

TONES: Mapping[str, str] = {
    IncomingState.IN_PROGRESS: "blue",
    IncomingState.DONE: "green",
    IncomingState.REFUSED: "amber",
    OutgoingState.ISSUED: "green",
    OutgoingState.SIGNED: "blue",
    OutgoingState.NUMBERED: "blue",
}
SEARCHED_ROLES = (AttachmentRole.MAIN, AttachmentRole.ISSUED, AttachmentRole.ENCLOSURE)


def register() -> None:
    """Tell search of documents and work files. Called once, when apps are ready."""
    registry.register(Direction.INCOMING, as_findable=document_as_findable, card=document_cards)
    registry.register(Direction.OUTGOING, as_findable=document_as_findable, card=document_cards)
    registry.register(
        WORK_FILE, as_findable=work_file_as_findable, card=work_file_cards, group="files"
    )
    registry.register_words("direction", _directions)
    registry.register_words("kind", _things)
    registry.register_words("kind_code", _kinds)
    registry.register_words("state", _states)


def document_as_findable(thing: Thing) -> Findable | None:
    """Describe a document; the content of a restricted one is not put into the index."""
    document = Document.objects.for_page().filter(thing=thing).first()
    if document is None or document.state == IncomingState.REFUSED:
        return None
    unit = "" if document.is_incoming else document.outgoing.unit.name
    return Findable(
        uid=thing.uid,
        version=0,
        kind=thing.kind,
        title=document.subject,
        listers=frozenset(),
        symbol=document.code,
        people=[document.signer_name] if document.signer_name else [],
        pages=[] if document.is_restricted else _pages(document),
        kind_code=document.kind_code,
        kind_name=document.kind_name,
        direction=document.direction,
        body=document.body_name,
        unit=unit,
        state=document.state,
        day=document.dated_on or (document.entry.day if document.entry else None),
    )


def document_cards(actor: Actor, uids: Sequence[UUID]) -> Mapping[UUID, Card]:
    documents = Document.objects.visible_to(actor, among_few=True)
    documents = documents.for_list().filter(thing__uid__in=uids)
    return {document.thing.uid: _card(document) for document in documents}


def work_file_as_findable(thing: Thing) -> Findable | None:
    work_file = WorkFile.objects.filter(thing=thing).select_related("keeper__unit").first()
    if work_file is None:
        return None
    return Findable(
        uid=thing.uid,
        version=0,
        kind=thing.kind,
        title=work_file.title,
        listers=frozenset(),
        symbol=work_file.code,
        unit=work_file.keeper.unit.name,
        state=work_file.state,
        day=work_file.opened_on,
    )


def work_file_cards(actor: Actor, uids: Sequence[UUID]) -> Mapping[UUID, Card]:
    work_files = WorkFile.objects.visible_to(actor).for_list().filter(thing__uid__in=uids)
    return {
        work_file.thing.uid: Card(
            title=work_file.title,
            url=work_file.get_absolute_url(),
            kind=_("Work file"),
            symbol=work_file.code,
            body=work_file.keeper.unit.name,
            day=work_file.opened_on,
            state=work_file.get_state_display(),
            tone="blue" if work_file.state == WorkFileState.OPEN else "grey",
        )
        for work_file in work_files
    }


def _card(document: Document) -> Card:
    return Card(
        title=str(document),
        url=document.get_absolute_url(),
        kind=_("Incoming document") if document.is_incoming else _("Outgoing document"),
        symbol=document.code,
        body=document.body_name,
        day=document.dated_on,
        state=document.state_label,
        tone=TONES.get(document.state, "grey"),
    )


def _pages(document: Document) -> list[str]:
    """Return the text of the document and of its enclosures; a draft is searched by its fields."""
    pages: list[str] = []
    attached = document.thing.attachments.filter(role__in=SEARCHED_ROLES).select_related("file")
    order = {role: place for place, role in enumerate(SEARCHED_ROLES)}
    for attachment in sorted(attached, key=lambda one: (order[AttachmentRole(one.role)], one.pk)):
        pages += [page.text for page in pages_of(attachment.file.latest)]
    return pages


def _directions(values: Collection[str]) -> Mapping[str, str | Promise]:
    del values
    return {direction.value: direction.label for direction in Direction}


def _things(values: Collection[str]) -> Mapping[str, str | Promise]:
    del values
    return {
        Direction.INCOMING: _("Incoming document"),
        Direction.OUTGOING: _("Outgoing document"),
        WORK_FILE: _("Work file"),
    }


def _kinds(values: Collection[str]) -> Mapping[str, str | Promise]:
    del values
    return {kind.code: kind.name for kind in KINDS}


def _states(values: Collection[str]) -> Mapping[str, str | Promise]:
    del values
    states = [*IncomingState, *OutgoingState, *WorkFileState]
    return {state.value: state.label for state in states}
