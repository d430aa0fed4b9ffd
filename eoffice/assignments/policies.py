"""Who may do what with work that was given, and why not."""

from django.utils.translation import gettext as _

from eoffice.assignments.lifecycles import ASSIGNMENT
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization.actor import Actor
from eoffice.organization.models import HolderKind


def is_mine(actor: Actor, assignment: Assignment) -> bool:
    """Say whether the line is for one of the actor's holders."""
    return assignment.to_holder_id in actor.holders


def can_accept(actor: Actor, assignment: Assignment) -> Verdict:
    if not ASSIGNMENT.allows(assignment.state, "accept"):
        return denied(_("This work was accepted already, or is over."))
    return _for_the_recipient(actor, assignment)


def can_split(actor: Actor, assignment: Assignment) -> Verdict:
    if not ASSIGNMENT.allows(assignment.state, "split"):
        return denied(_("This work is over."))
    if assignment.role == AssignmentRole.INFORM:
        return denied(_("What is for information is not split."))
    if not (actor.post.heads_unit or actor.post.leads_agency):
        return denied(_("Work is split by the head of the unit."))
    return _for_the_recipient(actor, assignment)


def can_report(actor: Actor, assignment: Assignment) -> Verdict:
    if not ASSIGNMENT.allows(assignment.state, "report"):
        return denied(_("This work is over."))
    if assignment.role == AssignmentRole.INFORM:
        return denied(_("What is for information asks for no report."))
    return _for_the_recipient(actor, assignment)


def can_return(actor: Actor, assignment: Assignment) -> Verdict:
    if not ASSIGNMENT.allows(assignment.state, "return"):
        return denied(_("This work is over."))
    if assignment.role == AssignmentRole.INFORM:
        return denied(_("What is for information is not returned."))
    if assignment.parts.open().exists():
        return denied(_("This work was split; call the parts back first."))
    return _for_the_recipient(actor, assignment)


def can_complete(actor: Actor, assignment: Assignment) -> Verdict:
    if not ASSIGNMENT.allows(assignment.state, "complete"):
        return denied(_("This work is over."))
    if assignment.parts.open().of_roles(AssignmentRole.LEAD).exists():
        return denied(_("A part of this work is still open with the one who leads it."))
    return _for_the_recipient(actor, assignment)


def can_reopen(actor: Actor, assignment: Assignment) -> Verdict:
    if not ASSIGNMENT.allows(assignment.state, "reopen"):
        return denied(_("Only work that is done can be opened again."))
    if actor.post != assignment.instruction.given_by and not is_mine(actor, assignment):
        return denied(_("Work is opened again by those who gave or did it."))
    return ALLOWED


def can_withdraw(actor: Actor, assignment: Assignment) -> Verdict:
    if not ASSIGNMENT.allows(assignment.state, "withdraw"):
        return denied(_("This work is over."))
    if actor.post != assignment.instruction.given_by:
        return denied(_("Work is called back by whoever gave it."))
    return ALLOWED


def _for_the_recipient(actor: Actor, assignment: Assignment) -> Verdict:
    if not is_mine(actor, assignment):
        return denied(_("This work was given to somebody else."))
    taken_by = assignment.taken_by_id
    shared = assignment.to_holder.kind in {HolderKind.UNIT, HolderKind.INTAKE}
    if shared and taken_by not in {None, actor.post.pk} and not actor.post.heads_unit:
        return denied(_("A colleague has accepted this work."))
    return ALLOWED
