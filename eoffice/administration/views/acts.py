"""The journal of administrative acts."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from eoffice.administration import acts
from eoffice.administration.views.doors import for_administrators
from eoffice.organization.requests import OfficeRequest


@require_safe
@for_administrators
def list_acts(request: OfficeRequest) -> HttpResponse:
    """Show what was done to people, units, posts and the calendar, the newest first."""
    asked = request.GET.get("before", "")
    try:
        before = UUID(asked) if asked else None
    except ValueError as error:
        raise Http404 from error
    context = {"page": acts.page_of(request.actor.agency, before=before)}
    return TemplateResponse(request, "administration/acts/list.html", context)
