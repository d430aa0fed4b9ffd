"""How work is done in the demo office: split, accepted, reported on, completed or answered."""

from datetime import datetime
from random import Random

from documents.actions.drafts import Draft, Recipient
from documents.actions.forming import capacity_of
from documents.demo import filing, sayings, sending
from documents.demo.stops import Case, Halt, Stop, Twist
from documents.demo.world import World
from documents.models import Document
from eoffice.assignments.actions import doing, giving
from eoffice.assignments.actions.giving import Deadline, Line
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.demo.hours import LENGTH
from eoffice.demo.office import House, Seat
from eoffice.demo.timeline import Story
from eoffice.lib.clock import office_day
from eoffice.organization.models import Duty, TermRule

_LONGEST = 30.0  # working days after which the slowest have done their work
_ANSWERED = 0.17  # of the letters


def lead(
    world: World, house: House, document: Document, *, line: Assignment, case: Case, at: datetime
) -> Story:
    """Tell of the line that leads: in the department it is split inside the unit."""
    chance = case.chance
    days = _days_of(line, chance)
    at = world.later(at, chance, 0.4, 5)
    yield at
    part, worker, head = line, _seat_for(house, line), None
    if worker is None:
        unit = world.unit_for(house, case.unit)
        head = house.seat_of(Duty.HEAD, unit)
        worker = world.worker_in(house, unit)
        if case.twist is Twist.RETURNED:
            doing.return_(assignment=line, reason=sayings.UNIT_RETURNS, actor=head.actor, at=at)
            return
        part = _split(house, line, head, worker, chance=chance, at=at)
    if case.stop is Stop.SPLIT:
        return
    at = world.later(at, chance, 0.3, 5)
    yield at
    doing.accept(assignment=part, actor=worker.actor, at=at)
    if case.stop is Stop.ACCEPTED:
        return
    if case.stop is Stop.REPORTED or chance.random() < 0.3:
        at = world.later(at, chance, 2, max(days * LENGTH * 0.3, 3))
        yield at
        words = chance.choice(sayings.REPORTS)
        doing.report(assignment=part, words=words, actor=worker.actor, at=at)
        if case.stop is Stop.REPORTED:
            return
    at = world.office.hours.after(at, days * LENGTH * 0.85)
    yield at
    yield from _finish(
        world, house, document, lines=(line, part), seats=(worker, head), case=case, at=at
    )


def support(world: World, house: House, line: Assignment, chance: Random, at: datetime) -> Story:
    """Tell of a line that supports: the deputy head of the unit sees to it."""
    days = _days_of(line, chance)
    if world.office.is_small or line.to_holder.unit is None:
        return
    seat = house.seat_of(Duty.DEPUTY_HEAD, line.to_holder.unit.symbol)
    at = world.office.hours.after(at, days * LENGTH * 0.8)
    yield at
    if line.instruction.assignments.open().filter(pk=line.pk).exists():
        words = chance.choice(sayings.SUPPORTS)
        doing.complete(assignment=line, words=words, actor=seat.actor, at=at)


def take_note(world: World, house: House, line: Assignment, chance: Random, at: datetime) -> Story:
    """Tell of a line that is for information: somebody has read it."""
    seat = _seat_for(house, line)
    if world.office.is_small or seat is None:
        return
    at = world.later(at, chance, 3, 45)
    yield at
    doing.complete(assignment=line, words="", actor=seat.actor, at=at)


def _finish(
    world: World,
    house: House,
    document: Document,
    *,
    lines: tuple[Assignment, Assignment],
    seats: tuple[Seat, Seat | None],
    case: Case,
    at: datetime,
) -> Story:
    (line, part), (worker, head) = lines, seats
    may_answer = not document.is_restricted and house is world.office.department
    answers = case.twist is Twist.ANSWERED or case.chance.random() < _ANSWERED
    if may_answer and answers and case.facts.code_notation:
        document.refresh_from_db()  # its state follows the work on it
        reply = _reply(world, house, document, case)
        yield from sending.draft(
            world,
            house,
            reply,
            drafter=worker,
            halt=Halt.ISSUED,
            chance=case.chance,
            at=at,
            answers=document,
        )
        at = world.later(at, case.chance, 8, 30)
    else:
        words = case.chance.choice(sayings.RESULTS)
        doing.complete(assignment=part, words=words, actor=worker.actor, at=at)
        if head is not None:
            at = world.later(at, case.chance, 0.3, 4)
            yield at
            doing.complete(assignment=line, words="", actor=head.actor, at=at)
    yield from filing.file(world, house, document, seat=worker, case=case, at=at)


def _split(
    house: House, line: Assignment, head: Seat, worker: Seat, *, chance: Random, at: datetime
) -> Assignment:
    lines = [Line(worker.holder, AssignmentRole.LEAD)]
    unit = head.post.unit.symbol
    others = [seat for seat in house.seats_of(Duty.STAFF, unit=unit) if seat != worker]
    if others and chance.random() < 0.3:
        lines.append(Line(chance.choice(others).holder, AssignmentRole.SUPPORT))
    given = giving.split(
        assignment=line,
        text=chance.choice(sayings.SPLITS),
        lines=lines,
        actor=head.actor,
        at=at,
        deadline=_same_day(line, at),
    )
    return given.assignments.get(role=AssignmentRole.LEAD)


def _same_day(line: Assignment, at: datetime) -> Deadline | None:
    """Let the parts of a line be due with it, as long as that is not past."""
    if line.term is None or line.term.due_on < office_day(at):
        return None
    return Deadline(TermRule.DAY, day=line.term.due_on)


def _reply(world: World, house: House, document: Document, case: Case) -> Draft:
    own = house.agency.short_name
    body = document.body_name
    subject = document.subject[:1].lower() + document.subject[1:]
    signer = world.leader_for(house, world.unit_for(house, case.unit), case.leader)
    paragraphs = (
        words.format(code=document.code, body=body, subject=subject, own=own)
        for words in sayings.REPLY
    )
    agency = world.agencies.get(body)
    return Draft(
        kind_code="CV",
        subject=f"Trả lời {document.code} về việc {subject}",
        text="\n".join(paragraphs),
        signer=signer.post,
        capacity=capacity_of(signer.post),
        addressed_to=body,
        recipients=[Recipient(body, agency=agency)],
    )


def _seat_for(house: House, line: Assignment) -> Seat | None:
    """Return the seat to whose post a line was given; none where it went to a unit."""
    return next((seat for seat in house.seats if seat.post.pk == line.to_holder.post_id), None)


def _days_of(line: Assignment, chance: Random) -> float:
    """Say how long the work takes: mostly less than the deadline gives, sometimes more."""
    given = line.term.working_days_left(line.term.starts_at) if line.term else 6
    return min(max(given, 1) * chance.triangular(0.3, 1.35, 0.75), _LONGEST)
