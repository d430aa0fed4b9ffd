"""Delegations of the agency's posts: the list, making one for somebody else, revoking one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eoffice.administration import reading
from eoffice.administration.actions import delegations, proposals
from eoffice.administration.forms.delegations import DelegationForm
from eoffice.administration.views.doors import for_administrators
from eoffice.administration.views.forms import FormPage, show
from eoffice.journal.once import once
from eoffice.lib.clock import office_day
from eoffice.organization.models import Delegation
from eoffice.organization.requests import OfficeRequest


@require_safe
@for_administrators
def list_delegations(request: OfficeRequest) -> HttpResponse:
    """Show who acts for which post, from when until when."""
    context = {"lines": reading.delegations_in(request.actor, at=timezone.now())}
    return TemplateResponse(request, "administration/delegations/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def add(request: OfficeRequest) -> HttpResponse:
    """Propose who acts for the post of somebody else; a second person confirms it."""
    now = timezone.now()
    sent = request.POST if request.method == "POST" else None
    form = DelegationForm(
        sent, actor=request.actor, agency=request.actor.agency, today=office_day(now)
    )
    if form.is_bound and form.is_valid():
        proposal = proposals.propose_delegation(actor=request.actor, at=now, **form.as_facts())
        messages.success(
            request,
            _("%(name)s acts for %(post)s once a second person has confirmed it.")
            % {"name": proposal.whom.full_name, "post": proposal.post},
        )
        return redirect("administration:delegations")
    page = FormPage(
        heading=_("Delegate a post"),
        button=_("Propose the delegation"),
        back_url=reverse("administration:delegations"),
        back=_("Delegations"),
        explanation=_(
            "A second administrator or a leader of the agency confirms it. The deputy sees and "
            "does what the post may, for these kinds of document and days, and cannot pass it on "
            "(Decree 30/2020/NĐ-CP, Article 13.4)."
        ),
    )
    return show(request, form, page)


@require_POST
@for_administrators
@once
def revoke(request: OfficeRequest, uid: UUID) -> HttpResponse:
    given = Delegation.objects.filter(post__unit__agency=request.actor.agency)
    delegation = get_object_or_404(given, uid=uid)
    delegations.revoke(delegation=delegation, actor=request.actor, at=timezone.now())
    messages.success(
        request,
        _("%(name)s does not act for %(post)s any more.")
        % {"name": delegation.deputy.full_name, "post": delegation.post.title},
    )
    return redirect("administration:delegations")
