"""The pages on which people make webhooks, look after them, and see what arrived."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages as told
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eoffice.accounts.sealing import seal, unseal
from eoffice.api.models import Token
from eoffice.journal.once import once
from eoffice.lib.verdicts import Verdict
from eoffice.organization.requests import OfficeRequest
from eoffice.webhooks import policies as policy
from eoffice.webhooks import tellable
from eoffice.webhooks.actions import webhooks
from eoffice.webhooks.forms import WebhookForm
from eoffice.webhooks.lifecycles import MessageState
from eoffice.webhooks.models import Fault, Webhook, WebhookMessage
from eoffice.webhooks.models.webhooks import WebhookQuerySet

_SHOWN_ONCE = "secret_of_webhook"
_MOST = 50
_TONES = {
    MessageState.WAITING: "amber",
    MessageState.TOLD: "green",
    MessageState.WITHHELD: "grey",
    MessageState.GIVEN_UP: "red",
}


@dataclass(frozen=True)
class ShownWebhook:
    """A webhook in the list: how it is, in words."""

    webhook: Webhook
    state: str | Promise
    tone: str


@dataclass(frozen=True)
class ShownMessage:
    """A message on the page of its webhook."""

    message: WebhookMessage
    words: str | Promise
    fault: str | Promise
    tone: str
    can_send_again: Verdict


@require_safe
def list_mine(request: OfficeRequest) -> HttpResponse:
    """Show one's webhooks."""
    now = timezone.now()
    found = Webhook.objects.of_person(request.user).unended().for_use().order_by("-pk")
    context = {
        "webhooks": [_shown(webhook, now) for webhook in found],
        "can_make": policy.can_make(request.actor, now),
    }
    return TemplateResponse(request, "webhooks/own/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def add(request: OfficeRequest) -> HttpResponse:
    """Make a webhook; the next page shows its secret, once."""
    now = timezone.now()
    policy.can_make(request.actor, now).enforce()
    living = Token.objects.of_person(request.user).living_at(now).for_use().order_by("-pk")
    tokens = [token for token in living if policy.can_use(request.actor, token, now)]
    sent = request.POST if request.method == "POST" else None
    form = WebhookForm(sent, tokens=tokens, actor=request.actor)
    if form.is_bound and form.is_valid():
        webhook, secret = webhooks.make(actor=request.actor, at=now, **form.cleaned_data)
        request.session[_SHOWN_ONCE] = [str(webhook.uid), seal(secret)]
        return redirect("webhooks:detail", webhook.uid)
    return TemplateResponse(
        request, "webhooks/own/add.html", {"form": form}, status=422 if form.is_bound else 200
    )


@require_safe
def detail(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Show a webhook with its last messages; a secret only straight after it was made."""
    now = timezone.now()
    webhook = get_object_or_404(_mine(request), uid=uid)
    found = WebhookMessage.objects.of_webhook(webhook).order_by("-pk")[:_MOST]
    can_send = policy.can_send(request.actor, webhook, now)
    shown = [_shown_message(message, can_send) for message in found]
    context = {
        "one": _shown(webhook, now),
        "webhook": webhook,
        "events": [(code, _words(code)) for code in webhook.codes],
        "messages_sent": shown,
        "secret": _secret_of(request, webhook),
        "can_test": can_send,
        "can_change": policy.can_change(request.actor, webhook),
        "can_switch_on": policy.can_switch_on(request.actor, webhook, now),
    }
    return TemplateResponse(request, "webhooks/own/detail.html", context)


@require_POST
@once
def test(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Send a message about nothing."""
    webhook = get_object_or_404(_mine(request), uid=uid)
    webhooks.test(webhook=webhook, actor=request.actor, at=timezone.now())
    told.success(request, _("A test is on its way; this page shows what came of it."))
    return redirect("webhooks:detail", webhook.uid)


@require_POST
@once
def renew_secret(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Make a new secret; the next page shows it, once."""
    webhook = get_object_or_404(_mine(request), uid=uid)
    secret = webhooks.renew_secret(webhook=webhook, actor=request.actor, at=timezone.now())
    request.session[_SHOWN_ONCE] = [str(webhook.uid), seal(secret)]
    return redirect("webhooks:detail", webhook.uid)


@require_POST
@once
def switch_off(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Send nothing for now."""
    webhook = get_object_or_404(_mine(request), uid=uid)
    webhooks.switch_off(webhook=webhook, actor=request.actor, at=timezone.now())
    told.success(request, _("Nothing is sent until you switch it on again."))
    return redirect("webhooks:detail", webhook.uid)


@require_POST
@once
def switch_on(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Send again."""
    webhook = get_object_or_404(_mine(request), uid=uid)
    webhooks.switch_on(webhook=webhook, actor=request.actor, at=timezone.now())
    told.success(request, _("What happens from now on is sent."))
    return redirect("webhooks:detail", webhook.uid)


@require_POST
@once
def end(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """End a webhook for good."""
    webhook = get_object_or_404(_mine(request), uid=uid)
    webhooks.end(webhook=webhook, actor=request.actor, at=timezone.now())
    told.success(request, _("The webhook to %(host)s has ended.") % {"host": webhook.host})
    return redirect("webhooks:mine")


@require_POST
@once
def send_again(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Send one message once more."""
    found = WebhookMessage.objects.filter(webhook__in=_mine(request)).select_related("webhook")
    message = get_object_or_404(found, uid=uid)
    webhooks.send_again(message=message, actor=request.actor, at=timezone.now())
    told.success(request, _("The message is on its way again."))
    return redirect("webhooks:detail", message.webhook.uid)


def _mine(request: OfficeRequest) -> WebhookQuerySet:
    return Webhook.objects.of_person(request.user).unended().for_use()


def _secret_of(request: OfficeRequest, webhook: Webhook) -> str:
    """Take the secret out of the session, where it lies sealed, if it is that of this webhook."""
    kept = request.session.get(_SHOWN_ONCE)
    if request.method != "GET" or not kept or kept[0] != str(webhook.uid):
        return ""
    del request.session[_SHOWN_ONCE]
    return unseal(kept[1])


def _shown(webhook: Webhook, now: datetime) -> ShownWebhook:
    if webhook.off_at is not None:
        return ShownWebhook(webhook, _("Switched off"), "grey")
    if policy.is_over(webhook.token, now):
        return ShownWebhook(webhook, _("Its token is over"), "grey")
    if not policy.can_lead_to(webhook.token, webhook.host, webhook.port):
        return ShownWebhook(webhook, _("Its host is not allowed"), "red")
    if webhook.failing_since is not None:
        return ShownWebhook(webhook, _("Does not arrive"), "red")
    return ShownWebhook(webhook, _("Switched on"), "green")


def _shown_message(message: WebhookMessage, can_send: Verdict) -> ShownMessage:
    return ShownMessage(
        message=message,
        words=_words(message.code),
        fault=Fault(message.fault).label,
        tone=_TONES[MessageState(message.state)],
        can_send_again=policy.can_repeat(message) if can_send else can_send,
    )


def _words(code: str) -> str | Promise:
    known = tellable.find(code)
    return known.words if known is not None else _("Test")
