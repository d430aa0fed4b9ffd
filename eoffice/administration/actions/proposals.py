"""What needs a second person: proposed, and then confirmed, declined or withdrawn (0011)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.actions.people import begin_code
from eoffice.accounts.models import User
from eoffice.administration import events, four_eyes
from eoffice.administration import policies as policy
from eoffice.administration.lifecycles import PROPOSAL
from eoffice.administration.models import Proposal, ProposalKind
from eoffice.journal.recording import record
from eoffice.lib.clock import office_day
from eoffice.lib.verdicts import Verdict, denied
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder, Holding, Post
from eoffice.organization.moments import first_moment_of, moment_after

PROPOSED = {
    ProposalKind.APPOINTMENT: events.APPOINTMENT_PROPOSED,
    ProposalKind.DELEGATION: events.DELEGATION_PROPOSED,
    ProposalKind.ACCESS: events.ACCESS_PROPOSED,
    ProposalKind.SECOND_STEP: events.SECOND_STEP_PROPOSED,
    ProposalKind.IMPORT: events.IMPORT_PROPOSED,
}


@transaction.atomic
def propose_appointment(
    *,
    post: Post,
    person: User,
    first_day: date,
    actor: Actor,
    at: datetime,
    last_day: date | None = None,
) -> Proposal:
    """Propose that a person hold a post from a day, until another one where it is known."""
    _lock_post(post)
    policy.can_appoint(actor, post, person, at).enforce()

    begins_at = at if first_day <= office_day(at) else first_moment_of(first_day)
    last_day = last_day or post.valid_until
    ends_at = moment_after(last_day) if last_day else None
    if ends_at is not None and ends_at <= begins_at:
        denied(_("The last day lies before the first one.")).enforce()
    held = Holding.objects.filter(holder__post=post, person=person)
    if held.overlapping(begins_at, ends_at).exists():
        denied(_("This person holds the post already in that period.")).enforce()
    return _propose(
        ProposalKind.APPOINTMENT,
        post.unit.agency,
        person,
        actor=actor,
        at=at,
        post=post,
        begins_at=begins_at,
        ends_at=ends_at,
    )


@transaction.atomic
def propose_delegation(
    *,
    post: Post,
    deputy: User,
    basis: str,
    begins_at: datetime,
    ends_at: datetime,
    actor: Actor,
    at: datetime,
    kinds: Sequence[str] = (),
    may_sign: bool = False,
) -> Proposal:
    """Propose that a person act for the post of somebody else; no kinds means every kind."""
    _lock_post(post)
    policy.can_delegate(actor, post, deputy, at).enforce()
    policy.can_begin_delegation(post, basis, begins_at, ends_at, at).enforce()

    return _propose(
        ProposalKind.DELEGATION,
        post.unit.agency,
        deputy,
        actor=actor,
        at=at,
        post=post,
        basis=basis.strip(),
        begins_at=begins_at,
        ends_at=ends_at,
        kinds=list(kinds),
        may_sign=may_sign,
    )


@transaction.atomic
def propose_access(*, person: User, actor: Actor, at: datetime) -> tuple[Proposal, str]:
    """Ask for a code with which a person chooses a password; return its first half.

    It opens nothing until somebody else has confirmed it and handed over the second half. Until
    then the password that the person has goes on to work.
    """
    person.refresh_from_db(from_queryset=User.objects.select_for_update())
    policy.can_change_account(actor, person).enforce()

    agency = membership.home_of(person) or actor.agency
    _can_wait(ProposalKind.ACCESS, agency, person, None, proposer=actor.user, at=at).enforce()
    code, half = begin_code(person=person, at=at)
    return _propose(ProposalKind.ACCESS, agency, person, actor=actor, at=at, code=code), half


@transaction.atomic
def propose_reset(*, person: User, actor: Actor, at: datetime) -> Proposal:
    """Ask that a person's second step be taken away, who has lost what it is shown with.

    Until somebody else has confirmed it, it is asked for as before; the password stays.
    """
    person.refresh_from_db(from_queryset=User.objects.select_for_update())
    policy.can_reset_second_step(actor, person).enforce()

    agency = membership.home_of(person) or actor.agency
    return _propose(ProposalKind.SECOND_STEP, agency, person, actor=actor, at=at)


@transaction.atomic
def decline(*, proposal: Proposal, reason: str, actor: Actor, at: datetime) -> None:
    """Say no to a proposal, with the reason."""
    proposal.lock()
    four_eyes.can_decline(actor, proposal, at).enforce()
    if not reason.strip():
        denied(_("Say why it is declined.")).enforce()

    proposal.reason = reason.strip()
    _settle(proposal, "decline", events.PROPOSAL_DECLINED, actor=actor, at=at)


@transaction.atomic
def withdraw(*, proposal: Proposal, actor: Actor, at: datetime) -> None:
    """Take back what one has proposed oneself."""
    proposal.lock()
    four_eyes.can_withdraw(actor, proposal, at).enforce()

    _settle(proposal, "withdraw", events.PROPOSAL_WITHDRAWN, actor=actor, at=at)


def said(proposal: Proposal) -> str:
    """Say for the journal whom and what a proposal is about."""
    if proposal.kind == ProposalKind.IMPORT:
        return proposal.basis
    if proposal.post is None:
        return proposal.whom.full_name
    return f"{proposal.whom.full_name} → {proposal.post.title}, {proposal.post.unit.name}"


def _propose(
    kind: ProposalKind,
    agency: Agency,
    person: User,
    *,
    actor: Actor,
    at: datetime,
    **facts: Any,
) -> Proposal:
    post = facts.get("post")
    _can_wait(kind, agency, person, post, proposer=actor.user, at=at).enforce()

    proposal = Proposal.objects.create(
        agency=agency, kind=kind, person=person, proposed_by=actor.user, proposed_at=at, **facts
    )

    record(
        PROPOSED[kind],
        actor=actor,
        thing=None,
        at=at,
        words=said(proposal),
        proposal=proposal.uid,
        person=person.uid,
        post=proposal.post.uid if proposal.post else None,
        begins_at=proposal.begins_at,
        ends_at=proposal.ends_at,
    )
    return proposal


def _can_wait(
    kind: ProposalKind,
    agency: Agency,
    person: User,
    post: Post | None,
    *,
    proposer: User,
    at: datetime,
) -> Verdict:
    """What nobody could confirm is not proposed, and nothing is proposed twice at a time."""
    waiting = Proposal.objects.waiting_at(at).filter(kind=kind, person=person, post=post)
    if waiting.exists():
        return denied(_("The same waits for a second person already."))
    return four_eyes.can_be_confirmed(agency, proposer=proposer, person=person, at=at)


def _settle(proposal: Proposal, move: str, event: str, *, actor: Actor, at: datetime) -> None:
    proposal.state = PROPOSAL.after(proposal.state, move)
    proposal.settled_by, proposal.settled_at = actor.user, at
    proposal.save(update_fields=["state", "settled_by", "settled_at", "reason"])
    if proposal.kind == ProposalKind.IMPORT:
        proposal.batch.forget()

    record(
        event,
        actor=actor,
        thing=None,
        at=at,
        words=said(proposal),
        proposal=proposal.uid,
        person=proposal.person.uid if proposal.person else None,
    )


def _lock_post(post: Post) -> None:
    Holder.objects.of_post(post)
    post.refresh_from_db(from_queryset=Post.objects.select_for_update())
