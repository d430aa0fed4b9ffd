"""The pages of work files: list, open, look, put in, take out, close."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.actions import work_files
from documents.forms.work_files import FileForm, MemberForm, OpenForm
from documents.models import Filing, WorkFile
from documents.pages import work_files as page
from documents.policies import work_files as policy
from documents.views.finding import get_document
from eoffice.access.models import Right
from eoffice.journal.models import Reading
from eoffice.journal.once import once
from eoffice.organization.models import Holder
from eoffice.organization.requests import OfficeRequest


@require_safe
def listing(request: OfficeRequest) -> HttpResponse:
    """List the work files that the actor keeps, is a member of, or may list by role."""
    state, after = request.GET.get("state", "OPEN"), request.GET.get("after", "")
    try:
        context = page.listing(request.actor, state=state, after=UUID(after) if after else None)
    except (WorkFile.DoesNotExist, ValueError) as error:
        raise Http404 from error
    context["can_open"] = policy.can_open(request.actor, request.actor.agency)
    return TemplateResponse(request, "documents/work_files/list.html", context)


@once
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: OfficeRequest) -> HttpResponse:
    """Open a work file."""
    policy.can_open(request.actor, request.actor.agency).enforce()
    form = OpenForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            work_file = work_files.open_(
                title=form.cleaned_data["title"],
                code=form.cleaned_data["code"],
                retention=form.cleaned_data["retention"],
                members=form.chosen_members,
                actor=request.actor,
                at=timezone.now(),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, _("The work file %(code)s is open.") % {"code": work_file.code}
            )
            return redirect(work_file)
    return TemplateResponse(request, "documents/work_files/open.html", {"form": form})


@require_safe
def detail(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Show a work file and what lies in it; who opened it is noted."""
    work_file, at = _work_file(request, uid, Right.METADATA), timezone.now()
    context = page.detail(work_file, request.actor, at=at)
    if context["is_readable"]:
        Reading.objects.note(actor=request.actor, thing=work_file.thing, at=at)
    if context["is_readable"] and context["can_change_members"]:
        context["member_form"] = MemberForm(actor=request.actor)
    return TemplateResponse(request, "documents/work_files/detail.html", context)


@once
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Put a document into a work file."""
    document = get_document(request, uid, Right.READ)
    form = FileForm(request.POST or None, actor=request.actor, without=document.thing)
    if request.method == "POST" and form.is_valid():
        work_file = form.chosen
        work_files.file(
            work_file=work_file,
            thing=document.thing,
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(
            request, _("It lies in the work file %(code)s now.") % {"code": work_file.code}
        )
        return redirect(document)
    context = {
        "document": document,
        "form": form,
        "has_choice": form.has_choice,
        "lies_in": page.files_with(document, request.actor),
    }
    return TemplateResponse(request, "documents/work_files/file.html", context)


@once
@require_POST
def take_out(request: OfficeRequest, uid: UUID, thing: UUID) -> HttpResponse:
    """Take a document out of a work file."""
    work_file = _work_file(request, uid, Right.READ)
    filings = Filing.objects.filter(work_file=work_file, thing__uid=thing)
    filing = get_object_or_404(filings.select_related("work_file", "thing"))
    work_files.take_out(filing=filing, actor=request.actor, at=timezone.now())
    messages.success(request, _("It was taken out of the work file."))
    return redirect(work_file)


@once
@require_POST
def add_member(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Let somebody into a work file."""
    work_file = _work_file(request, uid, Right.READ)
    policy.can_change_members(request.actor, work_file).enforce()
    form = MemberForm(request.POST, actor=request.actor)
    if form.is_valid():
        work_files.add_member(
            work_file=work_file, member=form.chosen, actor=request.actor, at=timezone.now()
        )
        messages.success(request, _("A member was added to the work file."))
    else:
        messages.error(request, _("Choose somebody from the list."))
    return redirect(work_file)


@once
@require_POST
def end_membership(request: OfficeRequest, uid: UUID, member: UUID) -> HttpResponse:
    """End a membership."""
    work_file = _work_file(request, uid, Right.READ)
    holder = get_object_or_404(Holder, uid=member, memberships__holder=work_file.members)
    try:
        work_files.end_membership(
            work_file=work_file, member=holder, actor=request.actor, at=timezone.now()
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The membership has ended."))
    return redirect(work_file)


@once
@require_POST
def close(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Close a work file."""
    work_file = _work_file(request, uid, Right.READ)
    work_files.close(work_file=work_file, actor=request.actor, at=timezone.now())
    messages.success(request, _("The work file is closed; it can be opened again."))
    return redirect(work_file)


@once
@require_POST
def reopen(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Open a closed work file again."""
    work_file = _work_file(request, uid, Right.READ)
    work_files.reopen(work_file=work_file, actor=request.actor, at=timezone.now())
    messages.success(request, _("The work file is open again."))
    return redirect(work_file)


def _work_file(request: OfficeRequest, uid: UUID, right: Right) -> WorkFile:
    files = WorkFile.objects.visible_to(request.actor, right).for_list()
    try:
        return files.select_related("members", "agency").get(thing__uid=uid)
    except WorkFile.DoesNotExist as error:
        raise Http404 from error
