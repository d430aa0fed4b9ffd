"""How a document goes out: drafted, submitted, sent back, approved, signed, sealed and issued."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from documents.actions import issuing, outgoing
from documents.actions.drafts import Draft, Recipient
from documents.actions.forming import capacity_of
from documents.demo import sayings
from documents.demo.letters import SampleLetter
from documents.demo.stops import URGENCIES, Halt, Twist
from documents.demo.world import World
from documents.models import Document, Purpose
from eoffice.demo.office import PASSPHRASE, House, Seat
from eoffice.demo.timeline import Story
from eoffice.lib.clock import office_day
from eoffice.organization.models import Agency, Holder

_SENT_BACK_ONCE = 0.12
_NEW = timedelta(days=12)  # of these, the offices below all wait for one


def draft(
    world: World,
    house: House,
    content: Draft,
    *,
    drafter: Seat,
    halt: Halt,
    chance: Random,
    at: datetime,
    answers: Document | None = None,
    twist: Twist = Twist.NONE,
) -> Story:
    """Tell of a document from its draft on, until it halts or is issued."""
    at = world.later(at, chance, 0.1, 2)
    yield at
    document = outgoing.draft(content=content, actor=drafter.actor, at=at, answers=answers)
    if halt is Halt.DRAFTED:
        return
    signer = next(seat for seat in house.seats if seat.post == content.signer)
    at = world.later(at, chance, 0.5, 4)
    yield at
    outgoing.submit(document=document, actor=drafter.actor, at=at)
    if halt is Halt.SENT_BACK or (halt > Halt.SUBMITTED and chance.random() < _SENT_BACK_ONCE):
        at = world.later(at, chance, 0.5, 4)
        yield at
        reason = chance.choice(sayings.SENT_BACK)
        outgoing.send_back(document=document, reason=reason, actor=signer.actor, at=at)
        if halt is Halt.SENT_BACK:
            return
        at = world.later(at, chance, 0.5, 4)
        yield at
        better = replace(content, text=f"{content.text.removesuffix('./.')}, đúng thời hạn./.")
        outgoing.change(document=document, content=better, actor=drafter.actor, at=at)
        outgoing.submit(document=document, actor=drafter.actor, at=at)
    if halt is Halt.SUBMITTED:
        return
    at = world.later(at, chance, 0.5, 5)
    yield at
    outgoing.approve(document=document, actor=signer.actor, at=at)
    if halt is Halt.APPROVED:
        return
    at = world.later(at, chance, 0.1, 2)
    yield at
    issuing.sign(document=document, passphrase=PASSPHRASE, actor=signer.actor, at=at)
    if halt is Halt.SIGNED:
        return
    yield from _issue(world, house, document, chance=chance, at=at, twist=twist)


def _issue(
    world: World, house: House, document: Document, *, chance: Random, at: datetime, twist: Twist
) -> Story:
    clerk = house.clerk.actor
    at = world.later(at, chance, 0.2, 3)
    yield at
    if twist is Twist.VOIDED:
        issuing.number(document=document, actor=clerk, at=at)
        issuing.void(document=document, reason=sayings.VOID_OUT, actor=clerk, at=at)
    issuing.issue_through(document=document, actor=clerk, at=at)
    for delivery in document.deliveries.select_related("document__outgoing__unit__agency"):
        recipient = world.office.house_of(delivery.agency) if delivery.agency else None
        if recipient is not None:
            world.office.timeline.tell(world.be_delivered(world, recipient, delivery, at))


def content_of(
    world: World, house: House, letter: SampleLetter, signer: Seat, chance: Random
) -> Draft:
    """Make of a sample letter what a drafter enters."""
    paragraphs: Sequence[str] = letter.paragraphs
    if letter.kind == "QĐ":
        paragraphs = [f"Điều {number}. {text}" for number, text in enumerate(paragraphs, 1)]
    return Draft(
        kind_code=letter.kind,
        subject=letter.subject,
        text="\n".join(paragraphs),
        signer=signer.post,
        capacity=capacity_of(signer.post),
        addressed_to="\n".join(letter.recipients),
        urgency=URGENCIES[letter.urgency],
        recipients=_recipients(world, house, letter, chance),
    )


def report_of(department: Agency, house: House, letter: SampleLetter) -> Draft:
    """Make of a sample letter what an office writes to the department over it."""
    signer = house.leaders[0]
    own, asked = house.agency.short_name, department.short_name
    return Draft(
        kind_code="BC",
        subject=f"Kết quả công tác của {own} về việc {_begun_small(letter.subject)}",
        text="\n".join(text.replace("Sở Tư pháp", own) for text in letter.paragraphs[:-1])
        + f"\n{own} báo cáo {asked} xem xét, chỉ đạo./.",
        signer=signer.post,
        capacity=capacity_of(signer.post),
        addressed_to=department.name,
        recipients=[Recipient(department.name, agency=department)],
    )


def _begun_small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _recipients(
    world: World, house: House, letter: SampleLetter, chance: Random
) -> list[Recipient]:
    """Name whom it goes to: those it is addressed to, offices below, and a unit of the house."""
    lines = {
        name: Recipient(name, agency=_other(world.agencies.get(name), house))
        for name in letter.recipients
    }
    if house is world.office.department:
        chosen = chance.sample(world.office.branches, k=chance.choice((0, 0, 1, 1, 3)))
        if office_day(world.office.now) - letter.date < _NEW:
            chosen = world.office.branches
        elif world.office.is_small or not lines:
            chosen = chosen or [world.office.branches[0]]
        for branch in chosen:
            name = branch.agency.name
            lines[name] = Recipient(name, agency=branch.agency)
    if chance.random() < 0.3:
        unit = house.units[world.unit_for(house, "VP")]
        lines[unit.name] = Recipient(
            unit.name, purpose=Purpose.INFORM, holder=Holder.objects.of_unit(unit)
        )
    return list(lines.values())


def _other(agency: Agency | None, house: House) -> Agency | None:
    return None if agency == house.agency else agency
