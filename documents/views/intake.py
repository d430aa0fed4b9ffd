"""The intake: files come in, are looked at beside the form, and get their numbers."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.actions import deliveries, incoming
from documents.forms.acts import ReasonForm, SubmitForm
from documents.forms.registering import RegisterForm
from documents.models import Delivery, Document
from documents.pages import papers
from documents.pages.intake import intake_of, is_awaited, next_number_of, proposed_post
from documents.pages.same import picture_of_first_page, same_shown
from documents.pages.waiting import arrived, to_register
from documents.policies import incoming as policy
from documents.views.finding import get_incoming
from eoffice.access.models import Right
from eoffice.journal.once import once
from eoffice.lib.clock import office_day
from eoffice.organization.requests import OfficeRequest
from storage.actions import UploadRefusedError


@require_safe
def intake(request: OfficeRequest) -> HttpResponse:
    """Show the first letter that waits, or where files are brought when none does."""
    policy.can_receive(request.actor, request.actor.agency).enforce()
    first = to_register(request.actor).select_related("thing").order_by("-urgency", "thing").first()
    if first is not None and "bring" not in request.GET:
        return redirect("documents:incoming-register", first.thing.uid)
    if request.headers.get("HX-Request"):
        return _arrivals(request, None)
    context = {"intake": intake_of(request.actor, None)}
    return TemplateResponse(request, "documents/incoming/bring.html", context)


@once
@require_POST
def upload(request: OfficeRequest) -> HttpResponse:
    """Take files in; each becomes a letter. What is refused is said, file by file."""
    policy.can_receive(request.actor, request.actor.agency).enforce()
    refused = []
    for file in request.FILES.getlist("files"):
        try:
            _receive(request, file)
        except UploadRefusedError as error:
            refused.append(str(error))
    if refused and len(refused) == len(request.FILES.getlist("files")):
        return HttpResponse("\n".join(refused), status=422, content_type="text/plain")
    for words in refused:
        messages.error(request, words)
    return redirect("documents:intake")


@once
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Register a letter beside its paper, and go on with the next one."""
    document = get_incoming(request, uid, Right.READ)
    policy.can_receive(request.actor, document.thing.agency).enforce()
    if document.entry_id is not None:
        if request.method == "POST":
            words = _("It was registered meanwhile, with arrival number %(number)s.")
            messages.warning(request, words % {"number": document.entry})
        return redirect(document)
    policy.can_register(request.actor, document).enforce()
    if request.headers.get("HX-Request") and request.method != "POST":
        return _arrivals(request, document)
    at = timezone.now()
    form = RegisterForm(request.POST or None, document=document, today=office_day(at))
    if request.method == "POST" and form.is_valid():
        try:
            incoming.register(document=document, facts=form.facts, actor=request.actor, at=at)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _say_and_go_on(request, document, _submit_if_asked(request, document))
    return TemplateResponse(
        request, "documents/incoming/intake.html", _context(request, document, form)
    )


@once
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Mend what was entered of a letter that has its number."""
    document = get_incoming(request, uid, Right.READ)
    policy.can_correct(request.actor, document).enforce()
    at = timezone.now()
    form = RegisterForm(request.POST or None, document=document, today=office_day(at))
    if request.method == "POST" and form.is_valid():
        try:
            incoming.correct(document=document, facts=form.facts, actor=request.actor, at=at)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("What was entered of the letter was corrected."))
            return redirect(document)
    return TemplateResponse(
        request, "documents/incoming/correct.html", _context(request, document, form)
    )


@once
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Do not accept a letter, with the reason."""
    document = get_incoming(request, uid)
    policy.can_refuse(request.actor, document).enforce()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        incoming.refuse(document=document, reason=reason, actor=request.actor, at=timezone.now())
        messages.success(
            request,
            _("The letter was not accepted: %(subject)s.") % {"subject": document},
            extra_tags=reverse("documents:incoming-reconsider", args=[uid]),
        )
        return redirect("documents:intake")
    context = {"document": document, "form": form, "act": _("Do not accept the letter")}
    return TemplateResponse(request, "documents/papers/reason.html", context)


