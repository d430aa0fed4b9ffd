"""The pages of one outgoing document: look, submit, send back, approve, withdraw."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.actions import outgoing
from documents.forms.acts import ReasonForm
from documents.models import Document
from documents.pages import outgoing as page
from documents.pages.papers import version_of
from documents.policies import outgoing as policy
from documents.views.drafting import submit_and_say, words_of
from documents.views.finding import get_outgoing
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.journal.models import Reading
from eoffice.journal.once import once, once_resumable
from eoffice.organization.requests import OfficeRequest


@require_safe
def detail(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Show the document, where it stands and to whom it goes; who opened it is noted."""
    document = get_outgoing(request, uid)
    at = timezone.now()
    file = None
    if seeing.has_right(request.actor, document.thing, Right.READ):
        file = version_of(document, request.GET.get("file", ""))
        Reading.objects.note(actor=request.actor, thing=document.thing, at=at)
    context = page.detail(document, request.actor, at=at, file=file)
    return TemplateResponse(request, "documents/outgoing/detail.html", context)


@once
@require_POST
def submit(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Submit a draft to its signer."""
    document = get_outgoing(request, uid, Right.READ)
    return submit_and_say(request, document)


@once
@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Send a draft back, with what should be changed."""
    document = get_outgoing(request, uid, Right.READ)
    policy.can_send_back(request.actor, document).enforce()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        outgoing.send_back(document=document, reason=reason, actor=request.actor, at=timezone.now())
        messages.success(request, _("The draft went back to its drafter."))
        return redirect("desk:desk")
    return _ask_reason(request, document, form, _("Send the draft back"))


@once_resumable
@require_POST
def approve(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Approve a draft: its bytes are locked."""
    document = get_outgoing(request, uid, Right.READ)
    try:
        outgoing.approve(document=document, actor=request.actor, at=timezone.now())
    except ValidationError as error:
        messages.error(request, words_of(error))
    else:
        messages.success(request, _("Approved; what is signed is exactly this. Now sign it."))
        if request.POST.get("then") == "sign":
            return redirect("documents:outgoing-sign", uid)
    return redirect(document)


@once
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Give a document up before it has a number."""
    document = get_outgoing(request, uid, Right.READ)
    policy.can_withdraw(request.actor, document).enforce()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        outgoing.withdraw(document=document, reason=reason, actor=request.actor, at=timezone.now())
        messages.success(request, _("The document was withdrawn."))
        return redirect("documents:outgoing-list")
    return _ask_reason(request, document, form, _("Withdraw the document"))


def _ask_reason(
    request: OfficeRequest, document: Document, form: ReasonForm, act: str
) -> HttpResponse:
    context = {"document": document, "form": form, "act": act}
    return TemplateResponse(request, "documents/papers/reason.html", context)
