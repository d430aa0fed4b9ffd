"""The pages on which administrators allow hosts for webhooks, and see who uses them."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eoffice.administration.views.doors import for_administrators
from eoffice.administration.views.forms import FormPage, show
from eoffice.journal.once import once
from eoffice.lib.verdicts import Verdict
from eoffice.organization.requests import OfficeRequest
from eoffice.webhooks import policies as policy
from eoffice.webhooks.actions import hosts
from eoffice.webhooks.forms import HostForm
from eoffice.webhooks.models import AllowedHost, Webhook


@dataclass(frozen=True)
class ShownHost:
    """A host on the page, and the webhooks that lead there."""

    host: AllowedHost
    webhooks: list[Webhook]
    can_withdraw: Verdict


@require_safe
@for_administrators
def list_hosts(request: OfficeRequest) -> HttpResponse:
    """Show what is allowed, and whose webhooks lead there: never their paths, nor what they say."""
    agency = request.actor.agency
    webhooks = list(Webhook.objects.unended().of_agency(agency).for_use().order_by("pk"))
    allowed = AllowedHost.objects.standing().of_agency(agency).select_related("allowed_by")
    shown = [
        ShownHost(
            host,
            [one for one in webhooks if (one.host, one.port) == (host.host, host.port)],
            policy.can_withdraw(request.actor, host),
        )
        for host in allowed.order_by("host", "port")
    ]
    return TemplateResponse(request, "webhooks/hosts/list.html", {"hosts": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def allow(request: OfficeRequest) -> HttpResponse:
    """Allow a host."""
    form = HostForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            allowed = hosts.allow(actor=request.actor, at=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            form.add_error("host", error)
        else:
            messages.success(
                request, _("Webhooks may lead to %(host)s now.") % {"host": str(allowed)}
            )
            return redirect("webhook-hosts:list")
    page = FormPage(
        heading=_("Allow a host"),
        button=_("Allow"),
        back_url=reverse("webhook-hosts:list"),
        back=_("Telling programs"),
        explanation=_(
            "Programs there are told that something happened, when, and the id of the thing: no "
            "subject, no text, no name. Your own webhooks cannot lead to a host that you allow."
        ),
    )
    return show(request, form, page)


@require_POST
@for_administrators
@once
def withdraw(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Stop what goes to a host."""
    found = AllowedHost.objects.of_agency(request.actor.agency)
    host = get_object_or_404(found, uid=uid)
    hosts.withdraw(host=host, actor=request.actor, at=timezone.now())
    messages.success(request, _("Nothing goes to %(host)s any more.") % {"host": str(host)})
    return redirect("webhook-hosts:list")
