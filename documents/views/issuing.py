"""The table in which the clerk numbers, seals and issues, one by one or many at once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.actions import issuing
from documents.forms.acts import ReasonForm
from documents.models import Document
from documents.pages import signing as book
from documents.pages.outcomes import FAILURES, Outcome, reason_of
from documents.pages.waiting import to_issue
from documents.policies import outgoing as policy
from documents.views.finding import get_outgoing
from documents.views.signing import answer, uids_of
from eoffice.access.models import Right
from eoffice.journal.once import once, once_resumable
from eoffice.organization.requests import OfficeRequest


@require_safe
def to_be_issued(request: OfficeRequest) -> HttpResponse:
    """Show the signed documents that wait for number and seal."""
    waiting = book.in_order(to_issue(request.actor))
    at = timezone.now()
    context = {"rows": book.rows_of(waiting, request.actor, at=at), "at": at}
    return TemplateResponse(request, "documents/outgoing/to_be_issued.html", context)


@once_resumable
@require_POST
def issue_many(request: OfficeRequest) -> HttpResponse:
    """Number, seal and issue the ticked documents in order; goes on after one that fails."""
    uids = uids_of(request.POST.getlist("documents"))
    readable = Document.objects.visible_to(request.actor, Right.READ).outgoing()
    chosen = book.in_order(readable.filter(thing__uid__in=uids))
    return answer(request, "issue", [_outcome(request, document) for document in chosen])


@once_resumable
@require_POST
def issue(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Number, seal and issue; goes on where an earlier try stopped."""
    document = get_outgoing(request, uid, Right.READ)
    policy.can_issue(request.actor, document).enforce()
    outcome = _outcome(request, document)
    if outcome.reason:
        messages.error(request, outcome.reason)
    else:
        messages.success(
            request,
            _("Issued as %(code)s: %(subject)s.") % {"code": document.code, "subject": document},
        )
    return redirect(document)


@once
@require_http_methods(["GET", "HEAD", "POST"])
def void(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Make the number of a document void that is not sealed yet."""
    document = get_outgoing(request, uid, Right.READ)
    policy.can_void(request.actor, document).enforce()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number, reason = document.entry, form.cleaned_data["reason"]
        issuing.void(document=document, reason=reason, actor=request.actor, at=timezone.now())
        messages.success(request, _("Number %(number)s is void.") % {"number": number})
        return redirect(document)
    context = {"document": document, "form": form, "act": _("Make the number void")}
    return TemplateResponse(request, "documents/papers/reason.html", context)


def _outcome(request: OfficeRequest, document: Document) -> Outcome:
    try:
        issuing.issue_through(document=document, actor=request.actor, at=timezone.now())
    except FAILURES as error:
        words = reason_of(error)
        if document.entry is not None:
            words = _("%(reason)s Its number %(number)s is kept for it; press again later.") % {
                "reason": words,
                "number": document.entry,
            }
        return Outcome(document.thing.uid, words)
    return Outcome(document.thing.uid)
