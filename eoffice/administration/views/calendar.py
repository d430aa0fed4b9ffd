"""The working calendar of the agency: a year at a glance, and the days that it swaps."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eoffice.administration import year
from eoffice.administration.actions import calendar
from eoffice.administration.forms.calendar import SwapForm
from eoffice.administration.views.doors import for_administrators
from eoffice.administration.views.forms import FormPage, show
from eoffice.journal.once import once
from eoffice.lib.clock import office_day
from eoffice.organization.models import OfficeDay
from eoffice.organization.requests import OfficeRequest

FIRST_YEAR = 2000


@require_safe
@for_administrators
def show_year(request: OfficeRequest) -> HttpResponse:
    """Show a year with its holidays by law and the days that the office swapped."""
    now = timezone.now()
    today = office_day(now)
    asked = request.GET.get("year", str(today.year))
    if not asked.isdecimal() or not FIRST_YEAR <= int(asked) <= today.year + 2:
        raise Http404
    context = year.of(request.actor, int(asked), at=now)
    return TemplateResponse(request, "administration/calendar/year.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def swap(request: OfficeRequest) -> HttpResponse:
    """Work on a day off, or rest on a working day."""
    now, agency = timezone.now(), request.actor.agency
    sent = request.POST if request.method == "POST" else None
    form = SwapForm(sent, agency=agency, today=office_day(now))
    if form.is_bound and form.is_valid():
        moved = calendar.swap(agency=agency, actor=request.actor, at=now, **form.cleaned_data)
        day = form.cleaned_data["day"]
        messages.success(request, _("%(day)s is swapped.") % {"day": f"{day:%d/%m/%Y}"})
        _tell_of_deadlines(request, moved)
        return redirect(f"{reverse('administration:calendar')}?year={day.year}")
    page = FormPage(
        heading=_("Swap a day"),
        button=_("Swap the day"),
        back_url=reverse("administration:calendar"),
        back=_("Working calendar"),
        explanation=_("Deadlines that run are reckoned anew, and each shows it in its history."),
    )
    return show(request, form, page)


@require_POST
@for_administrators
@once
def put_back(request: OfficeRequest, day: date) -> HttpResponse:
    """Let a swapped day be again what the law says."""
    swapped = get_object_or_404(OfficeDay, agency=request.actor.agency, day=day)
    moved = calendar.put_back(office_day=swapped, actor=request.actor, at=timezone.now())
    messages.success(request, _("%(day)s is put back.") % {"day": f"{day:%d/%m/%Y}"})
    _tell_of_deadlines(request, moved)
    return redirect(f"{reverse('administration:calendar')}?year={day.year}")


def _tell_of_deadlines(request: HttpRequest, moved: int | None) -> None:
    if moved is None:
        messages.info(request, _("Many deadlines run: they are reckoned anew in the next minutes."))
    elif moved:
        words = ngettext("%(n)d deadline has moved.", "%(n)d deadlines have moved.", moved)
        messages.info(request, words % {"n": moved})
