"""The pages of units: the tree with its posts and people, opening, renaming and ending."""

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
from eoffice.administration import tree
from eoffice.administration.actions import units
from eoffice.administration.forms.units import LastDayForm, NewUnitForm, UnitForm
from eoffice.administration.views.doors import for_administrators
from eoffice.administration.views.forms import FormPage, show
from eoffice.journal.once import once
from eoffice.lib.clock import office_day
from eoffice.organization.models import Unit
from eoffice.organization.requests import OfficeRequest


@require_safe
@for_administrators
def list_units(request: OfficeRequest) -> HttpResponse:
    """Show the units of the agency as a tree, with their posts and who holds them."""
    with_past = request.GET.get("past") == "1"
    branches = tree.branches_of(request.actor, at=timezone.now(), with_past=with_past)
    context = {"branches": branches, "with_past": with_past}
    return TemplateResponse(request, "administration/units/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def add(request: OfficeRequest) -> HttpResponse:
    """Open a unit."""
    now = timezone.now()
    first = {"first_day": office_day(now)}
    form = NewUnitForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_bound and form.is_valid():
        unit = units.open_unit(
            agency=request.actor.agency, actor=request.actor, at=now, **form.cleaned_data
        )
        messages.success(request, _("%(unit)s is open.") % {"unit": unit.name})
        return redirect("administration:units")
    page = FormPage(
        heading=_("Open a unit"),
        button=_("Open the unit"),
        back_url=reverse("administration:units"),
        back=_("Units and posts"),
    )
    return show(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def rename(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Call a unit otherwise."""
    unit = _unit(request, uid)
    known = {"name": unit.name, "symbol": unit.symbol, "ordinal": unit.ordinal}
    form = UnitForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_bound and form.is_valid():
        units.rename(unit=unit, actor=request.actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The unit is called %(unit)s now.") % {"unit": unit.name})
        return redirect("administration:units")
    page = FormPage(
        heading=_("Rename %(name)s") % {"name": unit.name},
        button=_("Save"),
        back_url=reverse("administration:units"),
        back=_("Units and posts"),
        explanation=_("Documents that are issued keep the name and the symbol that they carry."),
    )
    return show(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def end(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Let a unit end with a day."""
    unit, now = _unit(request, uid), timezone.now()
    policy.can_end_unit(request.actor, unit, now).enforce()
    form = LastDayForm(request.POST if request.method == "POST" else None, today=office_day(now))
    if form.is_bound and form.is_valid():
        units.end(unit=unit, actor=request.actor, at=now, **form.cleaned_data)
        messages.success(
            request,
            _("%(unit)s ends on %(day)s.")
            % {"unit": unit.name, "day": f"{unit.valid_until:%d/%m/%Y}"},
        )
        return redirect("administration:units")
    page = FormPage(
        heading=_("End %(name)s") % {"name": unit.name},
        button=_("End the unit"),
        back_url=reverse("administration:units"),
        back=_("Units and posts"),
        explanation=_("What the unit did and holds stays and is found as before."),
    )
    return show(request, form, page)


def _unit(request: OfficeRequest, uid: UUID) -> Unit:
    units_here = Unit.objects.filter(agency=request.actor.agency).select_related("agency")
    unit: Unit = get_object_or_404(units_here, uid=uid)
    return unit
