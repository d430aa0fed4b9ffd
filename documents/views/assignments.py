"""The acts on one's own line of work, and the page on which work is split."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from documents.forms.acts import ReasonForm, ResultForm, WordsForm
from documents.forms.instructing import InstructForm
from documents.models import Document
from documents.pages import incoming as page
from documents.views.finding import get_assignment
from documents.views.incoming import around
from eoffice.assignments import policies as policy
from eoffice.assignments.actions import doing, giving
from eoffice.assignments.models import Assignment
from eoffice.desk import runs
from eoffice.journal.once import once
from eoffice.lib.verdicts import Verdict
from eoffice.organization.actor import Actor
from eoffice.organization.requests import OfficeRequest

Allowed = Callable[[Actor, Assignment], Verdict]


@once
@require_POST
def accept(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Take the work on."""
    assignment = get_assignment(request, uid)
    doing.accept(assignment=assignment, actor=request.actor, at=timezone.now())
    messages.success(request, _("You have accepted this work."))
    return redirect(_document_of(assignment))


@once
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Say how far the work has come."""
    assignment = get_assignment(request, uid)
    policy.can_report(request.actor, assignment).enforce()
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        doing.report(assignment=assignment, words=words, actor=request.actor, at=timezone.now())
        messages.success(request, _("Your report stands on the road of the letter."))
        return redirect(_document_of(assignment))
    return _ask(request, assignment, form, _("Report"))


@once
@require_http_methods(["GET", "HEAD", "POST"])
def return_(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Give the work back."""
    assignment = get_assignment(request, uid)
    policy.can_return(request.actor, assignment).enforce()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        doing.return_(assignment=assignment, reason=reason, actor=request.actor, at=timezone.now())
        messages.success(request, _("The work went back to whoever gave it."))
        return redirect(_next(request, assignment, reverse("desk:desk")))
    return _ask(request, assignment, form, _("Return the work"))


@once
@require_http_methods(["GET", "HEAD", "POST"])
def complete(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Settle the work with its result."""
    assignment = get_assignment(request, uid)
    policy.can_complete(request.actor, assignment).enforce()
    form = ResultForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        doing.complete(assignment=assignment, words=words, actor=request.actor, at=timezone.now())
        messages.success(request, _("This work is done."))
        document = _document_of(assignment)
        return redirect(_next(request, assignment, document.get_absolute_url()))
    return _ask(request, assignment, form, _("Complete the work"))


@once
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Split the work among the people of the unit, beside the letter."""
    assignment = get_assignment(request, uid)
    policy.can_split(request.actor, assignment).enforce()
    unit = None if request.actor.post.leads_agency else request.actor.post.unit
    form = InstructForm(request.POST or None, actor=request.actor, inside=unit)
    at = timezone.now()
    if request.method == "POST" and form.is_valid():
        try:
            giving.split(
                assignment=assignment,
                text=form.cleaned_data["text"],
                lines=form.lines,
                deadline=form.chosen_deadline,
                actor=request.actor,
                at=at,
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The work was split."))
            document = _document_of(assignment)
            return redirect(_next(request, assignment, document.get_absolute_url()))
    document = _document_of(assignment)
    context = page.detail(document, request.actor, at=at, file=None)
    context |= around(form, request.actor)
    context["assignment"] = assignment
    context["given_text"] = assignment.instruction.text
    return TemplateResponse(request, "documents/incoming/instruct.html", context)


@once
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Call work back."""
    assignment = get_assignment(request, uid)
    policy.can_withdraw(request.actor, assignment).enforce()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        giving.withdraw(
            assignment=assignment, reason=reason, actor=request.actor, at=timezone.now()
        )
        messages.success(request, _("The work was called back."))
        return redirect(_document_of(assignment))
    return _ask(request, assignment, form, _("Call the work back"))


@once
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Open settled work again."""
    assignment = get_assignment(request, uid)
    policy.can_reopen(request.actor, assignment).enforce()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        doing.reopen(assignment=assignment, reason=reason, actor=request.actor, at=timezone.now())
        messages.success(request, _("The work is open again."))
        return redirect(_document_of(assignment))
    return _ask(request, assignment, form, _("Open the work again"))


def _next(request: OfficeRequest, assignment: Assignment, otherwise: str) -> str:
    return runs.next_url(request, assignment.instruction.thing.uid, otherwise=otherwise)


def _document_of(assignment: Assignment) -> Document:
    documents = Document.objects.for_page()
    return get_object_or_404(documents, thing=assignment.instruction.thing)


def _ask(request: OfficeRequest, assignment: Assignment, form: object, act: str) -> HttpResponse:
    context = {"document": _document_of(assignment), "form": form, "act": act}
    return TemplateResponse(request, "documents/papers/reason.html", context)
