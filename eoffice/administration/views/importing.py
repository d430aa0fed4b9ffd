"""The pages on which an office is brought in from a spreadsheet: template, preview, saving."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eoffice.administration import four_eyes
from eoffice.administration.actions import batches
from eoffice.administration.batches import showing
from eoffice.administration.batches.parts import all_parts, sheets
from eoffice.administration.forms.importing import BringForm
from eoffice.administration.importing import opening, writing
from eoffice.administration.importing.opening import NotReadError
from eoffice.administration.importing.separated import OLD_CODE_PAGE
from eoffice.administration.models import Batch
from eoffice.administration.views.doors import for_administrators
from eoffice.journal.once import once
from eoffice.lib.text import fold
from eoffice.lib.verdicts import Verdict
from eoffice.organization.requests import OfficeRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def bring(request: OfficeRequest) -> HttpResponse:
    """Give the sheets out, and take a filled one in: what it would do is the next page."""
    form = BringForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            unpacked = opening.unpack(file.chunks(), size=file.size)
            batches.bring(
                file_name=file.name, unpacked=unpacked, actor=request.actor, at=timezone.now()
            )
            return redirect("administration:import-preview")
        except NotReadError as error:
            form.add_error("file", str(error))
    context = {
        "form": form,
        "under_way": Batch.objects.of(request.actor).first(),
        "kept": [(part.sheet.title, reverse(part.page)) for part in all_parts()],
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "administration/import/bring.html", context, status=status)


@require_safe
@for_administrators
def template(_request: OfficeRequest) -> HttpResponse:
    """Give out the sheets to be filled in."""
    return _file(writing.template(sheets()), _("People and units to be filled in"))


@require_safe
@for_administrators
def now(request: OfficeRequest) -> HttpResponse:
    """Give out what is there now, in the same sheets."""
    agency, at = request.actor.agency, timezone.now()
    tables = [(part.sheet, part.now(agency, at)) for part in all_parts()]
    return _file(writing.filled(tables), f"{agency.short_name} {timezone.localdate():%d-%m-%Y}")


@require_safe
@for_administrators
def preview(request: OfficeRequest) -> HttpResponse:
    """Show line by line what would happen, and what is wrong."""
    batch = Batch.objects.of(request.actor).first()
    if batch is None:
        return redirect("administration:import")
    at = timezone.now()
    plan = batches.plan_of(batch, at=at)
    context = {
        "batch": batch,
        "plan": plan,
        "shown": showing.shown(plan, request.GET.dict()),
        "is_old_code_page": batch.encoding == OLD_CODE_PAGE,
        "can_propose": four_eyes.can_be_confirmed(
            batch.agency,
            proposer=request.actor.user,
            person=request.actor.user,
            others=[person for person in plan.people if person.pk],
            at=at,
        )
        if plan.appointments
        else Verdict(),
    }
    return TemplateResponse(request, "administration/import/preview.html", context)


@require_safe
@for_administrators
def remarks(request: OfficeRequest) -> HttpResponse:
    """Give the lines back with a column that says what is wrong."""
    batch = Batch.objects.of(request.actor).first()
    if batch is None:
        return redirect("administration:import")
    plan = batches.plan_of(batch, at=timezone.now())
    tables = [(leaf.table.sheet, lines) for leaf, lines in showing.remarks(plan)]
    return _file(writing.remarked(tables), _("To be corrected"))


@require_POST
@for_administrators
@once
def save(request: OfficeRequest) -> HttpResponse:
    """Save all of it, or propose it to a second person."""
    batch = Batch.objects.of(request.actor).first()
    if batch is None:
        messages.info(request, _("There are no lines to save: choose a file first."))
        return redirect("administration:import")
    seen = request.POST.get("seen", "")
    if batches.save_or_propose(batch=batch, seen=seen, actor=request.actor, at=timezone.now()):
        messages.success(
            request,
            _("A second person has to confirm these lines; until then nothing changes."),
        )
        return redirect("administration:proposals")
    messages.success(request, _("All lines are saved."))
    return redirect("administration:units")


@require_POST
@for_administrators
@once
def drop(request: OfficeRequest) -> HttpResponse:
    """Let the lines go without saving them."""
    batch = Batch.objects.of(request.actor).first()
    if batch is not None:
        batches.drop(batch=batch, actor=request.actor, at=timezone.now())
        messages.success(request, _("The lines are let go; nothing has changed."))
    return redirect("administration:import")


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{slugify(fold(name))}.xlsx"'
    response["Cache-Control"] = "no-store, private"
    return response
