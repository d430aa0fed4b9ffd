"""The page of operations: what works, what waits, what was given up, and running it again."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eoffice.administration import checks, queue_state
from eoffice.administration.actions import operations
from eoffice.administration.views.doors import for_administrators
from eoffice.journal.once import once
from eoffice.organization.requests import OfficeRequest


@require_safe
@for_administrators
def overview(request: OfficeRequest) -> HttpResponse:
    """Say in sentences how each part is, and list what was given up."""
    context = {
        "checked": checks.all_checked(at=timezone.now()),
        "queues": queue_state.counts(settings.TASKS["default"]["QUEUES"]),
        "parked": queue_state.parked(),
    }
    return TemplateResponse(request, "administration/operations/overview.html", context)


@require_POST
@for_administrators
@once
def run_again(request: OfficeRequest, uid: UUID) -> HttpResponse:
    lease = queue_state.parked_lease(uid)
    if lease is None:
        raise Http404
    operations.run_again(lease=lease, actor=request.actor, at=timezone.now())
    messages.success(request, _("The task is in the queue again."))
    return redirect("administration:operations")
