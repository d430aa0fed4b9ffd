"""Tokens: made, used, revoked, and ended with the account."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import constant_time_compare

from eoffice.accounts.models import User
from eoffice.api import bearers, events
from eoffice.api import policies as policy
from eoffice.api.models import Token
from eoffice.api.scopes import Scope
from eoffice.journal.recording import record
from eoffice.lib.text import normalise_line
from eoffice.organization.actor import Actor, NotInPostError, actor_in
from eoffice.organization.models import Holding

USE_IS_NOTED_EVERY = timedelta(hours=1)


@transaction.atomic
def make(
    *, name: str, scopes: Collection[Scope], expires_at: datetime, actor: Actor, at: datetime
) -> tuple[Token, str]:
    """Make a token for the post that the actor is in; return it with its secret, said only here."""
    actor.user.refresh_from_db(from_queryset=User.objects.select_for_update())
    policy.can_make(actor, at).enforce()
    policy.can_last(expires_at, at).enforce()
    policy.can_cover(scopes).enforce()

    secret = bearers.make_secret()
    holdings = Holding.objects.in_force_at(at).filter(holder=actor.post_holder)
    token = Token.objects.create(
        person=actor.user,
        post=actor.post,
        holding=holdings.get(person=actor.user),
        name=normalise_line(name)[:80],
        scopes=[scope.value for scope in Scope if scope in scopes],
        digest=bearers.digest_of(secret),
        password_mark=actor.user.get_session_auth_hash(),
        created_at=at,
        expires_at=expires_at,
    )

    record(
        events.TOKEN_MADE,
        actor=actor,
        thing=None,
        at=at,
        words=token.name,
        token=token.uid,
        post=token.post.uid,
        expires_at=expires_at,
        scopes=len(token.scopes),
    )
    return token, secret


@transaction.atomic
def revoke(*, token: Token, actor: Actor, at: datetime) -> None:
    """End a token: the next request with it is refused."""
    token.lock()
    policy.can_revoke(actor, token, at).enforce()
    _end([token], actor=actor, at=at)


@transaction.atomic
def end_all_of(*, person: User, at: datetime) -> None:
    """End every token of a person whose account was closed, so that none comes back with it."""
    _end(Token.objects.of_person(person).living_at(at).select_for_update(), actor=None, at=at)


def actor_with(secret: str, *, at: datetime) -> tuple[Token, Actor] | None:
    """Return the token of a secret and who acts with it; or None, whatever the reason.

    Asked anew on each request, as pages ask: the account, the post, the holding, the password.
    """
    token = Token.objects.for_use().filter(digest=bearers.digest_of(secret)).first()
    actor = actor_of(token, at=at) if token is not None else None
    return (token, actor) if token is not None and actor is not None else None


def actor_of(token: Token, *, at: datetime) -> Actor | None:
    """Return who acts with a token that was loaded for use; None when it is over."""
    if not token.lives_at(at):
        return None
    if not constant_time_compare(token.password_mark, token.person.get_session_auth_hash()):
        return None
    try:
        actor = actor_in(token.person, token.post, at)
    except NotInPostError:
        return None
    return replace(actor, through=token.uid)


def note_use(*, token: Token, at: datetime) -> None:
    """Note that a token is used; once an hour, so that reading hardly ever writes."""
    last = token.last_used_at
    if last is None or at - last >= USE_IS_NOTED_EVERY:
        Token.objects.filter(pk=token.pk).update(last_used_at=at)


def _end(tokens: Collection[Token], *, actor: Actor | None, at: datetime) -> None:
    for token in tokens:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        record(
            events.TOKEN_REVOKED,
            actor=actor,
            thing=None,
            at=at,
            words=token.name,
            token=token.uid,
            person=token.person.uid,
        )
