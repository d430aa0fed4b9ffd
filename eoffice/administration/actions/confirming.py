"""What a second person sets going: the only place where an appointment begins from a page (S5)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.actions import ways
from eoffice.accounts.actions.people import complete_code
from eoffice.administration import events, four_eyes
from eoffice.administration import policies as policy
from eoffice.administration.actions import batches
from eoffice.administration.actions.proposals import said
from eoffice.administration.lifecycles import PROPOSAL
from eoffice.administration.models import Proposal, ProposalKind
from eoffice.journal.recording import record
from eoffice.lib.verdicts import denied
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import Delegation, Post

CONFIRMED = {
    ProposalKind.APPOINTMENT: events.PERSON_APPOINTED,
    ProposalKind.DELEGATION: events.DELEGATION_CONFIRMED,
    ProposalKind.ACCESS: events.ACCESS_CONFIRMED,
    ProposalKind.SECOND_STEP: events.SECOND_STEP_RESET,
    ProposalKind.IMPORT: events.IMPORT_CONFIRMED,
}


@transaction.atomic
def confirm(*, proposal: Proposal, actor: Actor, at: datetime, seen: str = "") -> str:
    """Let happen what somebody else proposed; return the second half of a code where it is one.

    Whatever could not be proposed any more is refused, and goes on waiting. Of a spreadsheet,
    `seen` is the digest of the lines that the confirmer was shown.
    """
    proposal.lock()
    four_eyes.can_confirm(actor, proposal, at).enforce()

    half = ""
    counts: Mapping[str, int] = {}
    if proposal.kind == ProposalKind.APPOINTMENT:
        _appoint(proposal, at)
    elif proposal.kind == ProposalKind.DELEGATION:
        _delegate(proposal, at)
    elif proposal.kind == ProposalKind.SECOND_STEP:
        ways.reset(person=proposal.whom)
    elif proposal.kind == ProposalKind.IMPORT:
        counts = batches.carry_out(proposal=proposal, seen=seen, actor=actor, at=at)
    else:
        half = _give_access(proposal, at)
    proposal.state = PROPOSAL.after(proposal.state, "confirm")
    proposal.settled_by, proposal.settled_at = actor.user, at
    proposal.save(update_fields=["state", "settled_by", "settled_at"])

    record(
        CONFIRMED[ProposalKind(proposal.kind)],
        actor=actor,
        thing=None,
        at=at,
        words=said(proposal),
        proposal=proposal.uid,
        proposed_by=proposal.proposed_by.uid,
        person=proposal.person.uid if proposal.person else None,
        post=proposal.post.uid if proposal.post else None,
        begins_at=proposal.begins_at,
        ends_at=proposal.ends_at,
        **counts,
    )
    return half


def _appoint(proposal: Proposal, at: datetime) -> None:
    post, planned = _post_and_beginning(proposal)
    policy.can_hold(post, proposal.whom, at).enforce()

    begins_at = max(planned, at)
    if proposal.ends_at is not None and proposal.ends_at <= begins_at:
        denied(_("The last day has passed by now: propose it anew.")).enforce()
    try:
        membership.put_person(post, proposal.whom, at=begins_at, ends_at=proposal.ends_at)
    except membership.AlreadyInPostError as error:
        denied(str(error)).enforce()


def _delegate(proposal: Proposal, at: datetime) -> None:
    post, planned = _post_and_beginning(proposal)
    ends_at = proposal.ends_at or at
    policy.can_be_deputy(post, proposal.whom, at).enforce()
    policy.can_begin_delegation(post, proposal.basis, planned, ends_at, at).enforce()

    Delegation.objects.create(
        post=post,
        deputy=proposal.whom,
        kinds=proposal.kinds,
        may_sign=proposal.may_sign,
        basis=proposal.basis,
        begins_at=max(planned, at),
        ends_at=ends_at,
    )


def _give_access(proposal: Proposal, at: datetime) -> str:
    if proposal.code is None:
        raise TypeError("A code for a new password was proposed without one.")
    return complete_code(code=proposal.code, at=at)


def _post_and_beginning(proposal: Proposal) -> tuple[Post, datetime]:
    if proposal.post is None or proposal.begins_at is None:
        raise TypeError("Appointments and delegations are of a post, from an instant.")
    post = proposal.post
    post.refresh_from_db(from_queryset=Post.objects.select_for_update())
    return post, proposal.begins_at
