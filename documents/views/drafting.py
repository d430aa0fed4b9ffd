"""The pages on which a document is drafted: its text, the page as it will be, its files."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.actions import forming, outgoing
from documents.actions.drafts import content_of
from documents.forms.drafting import DraftForm, UploadForm, initial_of
from documents.models import Document
from documents.pages import drafting as page
from documents.pages.changes import compare
from documents.pages.papers import version_of
from documents.pages.shown import drawn, shown_of
from documents.policies import incoming as incoming_policy
from documents.policies import outgoing as policy
from documents.views.finding import get_incoming, get_outgoing
from eoffice.access.models import Right
from eoffice.journal.once import once
from eoffice.organization.requests import OfficeRequest
from storage.actions import UploadRefusedError
from storage.serving import disposition

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@once
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: OfficeRequest) -> HttpResponse:
    """Begin a document, or the reply to a letter."""
    policy.can_draft(request.actor, request.actor.agency).enforce()
    answers = _answered(request)
    at = timezone.now()
    initial = _for_reply(answers) if answers else None
    form = DraftForm(request.POST or None, actor=request.actor, at=at, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            document = outgoing.draft(
                content=form.content, actor=request.actor, at=at, answers=answers
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The draft was saved."))
            return redirect("documents:outgoing-edit", document.thing.uid)
    context = {
        "form": form,
        "answered": page.answered(answers, request.actor) if answers else None,
        "suggestions": page.suggestions(request.actor.agency),
    }
    return TemplateResponse(request, "documents/outgoing/draft.html", context)


@once
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Go on writing a draft, with the page as it will be beside the form."""
    document = get_outgoing(request, uid, Right.READ)
    policy.can_change(request.actor, document).enforce()
    at = timezone.now()
    content = content_of(document)
    form = DraftForm(request.POST or None, actor=request.actor, at=at, initial=initial_of(content))
    if request.method == "POST" and form.is_valid():
        try:
            outgoing.change(document=document, content=form.content, actor=request.actor, at=at)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if "and_submit" in request.POST:
                return submit_and_say(request, document)
            messages.success(request, _("The draft was saved."))
            return redirect("documents:outgoing-edit", uid)
    context = {
        "document": document,
        "form": form,
        "shown": shown_of(document, None, at=at),
        "at": at,
        "answered": page.answered_by(document, request.actor),
        "road": page.road_ahead(content, at=at),
        "suggestions": page.suggestions(request.actor.agency),
        "tabs": page.tabs_of(document, "text"),
    }
    return TemplateResponse(request, "documents/outgoing/draft.html", context)


@require_POST
def preview(request: OfficeRequest) -> HttpResponse:
    """Draw the page from what is being typed; nothing is kept."""
    policy.can_draft(request.actor, request.actor.agency).enforce()
    at = timezone.now()
    form = DraftForm(request.POST, actor=request.actor, at=at)
    context: dict[str, object] = {"at": at}
    if form.is_valid():
        content, unit = form.content, request.actor.post.unit
        context["road"] = page.road_ahead(content, at=at)
        context["words_count"] = len(content.text.split())
        try:
            context["pictures"] = drawn(content, unit=unit, at=at)
        except ValidationError as error:
            context["problem"] = " ".join(error.messages)
    return TemplateResponse(request, "documents/outgoing/_preview.html", context)


