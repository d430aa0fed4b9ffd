"""Who may allow hosts, make webhooks and send again, and why not."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from eoffice.api.models import Token
from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization.actor import Actor
from eoffice.webhooks import tellable
from eoffice.webhooks.lifecycles import MESSAGE
from eoffice.webhooks.models import AllowedHost, Webhook, WebhookMessage

MOST = 20


def can_allow(actor: Actor) -> Verdict:
    if not actor.administers(actor.agency.pk):
        return denied(_("Hosts for webhooks are allowed by an administrator of the agency."))
    return ALLOWED


def can_withdraw(actor: Actor, host: AllowedHost) -> Verdict:
    """Whoever of the administrators: to stop something must be quick."""
    if not actor.administers(host.agency_id):
        return denied(_("Hosts for webhooks are allowed by an administrator of the agency."))
    if host.withdrawn_at is not None:
        return denied(_("This host was withdrawn already."))
    return ALLOWED


def can_make(actor: Actor, at: datetime) -> Verdict:
    """As with tokens: for what is one's own, never while standing in for another."""
    if actor.on_behalf_of is not None:
        return denied(_("A webhook is made in a post of your own, not while you stand in."))
    if actor.through is not None:
        return denied(_("A program makes no webhooks."))
    tokens = Token.objects.of_person(actor.user).living_at(at).for_use()
    if all(is_over(token, at) for token in tokens):
        return denied(_("A webhook uses a token of yours: make one first."))
    if Webhook.objects.of_person(actor.user).unended().count() >= MOST:
        return denied(_("You have as many webhooks as one person may have; end one first."))
    return ALLOWED


def can_use(actor: Actor, token: Token, at: datetime) -> Verdict:
    if token.person_id != actor.user.pk:
        return denied(_("A webhook uses a token of your own."))
    if is_over(token, at):
        return denied(_("This token is over already."))
    return ALLOWED


def is_over(token: Token, at: datetime) -> bool:
    """Say whether nothing more is told by a token that was loaded for use.

    The password counts as well: a token whose person has changed it is dead, though its row says
    nothing of that.
    """
    mark = token.person.get_session_auth_hash()
    return not token.lives_at(at) or not constant_time_compare(token.password_mark, mark)


def can_lead_to(token: Token, host: str, port: int) -> Verdict:
    """Two people: who allowed the host is not the one whose webhook leads there."""
    if port not in settings.WEBHOOKS_PORTS:
        return denied(_("This port is not one of those that are allowed."))
    allowed = AllowedHost.objects.standing().of_agency(token.post.unit.agency).named(host, port)
    found = allowed.first()
    if found is None:
        return denied(_("Your agency has not allowed this host: ask an administrator."))
    if found.allowed_by_id == token.person_id:
        return denied(_("You allowed this host yourself: a second person has to look at it."))
    return ALLOWED


def can_be_told(token: Token, codes: Collection[str]) -> Verdict:
    """Only of what the token could read at the door for programs as well."""
    if not codes:
        return denied(_("Choose at least one event."))
    for code in codes:
        told = tellable.find(code)
        if told is None:
            return denied(_("There is no such event."))
        if not token.allows(told.scope):
            return denied(
                _("The token lacks the scope “%(scope)s” for “%(event)s”.")
                % {"scope": told.scope.value, "event": told.words}
            )
    return ALLOWED


def can_change(actor: Actor, webhook: Webhook) -> Verdict:
    if webhook.token.person_id != actor.user.pk:
        return denied(_("A webhook is looked after by its person."))
    if actor.on_behalf_of is not None:
        return denied(_("A webhook is looked after in a post of your own, not as a stand-in."))
    if webhook.ended_at is not None:
        return denied(_("This webhook has ended."))
    return ALLOWED


def can_send(actor: Actor, webhook: Webhook, at: datetime) -> Verdict:
    """What is to be sent needs a webhook that is on, a token that lives, and its host."""
    verdict = can_change(actor, webhook)
    if not verdict:
        return verdict
    if webhook.off_at is not None:
        return denied(_("This webhook is switched off: switch it on first."))
    if is_over(webhook.token, at):
        return denied(_("The token of this webhook is over: make another webhook."))
    return can_lead_to(webhook.token, webhook.host, webhook.port)


def can_switch_on(actor: Actor, webhook: Webhook, at: datetime) -> Verdict:
    verdict = can_change(actor, webhook)
    if not verdict:
        return verdict
    if webhook.off_at is None:
        return denied(_("This webhook is switched on already."))
    if is_over(webhook.token, at):
        return denied(_("The token of this webhook is over: make another webhook."))
    return can_lead_to(webhook.token, webhook.host, webhook.port)


def can_switch_off(actor: Actor, webhook: Webhook) -> Verdict:
    verdict = can_change(actor, webhook)
    if verdict and webhook.off_at is not None:
        return denied(_("This webhook is switched off already."))
    return verdict


def can_send_again(actor: Actor, message: WebhookMessage, at: datetime) -> Verdict:
    verdict = can_send(actor, message.webhook, at)
    return can_repeat(message) if verdict else verdict


def can_repeat(message: WebhookMessage) -> Verdict:
    if not MESSAGE.allows(message.state, "send_again"):
        return denied(_("This message waits to be sent already, or may not be sent."))
    return ALLOWED
