"""The documents that go out, each as far as its name says; two went to another agency."""

from documents.actions import deliveries, issuing, outgoing
from documents.actions.drafts import Recipient
from documents.actions.keyring import TestKeys
from documents.models import Delivery, Document, Restriction, Stage
from documents.models.registers import Register
from documents.signing.authority import UnofficialAuthority
from eoffice.organization.models import Holder
from tests.documents.factories import draft_content
from tests.factories import FOUNDED
from tests.matrix.world import World
from tests.meetings.factories import create_pdf

PASSPHRASE = "a passphrase of the director 7"
STAGES = ("draft", "submitted", "approved", "signed", "numbered", "issued")


def give_keys(world: World) -> None:
    """Let the director and the agency have keys of a test authority."""
    keys = TestKeys(at=FOUNDED, authority=UnofficialAuthority.found(at=FOUNDED))
    director = world.actor("director")
    name = director.agency.name
    keys.give_person(director.user, PASSPHRASE, organization=name, until_year=2099)
    keys.give_agency(director.agency, until_year=2099)


def write_drafts(world: World) -> None:
    """Write a document for each stage, one that was withdrawn, and one that is restricted."""
    for stage in STAGES[:-1]:
        _until(world, f"draft_{stage}", stage)
    withdrawn = _until(world, "draft_withdrawn", "submitted")
    words = f"Không cần nữa {world.canaries.paper('draft_withdrawn')}"
    drafter = world.actor("drafter")
    outgoing.withdraw(document=withdrawn, reason=words, actor=drafter, at=world.at)
    _until(world, "draft_restricted", "submitted", restriction=Restriction.INTERNAL)
    sent = _until(world, "draft_issued", "issued", inside=True)
    world.place("delivery_sent", uid=_delivery(sent).uid)
    taken = _until(world, "draft_delivered", "issued")
    delivery = _delivery(taken)
    arrival = deliveries.take_in(delivery=delivery, actor=world.actor("stranger"), at=world.at)
    world.place("delivery_taken", uid=delivery.uid)
    world.place_document("letter_elsewhere", arrival)
    for book in Register.objects.of_agency(world.cast.agency):
        world.place(f"register_{'in' if book.is_incoming else 'out'}", uid=book.uid)


def write_more(world: World, name: str) -> Document:
    """Write one more draft that waits for its signature."""
    return _until(world, name, "submitted")


def _until(
    world: World, name: str, stage: str, *, inside: bool = False, restriction: str = ""
) -> Document:
    recipients = [
        Recipient("Ủy ban nhân dân tỉnh Sông Lam"),
        Recipient(world.cast.other.name, agency=world.cast.other),
    ]
    if inside:
        unit = world.cast.units["inspection"]
        recipients.append(Recipient(unit.name, holder=Holder.objects.of_unit(unit)))
    content = draft_content(
        world.actor("director"),
        recipients=recipients,
        subject=world.canaries.subject(name, "Trả lời về"),
        text=f"Sở Tư pháp có ý kiến như sau. {world.canaries.paper(name)}",
        restriction=restriction or Restriction.NONE,
    )
    drafter, director = world.actor("drafter"), world.actor("director")
    document = outgoing.draft(content=content, actor=drafter, at=world.at)
    world.place_document(name, document)
    if stage == "draft":
        enclosed = outgoing.enclose(
            document=document,
            content=create_pdf(f"Phụ lục {world.canaries.paper(name)}"),
            name=f"phụ lục {world.canaries.paper(name)}.pdf",
            actor=drafter,
            at=world.at,
        )
        world.objects[name]["enclosure"] = enclosed.uid
    for done in STAGES[1 : STAGES.index(stage) + 1]:
        if done == "submitted":
            outgoing.submit(document=document, actor=drafter, at=world.at)
        elif done == "approved":
            outgoing.approve(document=document, actor=director, at=world.at)
        elif done == "signed":
            issuing.sign(document=document, passphrase=PASSPHRASE, actor=director, at=world.at)
        elif done == "numbered":
            issuing.number(document=document, actor=world.actor("clerk"), at=world.at)
        else:
            issuing.issue_through(document=document, actor=world.actor("clerk"), at=world.at)
    return document


def _delivery(document: Document) -> Delivery:
    found: Delivery = document.deliveries.get(agency__isnull=False, stage=Stage.SENT)
    return found
