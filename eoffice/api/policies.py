"""Who may make and revoke tokens, and why not."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from eoffice.api.models import Token
from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization.actor import Actor

LONGEST = timedelta(days=366)  # a year, whichever day it begins
MOST = 20


def can_make(actor: Actor, at: datetime) -> Verdict:
    """A token is for what is one's own: it is never made while standing in for another."""
    if actor.on_behalf_of is not None:
        return denied(_("A token is made in a post of your own, not while you stand in."))
    if actor.through is not None:
        return denied(_("A program makes no tokens."))
    if Token.objects.of_person(actor.user).living_at(at).count() >= MOST:
        return denied(_("You have as many tokens as one person may have; revoke one first."))
    return ALLOWED


def can_last(expires_at: datetime, at: datetime) -> Verdict:
    if expires_at <= at:
        return denied(_("The last day has passed."))
    if expires_at - at > LONGEST:
        return denied(_("A token lasts a year at most."))
    return ALLOWED


def can_cover(scopes: Collection[str]) -> Verdict:
    if not scopes:
        return denied(_("Choose at least one thing that the program may do."))
    return ALLOWED


def can_revoke(actor: Actor, token: Token, at: datetime) -> Verdict:
    if token.person_id != actor.user.pk:
        return denied(_("A token is revoked by its person."))
    if not token.lives_at(at):
        return denied(_("This token is over already."))
    return ALLOWED
