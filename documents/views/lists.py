"""The lists of documents in and out."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.models import Direction
from documents.pages import list_exports, lists
from documents.policies import incoming as incoming_policy
from documents.policies import outgoing as outgoing_policy
from documents.policies.registers import can_read_registers
from eoffice.organization.requests import OfficeRequest
from storage.serving import disposition

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def incoming(request: OfficeRequest) -> HttpResponse:
    """List the letters that came in, newest first."""
    return _list(request, Direction.INCOMING, lists.INCOMING_TABS, "todo")


@require_safe
def outgoing(request: OfficeRequest) -> HttpResponse:
    """List the documents that go out, newest first."""
    return _list(request, Direction.OUTGOING, lists.OUTGOING_TABS, "all")


@require_safe
def incoming_spreadsheet(request: OfficeRequest) -> HttpResponse:
    """Give the list of letters out as a spreadsheet, as it is filtered."""
    name = _("Incoming documents")
    return _spreadsheet(request, Direction.INCOMING, lists.INCOMING_TABS, "todo", name)


@require_safe
def outgoing_spreadsheet(request: OfficeRequest) -> HttpResponse:
    """Give the list of documents that go out out as a spreadsheet, as it is filtered."""
    name = _("Outgoing documents")
    return _spreadsheet(request, Direction.OUTGOING, lists.OUTGOING_TABS, "all", name)


def _spreadsheet(
    request: OfficeRequest,
    direction: Direction,
    tabs: Mapping[str, str | Promise],
    first: str,
    name: str,
) -> HttpResponse:
    tab, at = _tab(request, tabs, first), timezone.now()
    content = list_exports.as_xlsx(request.actor, direction, request.GET, tab=tab, at=at)
    response = HttpResponse(content, content_type=XLSX)
    file_name = f"{name} - {tabs[tab]}.xlsx"
    response.headers["Content-Disposition"] = disposition(file_name, inline=False)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _tab(request: OfficeRequest, tabs: Mapping[str, str | Promise], first: str) -> str:
    tab = request.GET.get("tab", first)
    return tab if tab in tabs else first


def _list(
    request: OfficeRequest, direction: Direction, tabs: Mapping[str, str | Promise], first: str
) -> HttpResponse:
    tab, at = _tab(request, tabs, first), timezone.now()
    listing = lists.listing(request.actor, direction, request.GET, tab=tab, at=at)
    counts = lists.waiting_counts(request.actor, at) if direction == Direction.INCOMING else {}
    context = {
        "listing": listing,
        "tabs": [
            {
                "label": label,
                "url": f"?tab={key}",
                "is_current": key == tab,
                "count": counts.get(key) or "",
            }
            for key, label in tabs.items()
        ],
        "kinds": lists.kinds(),
        "can_receive": incoming_policy.can_receive(request.actor, request.actor.agency),
        "can_draft": outgoing_policy.can_draft(request.actor, request.actor.agency),
        "can_read_registers": can_read_registers(request.actor, request.actor.agency),
        "export_url": reverse(f"documents:{direction}-spreadsheet"),
        "at": at,
    }
    return TemplateResponse(request, f"documents/{direction}/list.html", context)
