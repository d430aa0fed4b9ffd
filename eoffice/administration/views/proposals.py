"""The page of what waits for a second person: for administrators, and for leaders."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eoffice.administration import four_eyes, waiting
from eoffice.administration.actions import batches, confirming, proposals
from eoffice.administration.batches import showing
from eoffice.administration.forms.proposals import DeclineForm
from eoffice.administration.models import Proposal, ProposalKind
from eoffice.administration.views import showing_once
from eoffice.administration.views.doors import for_confirmers
from eoffice.administration.views.forms import FormPage, show
from eoffice.journal.once import once
from eoffice.organization.requests import OfficeRequest


@require_safe
@for_confirmers
def list_proposals(request: OfficeRequest) -> HttpResponse:
    """Show what waits, with what it would do, and what became of the rest."""
    actor, now = request.actor, timezone.now()
    context = {
        "waiting": waiting.waiting_in(actor, at=now),
        "past": waiting.past_in(actor, at=now),
        "is_administrator": actor.administers(actor.agency.pk),
        "half": showing_once.take(request, showing_once.SECOND),
    }
    return TemplateResponse(request, "administration/proposals/list.html", context)


@require_safe
@for_confirmers
def lines(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Show what a proposed spreadsheet would do, line by line: who confirms it has read this."""
    proposal, now = _proposal(request, uid), timezone.now()
    waits = Proposal.objects.waiting_at(now).filter(pk=proposal.pk, kind=ProposalKind.IMPORT)
    if not waits.exists():
        return redirect("administration:proposals")
    plan = batches.plan_of(proposal.batch, at=now)
    context = {
        "line": waiting.line_of(request.actor, proposal, now),
        "plan": plan,
        "shown": showing.shown(plan, request.GET.dict()),
    }
    return TemplateResponse(request, "administration/import/proposed.html", context)


@require_POST
@for_confirmers
@once
def confirm(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Let happen what somebody else proposed."""
    proposal = _proposal(request, uid)
    half = confirming.confirm(
        proposal=proposal,
        actor=request.actor,
        at=timezone.now(),
        seen=request.POST.get("seen", ""),
    )
    if half:
        showing_once.keep(request, showing_once.SECOND, proposal.whom, half)
    said = _("Confirmed: %(what)s.") % {"what": proposals.said(proposal)}
    messages.success(request, said)
    return redirect("administration:proposals")


@require_http_methods(["GET", "HEAD", "POST"])
@for_confirmers
@once
def decline(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Say no, with the reason."""
    proposal, now = _proposal(request, uid), timezone.now()
    four_eyes.can_decline(request.actor, proposal, now).enforce()
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        proposals.decline(proposal=proposal, actor=request.actor, at=now, **form.cleaned_data)
        said = _("Declined: %(what)s.") % {"what": proposals.said(proposal)}
        messages.success(request, said)
        return redirect("administration:proposals")
    page = FormPage(
        heading=_("Decline: %(what)s") % {"what": proposals.said(proposal)},
        button=_("Decline"),
        back_url=reverse("administration:proposals"),
        back=_("To be confirmed"),
        explanation=_("%(name)s is told and reads the reason.")
        % {"name": proposal.proposed_by.full_name},
    )
    return show(request, form, page)


@require_POST
@for_confirmers
@once
def withdraw(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Take back what one has proposed oneself."""
    proposal = _proposal(request, uid)
    proposals.withdraw(proposal=proposal, actor=request.actor, at=timezone.now())
    said = _("Withdrawn: %(what)s.") % {"what": proposals.said(proposal)}
    messages.success(request, said)
    return redirect("administration:proposals")


def _proposal(request: OfficeRequest, uid: UUID) -> Proposal:
    here = Proposal.objects.filter(agency=request.actor.agency).with_people()
    return get_object_or_404(here, uid=uid)
