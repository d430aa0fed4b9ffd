"""What a drafter enters, as values: handed to the actions, and set as a page while it is typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.models import Document, Purpose, Restriction, Urgency
from eoffice.organization.models import Agency, Holder, Post


@dataclass(frozen=True)
class Recipient:
    """One line of "Nơi nhận": an agency of the catalogue, somebody inside, or a mere name."""

    name: str
    purpose: Purpose = Purpose.ACTION
    agency: Agency | None = None
    holder: Holder | None = None


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What the drafter enters (Appendix VI, part I)."""

    kind_code: str
    subject: str
    text: str
    signer: Post
    capacity: str = ""
    addressed_to: str = ""
    urgency: int = Urgency.NORMAL
    restriction: str = Restriction.NONE
    recipients: Sequence[Recipient] = ()


def content_of(document: Document) -> Draft:
    """Return what was entered of a draft."""
    outgoing = document.outgoing
    return Draft(
        kind_code=document.kind_code,
        subject=document.subject,
        text=outgoing.text,
        signer=outgoing.signer,
        capacity=outgoing.capacity,
        addressed_to=outgoing.addressed_to,
        urgency=document.urgency,
        restriction=document.restriction,
        recipients=[
            Recipient(
                name=delivery.name,
                purpose=Purpose(delivery.purpose),
                agency=delivery.agency,
                holder=delivery.holder,
            )
            for delivery in document.deliveries.select_related("agency", "holder")
        ],
    )
