"""Doing work: accepting, reporting, returning, completing, and opening it again."""

from datetime import datetime

from django.db import transaction

from eoffice.assignments import events, policies
from eoffice.assignments.actions.giving import end_rights
from eoffice.assignments.closing import work_has_changed
from eoffice.assignments.lifecycles import ASSIGNMENT
from eoffice.assignments.models import Assignment, AssignmentNote, AssignmentRole, NoteKind
from eoffice.journal.recording import record
from eoffice.organization.actor import Actor


@transaction.atomic
def accept(*, assignment: Assignment, actor: Actor, at: datetime) -> None:
    """Take the work on; of a unit's line the others see who has it."""
    assignment.lock()
    policies.can_accept(actor, assignment).enforce()
    _take(assignment, "accept", actor, at)
    _record(events.ASSIGNMENT_ACCEPTED, assignment, actor, at)


@transaction.atomic
def report(*, assignment: Assignment, words: str, actor: Actor, at: datetime) -> AssignmentNote:
    """Say how far it has come; the line stays open."""
    assignment.lock()
    policies.can_report(actor, assignment).enforce()
    _take(assignment, "report", actor, at)
    note = _write(assignment, NoteKind.REPORT, words, actor, at)
    _record(events.ASSIGNMENT_REPORTED, assignment, actor, at, words=words)
    return note


@transaction.atomic
def return_(*, assignment: Assignment, reason: str, actor: Actor, at: datetime) -> None:
    """Give the work back to whoever gave it, with the reason."""
    assignment.lock()
    policies.can_return(actor, assignment).enforce()
    assignment.settle("return", at=at, in_unit=actor.post.unit)
    _write(assignment, NoteKind.RETURN, reason, actor, at)
    end_rights(assignment, at=at)
    _record(events.ASSIGNMENT_RETURNED, assignment, actor, at, words=reason)


@transaction.atomic
def complete(*, assignment: Assignment, words: str, actor: Actor, at: datetime) -> None:
    """Settle the work with its result; how its deadline was kept is frozen."""
    assignment.lock()
    policies.can_complete(actor, assignment).enforce()
    _complete(assignment, words, actor, at)


@transaction.atomic
def complete_by_result(*, assignment: Assignment, actor: Actor, at: datetime) -> None:
    """Settle a line because what it asked for has come about (its reply was issued).

    Lines above it whose leading parts are all done are settled with it. The actor is whoever
    brought it about, not necessarily the recipient: no policy is asked.
    """
    line: Assignment | None = assignment
    while line is not None:
        line.lock()
        if not ASSIGNMENT.allows(line.state, "complete"):
            return
        if line.parts.open().of_roles(AssignmentRole.LEAD).exists():
            return
        _complete(line, "", actor, at)
        line = line.parent


@transaction.atomic
def reopen(*, assignment: Assignment, reason: str, actor: Actor, at: datetime) -> None:
    """Open settled work again, with the reason."""
    assignment.lock()
    policies.can_reopen(actor, assignment).enforce()
    assignment.unsettle("reopen")
    _record(events.ASSIGNMENT_REOPENED, assignment, actor, at, words=reason)


def _complete(assignment: Assignment, words: str, actor: Actor, at: datetime) -> None:
    for part in assignment.parts.open():
        part.settle("complete", at=at, in_unit=actor.post.unit)
    assignment.settle("complete", at=at, in_unit=actor.post.unit)
    if words:
        _write(assignment, NoteKind.RESULT, words, actor, at)
    _record(events.ASSIGNMENT_COMPLETED, assignment, actor, at, words=words)


def _take(assignment: Assignment, move: str, actor: Actor, at: datetime) -> None:
    assignment.state = ASSIGNMENT.after(assignment.state, move)
    if assignment.taken_at is None:
        assignment.taken_by, assignment.taken_by_person = actor.post, actor.user
        assignment.taken_at = at
    assignment.save(update_fields=["state", "taken_by", "taken_by_person", "taken_at"])


def _write(
    assignment: Assignment, kind: NoteKind, words: str, actor: Actor, at: datetime
) -> AssignmentNote:
    return AssignmentNote.objects.create(
        assignment=assignment, kind=kind, words=words, written_by=actor.user, written_at=at
    )


def _record(
    event: str, assignment: Assignment, actor: Actor, at: datetime, *, words: str = ""
) -> None:
    thing = assignment.instruction.thing
    record(event, actor=actor, thing=thing, at=at, words=words, assignment=assignment.uid)
    work_has_changed(thing, actor, at)
