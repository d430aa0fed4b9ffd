"""Who may propose, confirm, decline and withdraw, and why not: what nobody does alone (S5)."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.administration.lifecycles import PROPOSAL
from eoffice.administration.models import Proposal, ProposalKind
from eoffice.lib.clock import office_day
from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Duty, HolderKind, Holding, Post

CONFIRMING = (Duty.ADMINISTRATOR, Duty.DIRECTOR, Duty.DEPUTY_DIRECTOR)


def confirms_in(actor: Actor, agency: Agency) -> bool:
    """Say whether an actor is one of those who confirm: in their own post, never for another."""
    if actor.on_behalf_of is not None:
        return False
    return actor.administers(agency.pk) or actor.leads(agency.pk)


def confirmers_of(agency: Agency, *, besides: list[User], at: datetime) -> list[User]:
    """List the administrators and leaders of an agency who are not among these people."""
    posts = Post.objects.in_force_on(office_day(at)).of_agency(agency).filter(duty__in=CONFIRMING)
    held = Holding.objects.in_force_at(at).filter(
        holder__kind=HolderKind.POST, holder__post__in=posts, person__is_active=True
    )
    people = User.objects.filter(pk__in=held.values("person"))
    return list(people.exclude(pk__in=[one.pk for one in besides]).order_by("pk"))


def can_be_confirmed(
    agency: Agency, *, proposer: User, person: User, at: datetime, others: Sequence[User] = ()
) -> Verdict:
    """What nobody could confirm is not proposed: the operator does it, from outside (0011)."""
    if not confirmers_of(agency, besides=[proposer, person, *others], at=at):
        return denied(
            _(
                "Nobody else in the agency could confirm this: there is no second administrator "
                "and no leader. The operator of the installation does it."
            )
        )
    return ALLOWED


def can_confirm(actor: Actor, proposal: Proposal, at: datetime) -> Verdict:
    """A second administrator or a leader of the agency; neither who proposed it nor whom it is for.

    People are compared, not posts: a second post of the same person is the same two eyes.
    """
    verdict = can_decline(actor, proposal, at)
    if not verdict:
        return verdict
    if _is_about(proposal, actor.user):
        return denied(_("This is about you: somebody else confirms it."))
    return ALLOWED


def can_decline(actor: Actor, proposal: Proposal, at: datetime) -> Verdict:
    if not confirms_in(actor, proposal.agency):
        return denied(_("An administrator or a leader of the agency confirms this, in person."))
    verdict = _waits(proposal, "decline", at)
    if not verdict:
        return verdict
    if actor.user.pk == proposal.proposed_by_id:
        return denied(_("You proposed this yourself: a second person has to look at it."))
    return ALLOWED


def _is_about(proposal: Proposal, person: User) -> bool:
    if proposal.kind == ProposalKind.IMPORT:
        return str(person.uid) in proposal.batch.about
    return person.pk == proposal.person_id


def can_withdraw(actor: Actor, proposal: Proposal, at: datetime) -> Verdict:
    if actor.on_behalf_of is not None or actor.user.pk != proposal.proposed_by_id:
        return denied(_("A proposal is withdrawn by the person who made it."))
    return _waits(proposal, "withdraw", at)


def _waits(proposal: Proposal, move: str, at: datetime) -> Verdict:
    if not PROPOSAL.allows(proposal.state, move):
        return denied(_("This was settled already."))
    if proposal.has_lapsed_at(at):
        return denied(_("This has waited for seven days and has ended by itself: propose it anew."))
    return ALLOWED
