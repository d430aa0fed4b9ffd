"""Delegating one's own post while one is away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eoffice.administration import policies as policy
from eoffice.administration import reading
from eoffice.administration.actions import delegations
from eoffice.administration.forms.delegations import OwnDelegationForm
from eoffice.administration.views.forms import FormPage, show
from eoffice.journal.once import once
from eoffice.lib.clock import office_day
from eoffice.organization.models import Delegation
from eoffice.organization.requests import OfficeRequest


@require_safe
def list_mine(request: OfficeRequest) -> HttpResponse:
    """Show who acts for the post that I act in, and how to name a deputy."""
    actor = request.actor
    context = {
        "lines": reading.delegations_by(actor, at=timezone.now()),
        "post": actor.post,
        "can_delegate": policy.can_delegate_at_all(actor, actor.post),
    }
    return TemplateResponse(request, "administration/delegations/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def add(request: OfficeRequest) -> HttpResponse:
    """Let somebody act for my post."""
    actor, now = request.actor, timezone.now()
    policy.can_delegate_at_all(actor, actor.post).enforce()
    sent = request.POST if request.method == "POST" else None
    form = OwnDelegationForm(sent, actor=actor, agency=actor.agency, today=office_day(now))
    if form.is_bound and form.is_valid():
        delegation = delegations.delegate(
            **{"post": actor.post, **form.as_facts()}, actor=actor, at=now
        )
        messages.success(
            request,
            _("%(name)s acts for you from %(first)s to %(last)s.")
            % {
                "name": delegation.deputy.full_name,
                "first": f"{form.cleaned_data['first_day']:%d/%m/%Y}",
                "last": f"{form.cleaned_data['last_day']:%d/%m/%Y}",
            },
            extra_tags=reverse("delegations:revoke", args=[delegation.uid]),
        )
        return redirect("delegations:mine")
    page = FormPage(
        heading=_("Name a deputy"),
        button=_("Delegate"),
        back_url=reverse("delegations:mine"),
        back=_("My delegations"),
        explanation=_(
            "The deputy sees and does what the post may, for these kinds of document and days, and "
            "cannot pass it on (Decree 30/2020/NĐ-CP, Article 13.4)."
        ),
    )
    return show(request, form, page)


@require_POST
@once
def revoke(request: OfficeRequest, uid: UUID) -> HttpResponse:
    given = Delegation.objects.filter(post=request.actor.post)
    delegation = get_object_or_404(given, uid=uid)
    delegations.revoke(delegation=delegation, actor=request.actor, at=timezone.now())
    messages.success(
        request,
        _("%(name)s does not act for you any more.") % {"name": delegation.deputy.full_name},
    )
    return redirect("delegations:mine")
