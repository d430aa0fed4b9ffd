"""Giving work: text, people and deadline in one act; also inside a unit, and calling it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from eoffice.access.granting import end_grants, grant
from eoffice.access.models import Cause, Right
from eoffice.access.opening import open_to_heads
from eoffice.assignments import events, policies
from eoffice.assignments.closing import work_has_changed
from eoffice.assignments.lifecycles import ASSIGNMENT
from eoffice.assignments.models import Assignment, AssignmentRole, Instruction
from eoffice.journal.recording import record
from eoffice.organization import deadlines
from eoffice.organization.actor import WORKED_BY, Actor, posts_of
from eoffice.organization.models import Holder, Post, Term, TermRule, Unit
from eoffice.things.models import Thing

CAUSE_OF_ROLE = {
    AssignmentRole.LEAD: Cause.LEAD,
    AssignmentRole.SUPPORT: Cause.SUPPORT,
    AssignmentRole.INFORM: Cause.INFORM,
}


@dataclass(frozen=True)
class Line:
    """One recipient of an instruction, and what is asked of them."""

    holder: Holder
    role: AssignmentRole


@dataclass(frozen=True)
class Deadline:
    """Until when: in a number of working days, on a day, or at once."""

    rule: TermRule
    amount: int | None = None
    day: date | None = None

    def make_term(self, thing: Thing, at: datetime) -> Term:
        """Make the term that begins now; raises ValidationError when nothing can be due then."""
        try:
            return deadlines.make(
                agency=thing.agency, rule=self.rule, amount=self.amount, day=self.day, at=at
            )
        except deadlines.DeadlineRefusedError as error:
            raise ValidationError(str(error)) from error


@transaction.atomic
def give(
    *,
    thing: Thing,
    text: str,
    lines: Sequence[Line],
    actor: Actor,
    at: datetime,
    source: str,
    deadline: Deadline | None = None,
    parent: Assignment | None = None,
) -> Instruction:
    """Give work on a thing; the caller has asked whether the actor may.

    Whoever is named reads it, and so does the head of the unit where it went past them.
    Raises ValidationError when nobody is named, somebody twice, or two lead (Decree
    30/2020/NĐ-CP, Article 23.2: of several units one leads). A deadline that is past raises too.
    """
    _require_sound(thing, lines)
    instruction = Instruction.objects.create(
        thing=thing,
        source=source,
        text=text,
        given_by=actor.post,
        given_by_person=actor.user,
        on_behalf_of=actor.on_behalf_of,
        given_at=at,
    )
    for ordinal, line in enumerate(lines):
        has_term = deadline is not None and line.role != AssignmentRole.INFORM
        assignment = Assignment.objects.create(
            instruction=instruction,
            parent=parent,
            to_holder=line.holder,
            role=line.role,
            ordinal=ordinal,
            term=deadline.make_term(thing, at) if deadline and has_term else None,
        )
        grant(
            thing,
            [line.holder],
            Right.READ,
            cause=CAUSE_OF_ROLE[line.role],
            at=at,
            reference=str(instruction.uid),
        )
        units = _units_of(line.holder, at)
        open_to_heads(thing, units, at=at, reference=str(assignment.uid))
    grant(thing, [Holder.objects.of_post(actor.post)], Right.READ, cause=Cause.INSTRUCTED, at=at)
    record(
        events.INSTRUCTION_GIVEN,
        actor=actor,
        thing=thing,
        at=at,
        words=text,
        instruction=instruction.uid,
        lines=len(lines),
    )
    return instruction


@transaction.atomic
def split(
    *,
    assignment: Assignment,
    text: str,
    lines: Sequence[Line],
    actor: Actor,
    at: datetime,
    deadline: Deadline | None = None,
) -> Instruction:
    """Split a line inside the unit; the line itself stays with whoever splits it."""
    assignment.lock()
    policies.can_split(actor, assignment).enforce()
    assignment.state = ASSIGNMENT.after(assignment.state, "split")
    assignment.taken_by, assignment.taken_by_person = actor.post, actor.user
    assignment.taken_at = assignment.taken_at or at
    assignment.save(update_fields=["state", "taken_by", "taken_by_person", "taken_at"])
    thing = assignment.instruction.thing
    instruction = give(
        thing=thing,
        text=text,
        lines=lines,
        actor=actor,
        at=at,
        source=assignment.instruction.source,
        deadline=deadline,
        parent=assignment,
    )
    record(
        events.ASSIGNMENT_SPLIT,
        actor=actor,
        thing=thing,
        at=at,
        assignment=assignment.uid,
        instruction=instruction.uid,
    )
    work_has_changed(thing, actor, at)
    return instruction


@transaction.atomic
def withdraw(*, assignment: Assignment, reason: str, actor: Actor, at: datetime) -> None:
    """Call a line back, with the reason; the right that came with it ends."""
    assignment.lock()
    policies.can_withdraw(actor, assignment).enforce()
    instruction = assignment.instruction
    assignment.settle("withdraw", at=at)
    end_rights(assignment, at=at)
    record(
        events.ASSIGNMENT_WITHDRAWN,
        actor=actor,
        thing=instruction.thing,
        at=at,
        words=reason,
        assignment=assignment.uid,
    )
    work_has_changed(instruction.thing, actor, at)


def end_rights(assignment: Assignment, *, at: datetime) -> None:
    """End the rights that came with a line: the recipient's, and their head's."""
    instruction = assignment.instruction
    end_grants(
        instruction.thing,
        at=at,
        cause=CAUSE_OF_ROLE[AssignmentRole(assignment.role)],
        holder=assignment.to_holder,
        reference=str(instruction.uid),
    )
    end_grants(instruction.thing, at=at, cause=Cause.UNIT, reference=str(assignment.uid))


def _units_of(holder: Holder, at: datetime) -> list[Unit]:
    """Return the units of a post or person; leaders of the agency answer to no head of a unit."""
    posts: list[Post] = [holder.post] if holder.post else []
    if holder.person is not None:
        posts = [post for post in posts_of(holder.person, at) if post.agency == holder.agency]
    return [post.unit for post in posts if not post.leads_agency]


def _require_sound(thing: Thing, lines: Sequence[Line]) -> None:
    holders = [line.holder.pk for line in lines]
    if not lines:
        raise ValidationError(_("Name at least one person or unit."))
    if any(line.holder.post and not line.holder.post.works_in_unit for line in lines):
        raise ValidationError(
            _("Administrators, auditors and external delegates are not given work on documents.")
        )
    if any(line.holder.kind not in WORKED_BY for line in lines):
        raise ValidationError(_("Work is given to posts, units and persons."))
    if len(set(holders)) < len(holders):
        raise ValidationError(_("Somebody is named twice; keep one role for each."))
    if sum(line.role == AssignmentRole.LEAD for line in lines) > 1:
        raise ValidationError(_("Only one can lead; let the others support."))
    if any(line.holder.agency_id != thing.agency_id for line in lines):
        raise ValidationError(_("Work is given inside the agency; others get a document."))