@require_safe
def files(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Show the files of a document and all their versions; of a draft, take in new ones."""
    return _files(request, get_outgoing(request, uid, Right.READ))


@require_safe
def paper(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Show how far the reading of a file is, or its pages; asked again and again meanwhile."""
    document = get_outgoing(request, uid, Right.READ)
    version = version_of(document, request.GET.get("file", ""))
    if version is None:
        raise Http404
    context = {"shown": shown_of(document, version, at=timezone.now())}
    return TemplateResponse(request, "documents/outgoing/_shown.html", context)


@require_safe
def docx(request: OfficeRequest, uid: UUID) -> HttpResponseBase:
    """Hand the draft out as .docx, to be edited in a word processor."""
    document = get_outgoing(request, uid, Right.READ)
    content = forming.draft_docx(document, at=timezone.now())
    response = HttpResponse(content, content_type=DOCX)
    name = forming.file_name(document).replace(".pdf", ".docx")
    response.headers["Content-Disposition"] = disposition(name, inline=False)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@once
@require_POST
def upload(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Bring the edited draft back: its next version."""
    document = get_outgoing(request, uid, Right.READ)
    policy.can_change(request.actor, document).enforce()
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, document, " ".join(str(error) for error in form.errors["file"]))
    file = form.cleaned_data["file"]
    try:
        outgoing.upload(
            document=document,
            content=file.read(),
            name=file.name,
            actor=request.actor,
            at=timezone.now(),
        )
    except (UploadRefusedError, ValidationError) as error:
        return _refused(request, document, words_of(error))
    messages.success(request, _("The edited draft is the version that counts now."))
    return redirect("documents:outgoing-files", uid)


@once
@require_POST
def use_text(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Let the text of the form count again, in place of an uploaded file."""
    document = get_outgoing(request, uid, Right.READ)
    outgoing.use_text(document=document, actor=request.actor, at=timezone.now())
    messages.success(request, _("The text of the form counts again; the file stays in the list."))
    return redirect("documents:outgoing-edit", uid)


@once
@require_POST
def enclose(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Add enclosures to a draft."""
    document = get_outgoing(request, uid, Right.READ)
    policy.can_change(request.actor, document).enforce()
    for file in request.FILES.getlist("files"):
        try:
            outgoing.enclose(
                document=document,
                content=file.read(),
                name=file.name or "",
                actor=request.actor,
                at=timezone.now(),
            )
        except UploadRefusedError as error:
            return _refused(request, document, str(error))
    return redirect("documents:outgoing-files", uid)


@once
@require_POST
def take_enclosure_out(request: OfficeRequest, uid: UUID, version: UUID) -> HttpResponse:
    """Take an enclosure out of a draft."""
    document = get_outgoing(request, uid, Right.READ)
    found = version_of(document, version)
    if found is None:
        raise Http404
    outgoing.take_enclosure_out(
        document=document, version=found, actor=request.actor, at=timezone.now()
    )
    messages.success(request, _("%(name)s was taken out.") % {"name": found.name})
    return redirect("documents:outgoing-files", uid)


def submit_and_say(request: OfficeRequest, document: Document) -> HttpResponse:
    """Submit a draft, and say to whom; or go back to it and say what is missing."""
    try:
        outgoing.submit(document=document, actor=request.actor, at=timezone.now())
    except ValidationError as error:
        messages.error(request, words_of(error))
        return redirect("documents:outgoing-edit", document.thing.uid)
    messages.success(
        request, _("The draft was submitted to %(signer)s.") % {"signer": document.signer_name}
    )
    return redirect(document)


def words_of(error: Exception) -> str:
    """Say what an action objects to, in its own sentences."""
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


def _answered(request: OfficeRequest) -> Document | None:
    asked = request.POST.get("answers") or request.GET.get("answers")
    if not asked:
        return None
    try:
        uid = UUID(asked)
    except ValueError:
        return None
    document = get_incoming(request, uid, Right.READ)
    incoming_policy.can_answer(request.actor, document).enforce()
    return document


def _for_reply(letter: Document) -> dict[str, object]:
    return {
        "subject": _("answering %(code)s") % {"code": letter.code or letter.subject},
        "addressed_to": letter.body_name,
        "recipients": letter.body_name,
        "urgency": letter.urgency,
        "restriction": letter.restriction,
    }


def _files(
    request: OfficeRequest, document: Document, *, problem: str = "", status: int = 200
) -> HttpResponse:
    can_change = policy.can_change(request.actor, document)
    at = timezone.now()
    kept = page.files_of(document, request.actor)
    asked = request.GET.get("compare", "")
    context = {
        "document": document,
        "can_change": can_change,
        "problem": problem,
        "shown": shown_of(document, None, at=at),
        "tabs": page.tabs_of(document, "files") if can_change else [],
        "comparison": compare(document, kept["versions"], asked, at=at),
        "is_drawn": document.outgoing.own_file is None and document.outgoing.locked_version is None,
        **kept,
    }
    return TemplateResponse(request, "documents/outgoing/files.html", context, status=status)


def _refused(request: OfficeRequest, document: Document, words: str) -> HttpResponse:
    return _files(request, document, problem=words, status=422)
