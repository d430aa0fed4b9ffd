"""How a letter comes in: it is taken in, registered, submitted, and an instruction is given."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from documents.actions import deliveries, incoming, progress
from documents.actions.incoming import Facts
from documents.demo import sayings, working
from documents.demo.papers import Shape
from documents.demo.stops import Arrival, Case, Stop, Twist, facts_of
from documents.demo.world import World
from documents.models import Delivery, Document, Source
from eoffice.assignments.actions.giving import Deadline, Line
from eoffice.assignments.models import AssignmentRole
from eoffice.demo.office import House, Seat
from eoffice.demo.timeline import Story
from eoffice.lib.clock import office_day
from eoffice.organization.models import Duty, Holder, TermRule
from storage.models import FileVersion

_DAYS = (3, 5, 5, 7, 7, 10, 15)
_SHORT = 0.2
_RECENT = timedelta(days=60)  # within which letters of offices below wait for their leaders
_WAITS = timedelta(days=8)  # how long the newest deliveries wait to be taken in
_WAITED_FOR = (Stop.ARRIVED, Stop.REGISTERED, Stop.SUBMITTED)  # the next to open it is at work
_INFORMED = (Duty.SECRETARY, Duty.ARCHIVIST, Duty.DEPUTY_DIRECTOR)


def arrive(world: World, arrival: Arrival) -> Story:
    """Tell of a letter that comes to the department from elsewhere."""
    house, letter = world.office.department, arrival.letter
    chance = world.office.chance(f"arrival {letter.subject}")
    yield arrival.at
    paper = world.papers[letter.subject]
    is_scan = arrival.shape is Shape.SCANNED or letter.is_of_a_citizen
    document = incoming.receive(
        content=paper.content,
        name=paper.name,
        actor=house.clerk.actor,
        at=arrival.at,
        source=Source.SCAN if is_scan else Source.FILE,
    )
    if arrival.stop in _WAITED_FOR:
        _read_first(world, document)
    case = Case(
        facts=facts_of(letter, is_restricted=arrival.twist is Twist.RESTRICTED),
        unit=arrival.unit or letter.unit,
        stop=arrival.stop,
        twist=arrival.twist,
        chance=chance,
        leader=arrival.leader,
    )
    yield from handle(world, house, document, case, arrival.at)
    if arrival.twist is Twist.AGAIN:
        at = world.later(world.office.hours.before(world.office.now, 6), chance, 0.2, 2)
        yield at
        copy = incoming.receive(
            content=paper.content,
            name=f"ban-sao-{paper.name}",
            actor=house.clerk.actor,
            at=at,
            source=Source.MAIL,
        )
        _read_first(world, copy)


def be_delivered(world: World, house: House, delivery: Delivery, at: datetime) -> Story:
    """Tell of a document that another agency of the installation has sent."""
    document = delivery.document
    chance = world.office.chance(f"delivery {document.subject} {house.agency.name}")
    waits = world.office.now - at < _WAITS or world.office.is_small
    at = world.later(at, chance, 0.5, 8)
    if waits:
        return
    yield at
    if chance.random() < 0.05:
        deliveries.refuse(
            delivery=delivery, reason=sayings.DELIVERY_REFUSED, actor=house.clerk.actor, at=at
        )
        return
    arrival = deliveries.take_in(delivery=delivery, actor=house.clerk.actor, at=at)
    case = Case(
        facts=Facts(
            subject=document.subject,
            body_name=document.body_name,
            kind_code=document.kind_code,
            code_number=document.code_number,
            code_notation=document.code_notation,
            dated_on=document.dated_on,
            urgency=document.urgency,
            signer_title=document.signer_title,
            signer_name=document.signer_name,
        ),
        unit=document.outgoing.unit.agency.symbol,
        stop=_stop_of(world, house, chance, at),
        twist=Twist.NONE,
        chance=chance,
    )
    yield from handle(world, house, arrival, case, at)


def handle(world: World, house: House, document: Document, case: Case, at: datetime) -> Story:
    """Tell what is done with a letter that lies in the intake."""
    clerk, chance = house.clerk.actor, case.chance
    if case.stop is Stop.ARRIVED:
        return
    at = world.later(at, chance, 0.1, 1.2)
    yield at
    if case.twist is Twist.REFUSED:
        incoming.refuse(document=document, reason=sayings.REFUSED, actor=clerk, at=at)
        return
    if case.twist is Twist.VOIDED:
        wrong = replace(case.facts, body_name="Sở Tài chính tỉnh Sông Lam")
        incoming.register(document=document, facts=wrong, actor=clerk, at=at)
        at = world.later(at, chance, 0.2, 0.6)
        yield at
        incoming.void(document=document, reason=sayings.VOID_IN, actor=clerk, at=at)
    incoming.register(document=document, facts=case.facts, actor=clerk, at=at)
    if case.stop is Stop.REGISTERED and case.twist is not Twist.RETURNED:
        return
    at = world.later(at, chance, 0.1, 1)
    yield at
    unit = world.unit_for(house, case.unit)
    leader = world.leader_for(house, unit, case.leader)
    incoming.submit(document=document, to=leader.post, actor=clerk, at=at)
    if case.stop is Stop.SUBMITTED:
        return
    at = world.later(at, chance, 0.3, 6)
    yield at
    if case.twist is Twist.RETURNED:
        incoming.return_(document=document, reason=sayings.RETURNED, actor=leader.actor, at=at)
        return
    yield from _instruct(world, house, document, case=case, leader=leader, at=at)


def _instruct(
    world: World, house: House, document: Document, *, case: Case, leader: Seat, at: datetime
) -> Story:
    unit = world.unit_for(house, case.unit)
    deadline = _deadline(case, at)
    given = progress.instruct(
        document=document,
        text=case.chance.choice(sayings.INSTRUCTIONS).format(unit=house.units[unit].name),
        lines=_lines(world, house, unit, leader, case.chance),
        actor=leader.actor,
        at=at,
        deadline=deadline,
    )
    for line in given.assignments.order_by("ordinal"):
        if line.role == AssignmentRole.SUPPORT:
            world.office.timeline.tell(working.support(world, house, line, case.chance, at))
        elif line.role == AssignmentRole.INFORM:
            world.office.timeline.tell(working.take_note(world, house, line, case.chance, at))
        elif case.stop > Stop.INSTRUCTED:
            yield from working.lead(world, house, document, line=line, case=case, at=at)


def _lines(world: World, house: House, unit: str, leader: Seat, chance: Random) -> list[Line]:
    """Name who leads, who supports and who is to know."""
    if house is not world.office.department:
        worker = world.worker_in(house, unit)
        return [Line(worker.holder, AssignmentRole.LEAD)]
    lines = [Line(house.intakes[unit], AssignmentRole.LEAD)]
    others = [symbol for symbol in house.units if symbol not in {unit, "LĐ"}]
    if world.office.is_small or chance.random() < 0.4:
        lines += [
            Line(house.intakes[symbol], AssignmentRole.SUPPORT)
            for symbol in chance.sample(others, k=1 if chance.random() < 0.7 else 2)
        ]
    if world.office.is_small or chance.random() < 0.35:
        known = [seat for seat in house.seats_of(*_INFORMED) if seat.post != leader.post]
        chosen = known if world.office.is_small else chance.sample(known, k=chance.choice((1, 2)))
        lines += [Line(Holder.objects.of_post(seat.post), AssignmentRole.INFORM) for seat in chosen]
    return lines


def _stop_of(world: World, house: House, chance: Random, at: datetime) -> Stop:
    """Let some of what was lately delivered to the offices below wait there."""
    if house is world.office.department or world.office.now - at > _RECENT:
        return Stop.DONE
    return chance.choice((Stop.SUBMITTED, Stop.SPLIT, Stop.DONE))


def _read_first(world: World, document: Document) -> None:
    """Have a letter in the intake read at once: its fields are proposed from what is read."""
    versions = FileVersion.objects.filter(file__attachments__thing=document.thing)
    world.office.read_first.update(str(uid) for uid in versions.values_list("uid", flat=True))


def _deadline(case: Case, at: datetime) -> Deadline | None:
    is_waiting = Stop.INSTRUCTED < case.stop < Stop.DONE
    if is_waiting and case.chance.random() < _SHORT:  # so that some of it is late by now
        return Deadline(TermRule.WORKING_DAYS, amount=case.chance.choice((1, 2, 3)))
    day = case.facts.answer_by
    if day is not None and day > office_day(at) + timedelta(days=2):
        return Deadline(TermRule.DAY, day=day)
    if case.chance.random() < 0.08:
        return None
    return Deadline(TermRule.WORKING_DAYS, amount=case.chance.choice(_DAYS))
