"""The pages of one incoming document, and the acts on it after it was registered."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.actions import incoming, progress
from documents.forms.acts import ReasonForm, SubmitForm
from documents.forms.instructing import InstructForm
from documents.pages import incoming as page
from documents.pages.instructing import chips_of, phrases_of
from documents.pages.papers import version_of
from documents.policies import incoming as policy
from documents.views.finding import get_document, get_incoming
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.desk import runs
from eoffice.journal.models import Reading
from eoffice.journal.once import once
from eoffice.organization.actor import Actor
from eoffice.organization.requests import OfficeRequest


@require_safe
def detail(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Show the letter, its road and its timeline; who opened it is noted."""
    document = get_incoming(request, uid)
    at = timezone.now()
    file = None
    if seeing.has_right(request.actor, document.thing, Right.READ):
        file = version_of(document, request.GET.get("file", ""))
        Reading.objects.note(actor=request.actor, thing=document.thing, at=at)
    find = request.GET.get("find", "")
    context = page.detail(document, request.actor, at=at, file=file, find=find)
    context["submit_form"] = SubmitForm(document=document)
    context["run"] = runs.current(request, uid)
    return TemplateResponse(request, "documents/incoming/detail.html", context)


@require_safe
def why(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Show every reason for which the actor can see a document."""
    document = get_document(request, uid)
    causes = seeing.causes_of(request.actor, document.thing, at=timezone.now())
    context = {"document": document, "causes": causes}
    return TemplateResponse(request, "documents/papers/why.html", context)


@once
@require_POST
def submit(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Submit a registered letter to a leader or a head of unit."""
    document = get_incoming(request, uid)
    policy.can_submit(request.actor, document).enforce()
    form = SubmitForm(request.POST, document=document)
    if not form.is_valid():
        messages.error(request, _("Choose to whom it is submitted."))
        return redirect(document)
    to = form.cleaned_data["to"]
    incoming.submit(document=document, to=to, actor=request.actor, at=timezone.now())
    messages.success(
        request,
        _("Arrival number %(number)s was submitted to: %(to)s.")
        % {"number": document.entry, "to": to.title},
    )
    return redirect(runs.next_url(request, uid, otherwise=document.get_absolute_url()))


@once
@require_http_methods(["GET", "HEAD", "POST"])
def instruct(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Give an instruction: text, people, deadline, in one act beside the letter."""
    document = get_incoming(request, uid, Right.READ)
    policy.can_instruct(request.actor, document).enforce()
    at = timezone.now()
    asked_by = document.incoming.answer_by
    form = InstructForm(request.POST or None, actor=request.actor, asked_by=asked_by)
    if request.method == "POST" and form.is_valid():
        try:
            progress.instruct(
                document=document,
                text=form.cleaned_data["text"],
                lines=form.lines,
                deadline=form.chosen_deadline,
                actor=request.actor,
                at=at,
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request,
                ngettext(
                    "The instruction was sent to %(n)d recipient.",
                    "The instruction was sent to %(n)d recipients.",
                    len(form.lines),
                )
                % {"n": len(form.lines)},
            )
            return redirect(runs.next_url(request, uid, otherwise=document.get_absolute_url()))
    file = version_of(document, request.GET.get("file", ""))
    context = page.detail(document, request.actor, at=at, file=file)
    context |= around(form, request.actor)
    context["run"] = runs.current(request, uid)
    return TemplateResponse(request, "documents/incoming/instruct.html", context)


@once
@require_http_methods(["GET", "HEAD", "POST"])
def return_(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Return a submitted letter to the registry."""
    document = get_incoming(request, uid)
    policy.can_return(request.actor, document).enforce()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        incoming.return_(document=document, reason=reason, actor=request.actor, at=timezone.now())
        messages.success(request, _("The letter went back to the registry."))
        return redirect(runs.next_url(request, uid, otherwise=reverse("desk:desk")))
    return _ask_reason(request, document, form, _("Return to the registry"))


@once
@require_http_methods(["GET", "HEAD", "POST"])
def void(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Make an arrival number void; it stays in the book with the reason."""
    document = get_incoming(request, uid)
    policy.can_void(request.actor, document).enforce()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = document.entry
        reason = form.cleaned_data["reason"]
        incoming.void(document=document, reason=reason, actor=request.actor, at=timezone.now())
        messages.success(request, _("Arrival number %(number)s is void.") % {"number": number})
        return redirect(document)
    return _ask_reason(request, document, form, _("Make the number void"))


@once
@require_POST
def reconsider(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Take up again what was not accepted."""
    document = get_incoming(request, uid)
    incoming.reconsider(document=document, actor=request.actor, at=timezone.now())
    messages.success(request, _("The letter waits to be registered again."))
    return redirect(document)


def around(form: InstructForm, actor: Actor) -> dict[str, object]:
    """Gather what the page of an instruction shows of its form, and around it."""
    return {
        "form": form,
        "roles": [form[name] for name in ("lead", "support", "inform")],
        "deadlines": chips_of(list(form["deadline"]), form.days_in_words),
        "phrases": phrases_of(actor),
    }


def _ask_reason(
    request: OfficeRequest, document: object, form: ReasonForm, act: str
) -> HttpResponse:
    context = {"document": document, "form": form, "act": act}
    return TemplateResponse(request, "documents/papers/reason.html", context)
