"""Moves the deadlines of an agency after its calendar has changed, and journals each of them."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from eoffice.assignments import events
from eoffice.assignments.models import Assignment
from eoffice.journal.recording import record
from eoffice.organization import deadlines
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency

MANY = 500
"""Terms: up to so many are reckoned while the administrator waits, about half a second."""


@transaction.atomic
def move_deadlines(
    agency: Agency, *, actor: Actor | None, at: datetime, only: Collection[int] | None = None
) -> int:
    """Reckon running deadlines anew; each piece of work whose deadline moves shows it.

    Without an actor the system does it, after the administrator's own entry. Return how many moved.
    """
    moved = deadlines.recompute(agency, only=only)
    by_term = {one.term.pk: one for one in moved}
    work = Assignment.objects.filter(term__in=by_term.keys())
    for assignment in work.select_related("instruction__thing"):
        if assignment.term_id is None:
            continue
        one = by_term[assignment.term_id]
        record(
            events.TERM_CHANGED,
            actor=actor,
            thing=assignment.instruction.thing,
            at=at,
            assignment=assignment.uid,
            was_due_at=one.was,
            due_at=one.term.due_at,
            cause="calendar",
        )
    if moved:
        record(
            events.CALENDAR_CHANGED,
            actor=actor,
            thing=None,
            at=at,
            agency=agency.uid,
            deadlines=len(moved),
        )
    return len(moved)
