"""What is done with a letter that the reading engine has read: fields proposed, secrets refused."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from documents import events
from documents.actions import secrets
from documents.lifecycles import IncomingState
from documents.models import Correspondent, Direction, Document
from documents.recognition.engine import recognise
from documents.recognition.values import Finding, Proposal
from eoffice.journal.recording import record
from search.models import IndexRequest
from storage.models import Attachment, AttachmentRole, FileVersion
from storage.renditions import pages_of

MOST_BODIES = 2000
FIELDS: Mapping[str, str] = {
    "code_number": "code_number",
    "code_notation": "code_notation",
    "date": "dated_on",
    "issuing_body": "body_name",
    "kind": "kind_code",
    "subject": "subject",
    "urgency": "urgency",
    "signer_name": "signer_name",
    "signer_title": "signer_title",
    "deadline": "answer_by",
    "restricted": "restriction",
}
"""Which field of a registration each finding of the engine is proposed for."""


def consider(version: FileVersion, *, at: datetime) -> None:
    """Take note of a version that was read, in the transaction in which the reading ended."""
    attached = Attachment.objects.filter(file=version.file).select_related("thing")
    for attachment in attached:
        document = Document.objects.filter(thing=attachment.thing).first()
        if document is not None:
            IndexRequest.objects.ask_for(attachment.thing)
            _consider(document, attachment, version, at)


def _consider(
    document: Document, attachment: Attachment, version: FileVersion, at: datetime
) -> None:
    if attachment.role in {AttachmentRole.PREPARED, AttachmentRole.SIGNED, AttachmentRole.ISSUED}:
        return  # made here from a draft that was looked at
    document.lock()
    pages = pages_of(version)
    proposal = recognise(
        pages,
        file_name=version.name,
        is_scan=version.reading.was_recognised,
        known_bodies=_known_bodies(document),
    )
    if proposal.secrecy:
        secrets.refuse_paper(document, at=at)
        return
    is_proposed = (
        document.direction == Direction.INCOMING
        and document.state == IncomingState.INTAKE
        and attachment.role == AttachmentRole.MAIN
    )
    if is_proposed and pages:
        _propose(document, proposal)
        record(events.INCOMING_READ_BY_ENGINE, actor=None, thing=document.thing, at=at)


def _known_bodies(document: Document) -> list[str]:
    names = Correspondent.objects.filter(agency=document.thing.agency)
    return list(names.order_by("-pk").values_list("name", flat=True)[:MOST_BODIES])


def _propose(document: Document, proposal: Proposal) -> None:
    incoming = document.incoming
    incoming.proposal = {
        FIELDS[name]: _plain(finding)
        for name, finding in proposal.found().items()
        if name in FIELDS
    }
    incoming.save(update_fields=["proposal"])
    # What the list of what came in shows until the clerk has registered it.
    document.subject = str(_value(incoming.proposal, "subject"))[:2000]
    document.body_name = str(_value(incoming.proposal, "body_name"))[:200]
    document.save(update_fields=["subject", "body_name"])


def _value(proposal: Mapping[str, Any], name: str) -> Any:
    return proposal[name]["value"] if name in proposal else ""


def _plain(finding: Finding[Any]) -> dict[str, Any]:
    place, value = finding.place, finding.value
    if isinstance(value, date):
        value = value.isoformat()
    elif isinstance(value, Enum):
        value = value.name
    return {
        "value": value,
        "confidence": finding.confidence,
        "place": {
            "page": place.page,
            "left": place.left,
            "top": place.top,
            "right": place.right,
            "bottom": place.bottom,
        }
        if place
        else None,
    }