@once
@require_POST
def enclose(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Add an enclosure to a letter."""
    document = get_incoming(request, uid, Right.READ)
    policy.can_correct(request.actor, document).enforce()
    for file in request.FILES.getlist("files"):
        try:
            incoming.enclose(
                document=document,
                content=file,
                name=file.name or "",
                actor=request.actor,
                at=timezone.now(),
            )
        except UploadRefusedError as error:
            return HttpResponse(str(error), status=422, content_type="text/plain")
    if document.entry_id is None:
        return redirect("documents:incoming-register", uid)
    return redirect(document)


@once
@require_POST
def take_in(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Take a delivery of another agency of this installation in."""
    delivery = _delivery(request, uid)
    document = deliveries.take_in(delivery=delivery, actor=request.actor, at=timezone.now())
    messages.success(request, _("The delivery was taken in; the sender sees the receipt."))
    return redirect("documents:incoming-register", document.thing.uid)


@once
@require_http_methods(["GET", "HEAD", "POST"])
def refuse_delivery(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Give a delivery back to its sender, with the reason."""
    delivery = _delivery(request, uid)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        deliveries.refuse(delivery=delivery, reason=reason, actor=request.actor, at=timezone.now())
        messages.success(request, _("The delivery went back to its sender."))
        return redirect("documents:intake")
    context = {
        "document": delivery.document.thing.agency,
        "form": form,
        "act": _("Give the delivery back"),
        "back_url": reverse("documents:intake"),
    }
    return TemplateResponse(request, "documents/papers/reason.html", context)


def _receive(request: OfficeRequest, file: UploadedFile[bytes]) -> Document:
    # The stream is handed on as it is: large files never lie in memory whole.
    return incoming.receive(
        content=file, name=file.name or "", actor=request.actor, at=timezone.now()
    )


def _delivery(request: OfficeRequest, uid: UUID) -> Delivery:
    deliveries_here = arrived(request.actor).select_related("document__thing__agency")
    found = deliveries_here.filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def _submit_if_asked(request: OfficeRequest, document: Document) -> str:
    """Submit the letter that was just registered, if that was pressed; say to whom."""
    form = SubmitForm(request.POST, document=document)
    if "and_submit" in request.POST and form.is_valid():
        to = form.cleaned_data["to"]
        incoming.submit(document=document, to=to, actor=request.actor, at=timezone.now())
        return str(to.title)
    return ""


def _say_and_go_on(request: OfficeRequest, document: Document, to: str) -> HttpResponse:
    words = _("Registered with arrival number %(number)s: %(subject)s.")
    if to:
        words = _("Registered with arrival number %(number)s and submitted to %(to)s: %(subject)s.")
    messages.success(request, words % {"number": document.entry, "subject": document, "to": to})
    return redirect("documents:intake")


def _arrivals(request: OfficeRequest, document: Document | None) -> HttpResponse:
    """Answer with the list at the left alone; anew with all once the letter has been read."""
    context = {"intake": intake_of(request.actor, document), "url": request.get_full_path()}
    response = TemplateResponse(request, "documents/incoming/_arrivals.html", context)
    if document is not None and "awaited" in request.GET and not is_awaited(document):
        response.headers["HX-Refresh"] = "true"
    return response


def _context(request: OfficeRequest, document: Document, form: RegisterForm) -> dict[str, object]:
    versions = papers.versions_of(document)
    chosen = papers.version_of(document, request.GET.get("file", "")) or next(iter(versions), None)
    incoming_part = document.incoming
    facts = form.facts if form.is_bound and form.is_valid() else None
    same = incoming.same_letters(document, facts) if facts else _same_as_proposed(document)
    return {
        "document": document,
        "intake": intake_of(request.actor, document),
        "form": form,
        "doubtful": form.doubtful,
        "paper": papers.paper_of(document, chosen, incoming_part.proposal) if chosen else None,
        "tabs": papers.tabs_of(document, versions, chosen, request.path),
        "same": same_shown(same, document, request.actor),
        "own_picture": picture_of_first_page(document) if same else "",
        "submit_form": SubmitForm(document=document, initial={"to": proposed_post(document)}),
        "next_number": next_number_of(document),
        "poll_url": f"{request.path}?awaited=1" if is_awaited(document) else request.path,
        "is_readable": True,
    }


def _same_as_proposed(document: Document) -> Sequence[Document]:
    proposal = document.incoming.proposal
    named = {name: finding["value"] for name, finding in proposal.items()}
    return incoming.same_letters(document, incoming.facts_of(named))
