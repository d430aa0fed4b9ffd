"""Letters that came in: registered, opened as the office does, and some with work on them."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from documents import events
from documents.lifecycles import IncomingState
from documents.models import Direction, Document, IncomingDocument, Source
from documents.models.registers import INCOMING_SERIES, sort_key_of
from documents.recognition.symbols import same_letter_key
from eoffice.access.models import Cause, Right
from eoffice.assignments.lifecycles import AssignmentState
from eoffice.assignments.models import Assignment, AssignmentRole, Instruction
from eoffice.organization.models import (
    Domain,
    Holder,
    Role,
    Term,
    TermOutcome,
    TermRule,
)
from eoffice.things.models import Thing
from storage.models import Attachment, AttachmentRole
from tests.benchmarks.books import enter
from tests.benchmarks.founding import Office, day_of, subject_of
from tests.benchmarks.rows import Given, Happening, bulk, give, note

WITH_WORK, LEFT_OPEN, SUBMITTED, REGISTERED, TOLD = 20, 1000, 300, 500, 200
"""One in so many; of letters long past, work is left open on one in LEFT_OPEN."""


def make(office: Office, numbers: list[int]) -> dict[int, Thing]:
    """Make letters; return their things by their numbers."""
    at = timezone.now()
    things = Thing.objects.bulk_create(
        Thing(
            kind=Direction.INCOMING,
            agency=office.agency,
            sort_key=sort_key_of(day_of(number), number),
            created_at=at,
        )
        for number in numbers
    )
    of = dict(zip(numbers, things, strict=True))
    entries = enter(office, INCOMING_SERIES, of)
    bulk(
        Document(
            thing=thing,
            direction=Direction.INCOMING,
            kind_code="CV",
            state=state_of(office, number),
            subject=subject_of(number),
            code_number=str(number % 5000 + 1),
            code_notation="BTP-VP",
            body_name=_sender(office, number),
            dated_on=day_of(number),
            entry=entries[number],
            sort_key=thing.sort_key,
        )
        for number, thing in of.items()
    )
    bulk(_arrival(office, number, thing) for number, thing in of.items())
    bulk(Attachment(thing=thing, file=office.file, role=AttachmentRole.MAIN) for thing in things)
    did = (events.INCOMING_RECEIVED, events.INCOMING_REGISTERED)
    note(Happening(thing, office.clerk, at, did) for thing in things)
    worked_on = [number for number in numbers if number % WITH_WORK == 0]
    leads = {number: _who_leads(office, number) for number in worked_on}
    give(_rights(office, of, leads))
    _give_work(office, of, leads)
    return of


def state_of(office: Office, number: int) -> IncomingState:
    """Say how far a letter has come; what is not done is of the last months, or left over."""
    if number % WITH_WORK == 0:
        is_open = office.is_recent(number) or number % LEFT_OPEN == 0
        return IncomingState.IN_PROGRESS if is_open else IncomingState.DONE
    if office.is_recent(number) and number % SUBMITTED == 1:
        return IncomingState.SUBMITTED
    if office.is_recent(number) and number % REGISTERED == 7:
        return IncomingState.REGISTERED
    return IncomingState.DONE


def _sender(office: Office, number: int) -> str:
    return office.correspondents[number % len(office.correspondents)].name


def _arrival(office: Office, number: int, thing: Thing) -> IncomingDocument:
    submitted = state_of(office, number) == IncomingState.SUBMITTED
    leader = office.viewers["broad"]
    key = same_letter_key(
        number=str(number % 5000 + 1),
        notation="BTP-VP",
        body=_sender(office, number),
        year=day_of(number).year,
    )
    return IncomingDocument(
        document_id=thing.pk,
        source=Source.FILE,
        arrived_at=thing.created_at,
        correspondent=office.correspondents[number % len(office.correspondents)],
        letter_key=key[:300],
        registered_by=office.clerk.user,
        submitted_to=leader.post if submitted else None,
        submitted_at=thing.created_at if submitted else None,
    )


def _rights(office: Office, of: dict[int, Thing], leads: dict[int, Holder]) -> Iterator[Given]:
    """Give what the registry's own act gives, and more: to a post, to a circle, to who works."""
    holders, leader = office.holders, office.viewer_posts["broad"]
    for number, thing in of.items():
        yield Given(thing, holders[Role.REGISTRY], Right.READ, Cause.REGISTERED)
        yield Given(thing, holders[Role.AUDITORS], Right.METADATA, Cause.AUDITED)
        yield Given(thing, holders[Domain.INCOMING_LISTED], Right.METADATA, Cause.OPENED)
        yield Given(thing, holders[Domain.INCOMING_READ], Right.READ, Cause.OPENED)
        yield Given(thing, office.chance.choice(office.posts), Right.READ, Cause.INFORM)
        yield Given(thing, office.chance.choice(office.circles), Right.READ, Cause.FILED)
        if number in leads:
            yield Given(thing, leader, Right.READ, Cause.INSTRUCTED)
            yield Given(thing, leads[number], Right.READ, Cause.LEAD)
        if number % TOLD == 0:
            for holder in office.viewer_posts.values():
                yield Given(thing, holder, Right.READ, Cause.INFORM)
        if state_of(office, number) == IncomingState.SUBMITTED:
            yield Given(thing, leader, Right.READ, Cause.SUBMITTED)


def _who_leads(office: Office, number: int) -> Holder:
    """The head of a division has most of the work, and the medium viewer some, in good time."""
    is_left_open = number % LEFT_OPEN == 0
    if number % (2 * WITH_WORK) == 0 and number % 3 == 1 and not is_left_open:
        return office.viewer_posts["medium"]
    return office.chance.choice([intake for _staff, intake in office.units.values()])


def _give_work(office: Office, of: dict[int, Thing], leads: dict[int, Holder]) -> None:
    """Have instructions given by the director, a twentieth of all; those long past are settled."""
    at, leader = timezone.now(), office.viewers["broad"]
    given = Instruction.objects.bulk_create(
        Instruction(
            thing=of[number],
            source="document",
            text="Đề nghị tham mưu trả lời.",
            given_by=leader.post,
            given_by_person=leader.user,
            given_at=at,
        )
        for number in leads
    )
    is_open = [state_of(office, number) == IncomingState.IN_PROGRESS for number in leads]
    terms = Term.objects.bulk_create(
        Term(
            agency=office.agency,
            rule=TermRule.WORKING_DAYS,
            amount=5,
            starts_at=at,
            due_at=at + timedelta(days=office.chance.randint(-5, 30)),
            settled_at=None if runs else at,
            outcome="" if runs else TermOutcome.BEFORE,
        )
        for runs in is_open
    )
    bulk(
        Assignment(
            instruction=instruction,
            to_holder=holder,
            role=AssignmentRole.LEAD,
            term=term,
            state=AssignmentState.WAITING if runs else AssignmentState.DONE,
            settled_at=None if runs else at,
            outcome="" if runs else TermOutcome.BEFORE,
        )
        for instruction, holder, term, runs in zip(
            given, leads.values(), terms, is_open, strict=True
        )
    )
