"""Delegations: who acts for one's post while one is away."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from eoffice.accounts.models import User
from eoffice.administration import events
from eoffice.administration import policies as policy
from eoffice.journal.recording import record
from eoffice.organization.actor import Actor
from eoffice.organization.models import Delegation, Post


@transaction.atomic
def delegate(
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
) -> Delegation:
    """Let a person act for one's own post from an instant until another; no kinds means every kind.

    For the post of somebody else an administrator proposes it: see `proposals`.
    """
    post.refresh_from_db(from_queryset=Post.objects.select_for_update())
    policy.can_delegate_own(actor, post, deputy, at).enforce()
    policy.can_begin_delegation(post, basis, begins_at, ends_at, at).enforce()

    delegation = Delegation.objects.create(
        post=post,
        deputy=deputy,
        kinds=list(kinds),
        may_sign=may_sign,
        basis=basis.strip(),
        begins_at=max(begins_at, at),
        ends_at=ends_at,
    )

    record(
        events.POST_DELEGATED,
        actor=actor,
        thing=None,
        at=at,
        words=f"{post.title} → {deputy.full_name}; {delegation.basis}",
        delegation=delegation.uid,
        deputy=deputy.uid,
        post=post.uid,
        may_sign=may_sign,
        kinds=len(delegation.kinds),
        begins_at=delegation.begins_at,
        ends_at=ends_at,
    )
    return delegation


@transaction.atomic
def revoke(*, delegation: Delegation, actor: Actor, at: datetime) -> None:
    """Take a delegation back; the next request of the deputy finds it gone."""
    delegation.refresh_from_db(from_queryset=Delegation.objects.select_for_update())
    policy.can_revoke(actor, delegation, at).enforce()

    delegation.revoked_at = at
    delegation.save(update_fields=["revoked_at"])

    record(
        events.DELEGATION_REVOKED,
        actor=actor,
        thing=None,
        at=at,
        words=f"{delegation.post.title} → {delegation.deputy.full_name}",
        delegation=delegation.uid,
    )
