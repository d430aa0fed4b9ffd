"""The signature book: what waits to be approved and signed, one by one or many at once."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.actions import issuing, keyring, outgoing
from documents.forms.drafting import SignForm
from documents.models import Document
from documents.pages import outgoing as page
from documents.pages import signing as book
from documents.pages.outcomes import FAILURES, Outcome, lines_of, reason_of
from documents.pages.waiting import to_sign
from documents.policies import outgoing as policy
from documents.signing.keys import KeyNotUsableError
from documents.views.finding import get_document, get_outgoing
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.journal.models import Reading
from eoffice.journal.once import once_resumable
from eoffice.organization.requests import OfficeRequest

MOST = 200
ACTS = {"sign": "documents:signature-book", "issue": "documents:to-be-issued"}


@require_safe
def signature_book(request: OfficeRequest) -> HttpResponse:
    """Show what waits for the actor to approve or sign, the paper big; who opened it is noted."""
    at = timezone.now()
    waiting = book.in_order(to_sign(request.actor))
    context = book.book_of(waiting, request.actor, asked=request.GET.get("open", ""), at=at)
    document = context["document"]
    if document is not None and seeing.has_right(request.actor, document.thing, Right.READ):
        Reading.objects.note(actor=request.actor, thing=document.thing, at=at)
    return TemplateResponse(request, "documents/outgoing/signature_book.html", context)


@once_resumable
@require_POST
def approve_many(request: OfficeRequest) -> HttpResponse:
    """Approve the ticked drafts, whose bytes are locked by that; then come to sign them."""
    chosen = _chosen(request, request.POST.getlist("documents"))
    for document in chosen:
        if not policy.can_approve(request.actor, document):
            continue
        try:
            outgoing.approve(document=document, actor=request.actor, at=timezone.now())
        except FAILURES as error:
            messages.error(request, f"{document}: {reason_of(error)}")
    uids = [("documents", str(document.thing.uid)) for document in chosen]
    return redirect(f"{reverse('documents:sign-many')}?{urlencode(uids)}")


@sensitive_post_parameters("passphrase")
@once_resumable
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Sign one approved document with the actor's own key, and go on with the next."""
    document = get_outgoing(request, uid, Right.READ)
    policy.can_sign(request.actor, document).enforce()
    form = SignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _sign(request, document, form.cleaned_data["passphrase"])
        except KeyNotUsableError as error:
            form.add_error("passphrase", reason_of(error))
        except FAILURES as error:
            form.add_error(None, reason_of(error))
        else:
            messages.success(request, _("You have signed: %(what)s.") % {"what": document})
            return redirect("documents:signature-book")
    context = page.detail(document, request.actor, at=timezone.now(), file=None)
    context["form"] = form
    context["has_key"] = keyring.has_key(request.user)
    return TemplateResponse(request, "documents/outgoing/sign.html", context)


@sensitive_post_parameters("passphrase")
@once_resumable
@require_http_methods(["GET", "HEAD", "POST"])
def sign_many(request: OfficeRequest) -> HttpResponse:
    """Show what is about to be signed, and sign it one by one under one passphrase.

    One that fails does not take the others along; a passphrase that is wrong signs nothing.
    """
    asked = request.POST if request.method == "POST" else request.GET
    chosen = _chosen(request, asked.getlist("documents"))
    form = SignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        passphrase = form.cleaned_data["passphrase"]
        try:
            keyring.key_of_person(request.user, passphrase, at=timezone.now())
        except KeyNotUsableError as error:
            form.add_error("passphrase", reason_of(error))
        else:
            outcomes = [_outcome(request, document, passphrase) for document in chosen]
            return answer(request, "sign", outcomes)
    if _is_one_by_one(request):
        words = [str(error) for errors in form.errors.values() for error in errors]
        return JsonResponse({"problem": " ".join(words)}, status=422)
    context: dict[str, Any] = book.sheet_of(chosen, request.actor)
    context["form"] = form
    context["has_key"] = keyring.has_key(request.user)
    return TemplateResponse(request, "documents/outgoing/sign_many.html", context)


@require_safe
def results(request: OfficeRequest, act: str) -> HttpResponse:
    """Show what came of the last act on several documents, a line for each."""
    if act not in ACTS:
        raise Http404
    lines = lines_of(request.session.get(f"documents.{act}", []), request.actor)
    context = {
        "act": act,
        "lines": lines,
        "done": sum(not line.reason for line in lines),
        "failed": [line for line in lines if line.reason],
        "back_url": reverse(ACTS[act]),
    }
    return TemplateResponse(request, "documents/outgoing/results.html", context)


@require_safe
def signatures(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Judge the signatures of a document's PDF, ours or another's, over all of them."""
    document = get_document(request, uid)
    if not policy.can_verify(request.actor, document):
        raise Http404
    context = {"document": document, "judged": book.judge(document, at=timezone.now())}
    return TemplateResponse(request, "documents/papers/signatures.html", context)


@require_safe
def verdict(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Judge the signatures for a line of the clerk's table."""
    document = get_outgoing(request, uid, Right.READ)
    context = {"document": document, "judged": book.judge(document, at=timezone.now())}
    return TemplateResponse(request, "documents/outgoing/_verdict.html", context)


def answer(request: OfficeRequest, act: str, outcomes: list[Outcome]) -> HttpResponse:
    """Answer an act on several documents: with a page of results, or to a script that asks."""
    kept = [outcome.as_json() for outcome in outcomes]
    if _is_one_by_one(request):
        return JsonResponse({"outcomes": kept})
    request.session[f"documents.{act}"] = kept
    return redirect("documents:outgoing-results", act)


def _outcome(request: OfficeRequest, document: Document, passphrase: str) -> Outcome:
    try:
        _sign(request, document, passphrase)
    except FAILURES as error:
        return Outcome(document.thing.uid, reason_of(error))
    return Outcome(document.thing.uid)


def _sign(request: OfficeRequest, document: Document, passphrase: str) -> None:
    issuing.sign(document=document, passphrase=passphrase, actor=request.actor, at=timezone.now())


def _chosen(request: OfficeRequest, asked: list[str]) -> list[Document]:
    """Load the ticked documents in the order of the book; what may not be read is not there."""
    return book.in_order(
        Document.objects.visible_to(request.actor, Right.READ, among_few=True)
        .outgoing()
        .filter(thing__uid__in=uids_of(asked))
    )


def uids_of(asked: list[str]) -> list[UUID]:
    """Read uids as they were sent; what is none is passed over."""
    uids = []
    for text in asked[:MOST]:
        try:
            uids.append(UUID(text))
        except ValueError:
            continue
    return uids


def _is_one_by_one(request: OfficeRequest) -> bool:
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"
