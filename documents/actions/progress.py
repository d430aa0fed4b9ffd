"""Derives how far an incoming document has come from the work that was given on it."""

from datetime import datetime

from django.db import transaction

from documents import events
from documents.lifecycles import INCOMING, IncomingState
from documents.models import Direction, Document
from documents.policies import incoming as policy
from eoffice.assignments import closing
from eoffice.assignments.actions import giving
from eoffice.assignments.lifecycles import AssignmentState
from eoffice.assignments.models import Assignment, AssignmentRole, Instruction
from eoffice.journal.recording import record
from eoffice.organization.actor import Actor
from eoffice.things.models import Thing

SOURCE = "document"


@transaction.atomic
def instruct(
    *,
    document: Document,
    text: str,
    lines: list[giving.Line],
    actor: Actor,
    at: datetime,
    deadline: giving.Deadline | None = None,
) -> Instruction:
    """Say what is to be done, by whom, until when: one act (Article 23.2)."""
    document.lock()
    policy.can_instruct(actor, document).enforce()
    instruction = giving.give(
        thing=document.thing,
        text=text,
        lines=lines,
        actor=actor,
        at=at,
        source=SOURCE,
        deadline=deadline,
    )
    record(
        events.INCOMING_INSTRUCTED,
        actor=actor,
        thing=document.thing,
        at=at,
        instruction=instruction.uid,
    )
    follow_work(document.thing, actor, at)
    return instruction


def follow_work(thing: Thing, actor: Actor, at: datetime) -> None:
    """Bring the state to what the assignments say; the only writer of IN_PROGRESS and DONE."""
    document = Document.objects.get(thing=thing)
    document.lock()
    move = _move_of(document)
    if move is None:
        return
    document.state = INCOMING.after(document.state, move)
    document.save(update_fields=["state"])
    record(events.INCOMING_PROGRESSED, actor=actor, thing=thing, at=at, state=document.state)


def _move_of(document: Document) -> str | None:
    """Name the move to the state that the lines call for; None where it is that already."""
    wanted = _wanted_state(document)
    moves = {
        IncomingState.IN_PROGRESS: ("begin", "resume"),
        IncomingState.DONE: ("finish",),
        IncomingState.SUBMITTED: ("call_back",),
    }
    if wanted is None or wanted == document.state:
        return None
    possible = (move for move in moves[wanted] if INCOMING.allows(document.state, move))
    return next(possible, None)


def _wanted_state(document: Document) -> IncomingState | None:
    lines = Assignment.objects.filter(instruction__thing=document.thing, parent__isnull=True)
    over = {AssignmentState.RETURNED, AssignmentState.WITHDRAWN}
    standing = [line for line in lines if line.state not in over]
    if not standing:
        return IncomingState.SUBMITTED if lines else None
    leading = [line for line in standing if line.role == AssignmentRole.LEAD]
    counted = leading or [line for line in standing if line.role == AssignmentRole.SUPPORT]
    if all(line.state == AssignmentState.DONE for line in counted):
        return IncomingState.DONE
    return IncomingState.IN_PROGRESS


def register() -> None:
    """Tell the floor below what closing means for a letter. Called once, when apps are ready."""
    closing.register(Direction.INCOMING, follow_work)
