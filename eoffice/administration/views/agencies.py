"""The pages of the catalogue of agencies."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eoffice.administration import policies as policy
from eoffice.administration.actions import agencies
from eoffice.administration.forms.agencies import AgencyForm, NewAgencyForm
from eoffice.administration.views.doors import for_administrators
from eoffice.administration.views.forms import FormPage, show
from eoffice.journal.once import once
from eoffice.lib.clock import office_day
from eoffice.lib.text import alphabetical_key
from eoffice.organization.models import Agency
from eoffice.organization.requests import OfficeRequest


@require_safe
@for_administrators
def list_agencies(request: OfficeRequest) -> HttpResponse:
    """Show the bodies that are known, those that work here first."""
    known = sorted(
        Agency.objects.select_related("parent"),
        key=lambda agency: (not agency.is_hosted, alphabetical_key(agency.name)),
    )
    context = {"agencies": known, "today": office_day(timezone.now())}
    return TemplateResponse(request, "administration/agencies/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def add(request: OfficeRequest) -> HttpResponse:
    """Add a body that works elsewhere."""
    now = timezone.now()
    sent = request.POST if request.method == "POST" else None
    form = NewAgencyForm(sent, initial={"valid_from": office_day(now)})
    if form.is_bound and form.is_valid():
        agency = agencies.add(actor=request.actor, at=now, **form.cleaned_data)
        messages.success(request, _("%(name)s is in the catalogue.") % {"name": agency.name})
        return redirect("administration:agencies")
    page = FormPage(
        heading=_("Add an agency"),
        button=_("Add"),
        back_url=reverse("administration:agencies"),
        back=_("Agencies"),
        explanation=_("A body that works in this installation is set up by the operator."),
    )
    return show(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def change(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Change what is known of a body."""
    agency = get_object_or_404(Agency, uid=uid)
    policy.can_change_agency(request.actor, agency).enforce()
    known = {name: getattr(agency, name) for name in agencies.CHANGEABLE}
    for name in ("parent", "predecessor"):
        known[name] = known[name].uid if known[name] else None
    sent = request.POST if request.method == "POST" else None
    form = AgencyForm(sent, agency=agency, initial=known)
    if form.is_bound and form.is_valid():
        agencies.change(agency=agency, actor=request.actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("%(name)s is changed.") % {"name": agency.name})
        return redirect("administration:agencies")
    page = FormPage(
        heading=_("Change %(name)s") % {"name": agency.name},
        button=_("Save"),
        back_url=reverse("administration:agencies"),
        back=_("Agencies"),
        explanation=_(
            "Identifier: %(code)s. A new identifier is a new body that succeeds this one."
        )
        % {"code": agency.code},
    )
    return show(request, form, page)
