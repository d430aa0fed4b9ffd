"""Papers: brought by the secretary, opened by those who may read them, withdrawn."""

from pathlib import PurePath
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eoffice.journal.models import Reading
from eoffice.journal.once import once, once_resumable
from eoffice.organization.requests import OfficeRequest
from meetings import sources
from meetings.actions import papers as acts
from meetings.forms.agenda import SecretPaperForm
from meetings.models import AgendaItem
from meetings.policies import papers as policy
from meetings.views.finding import item_of, paper_of
from storage import actions as storage
from storage import renditions
from storage.checking import UploadRefusedError
from storage.serving import serve


@require_POST
@once_resumable
def add(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Keep the files that were brought, each as a paper; what is refused is named with its reason.

    The script of the drop box sends one file a request, and shows the refusal in its line.
    """
    item = item_of(request.actor, uid)
    policy.can_add(request.actor, item).enforce()
    refusals = [
        refusal
        for file in request.FILES.getlist("files")
        if (refusal := _keep(request, item, file))
    ]
    if refusals and request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return HttpResponse(
            " ".join(refusals), status=422, content_type="text/plain; charset=utf-8"
        )
    for refusal in refusals:
        messages.error(request, refusal)
    if not request.FILES:
        messages.error(request, _("Choose a file first."))
    return redirect(item.meeting)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def add_secret(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Put a line for a paper that never comes in here."""
    item = item_of(request.actor, uid)
    policy.can_add(request.actor, item).enforce()
    form = SecretPaperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        title = form.cleaned_data["title"]
        acts.add_secret(item=item, title=title, actor=request.actor, at=timezone.now())
        messages.success(request, _("The line stands; the paper is handed out at the meeting."))
        return redirect(item.meeting)
    context = {"form": form, "item": item, "meeting": item.meeting}
    return TemplateResponse(request, "meetings/papers/secret.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def documents(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Choose a document of the office, among those that the secretary may read."""
    item, now = item_of(request.actor, uid), timezone.now()
    policy.can_add(request.actor, item).enforce()
    if request.method == "POST":
        source = sources.find(request.actor, request.POST.get("document", ""))
        if source is None:
            messages.error(request, _("This document has no file that you may read."))
            return redirect("meetings:documents", uid=item.uid)
        acts.add(
            item=item,
            version=source.version,
            title=source.title,
            source=source.thing,
            actor=request.actor,
            at=now,
        )
        messages.success(request, _("“%(title)s” was added.") % {"title": source.title})
        return redirect(item.meeting)
    text = request.GET.get("q", "")
    context = {
        "item": item,
        "meeting": item.meeting,
        "text": text,
        "found": sources.search(request.actor, text),
    }
    return TemplateResponse(request, "meetings/papers/documents.html", context)


@require_POST
@once
def withdraw(request: OfficeRequest, uid: UUID) -> HttpResponse:
    paper = paper_of(request.actor, uid)
    acts.withdraw(paper=paper, actor=request.actor, at=timezone.now())
    messages.success(
        request,
        _("“%(title)s” was withdrawn; nobody can open it any more.") % {"title": paper.title},
    )
    return redirect(paper.item.meeting)


@require_safe
def file(request: OfficeRequest, uid: UUID) -> HttpResponseBase:
    """Give the pages of a paper as PDF, in the pieces that the reader asks for."""
    paper = paper_of(request.actor, uid)
    source = renditions.pdf_of(paper.version) if paper.version else None
    if source is None:
        raise Http404
    return serve(request, source, name=f"{PurePath(paper.title).stem}.pdf", inline=True)


@require_safe
def original(request: OfficeRequest, uid: UUID) -> HttpResponseBase:
    """Give the file as it was brought, to be kept."""
    paper = paper_of(request.actor, uid)
    if paper.version is None:
        raise Http404
    Reading.objects.note(actor=request.actor, thing=paper.thing, at=timezone.now())
    return serve(request, paper.version, name=paper.version.name, inline=False)


@require_POST
def opened(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Note that the reader shows this paper of a packet: who opened what is known by papers."""
    paper = paper_of(request.actor, uid)
    Reading.objects.note(actor=request.actor, thing=paper.thing, at=timezone.now())
    return HttpResponse(status=204)


def _keep(request: OfficeRequest, item: AgendaItem, file: "UploadedFile[bytes]") -> str:
    """Keep one file as a paper; return the reason where it is refused."""
    at, name = timezone.now(), file.name or ""
    try:
        version = storage.keep(
            file, name=name, agency=item.meeting.thing.agency, actor=request.actor, at=at
        )
    except UploadRefusedError as refused:
        return refused.reason
    acts.add(
        item=item, version=version, title=PurePath(version.name).stem, actor=request.actor, at=at
    )
    return ""
