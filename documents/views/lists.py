"""The lists of documents in and out."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from documents.models import Direction
from documents.pages import lists
from documents.policies import incoming as incoming_policy
from documents.policies import outgoing as outgoing_policy
from documents.policies.registers import can_read_registers
from eoffice.organization.requests import OfficeRequest


@require_safe
def incoming(request: OfficeRequest) -> HttpResponse:
    """List the letters that came in, newest first."""
    return _list(request, Direction.INCOMING, lists.INCOMING_TABS, "todo")


@require_safe
def outgoing(request: OfficeRequest) -> HttpResponse:
    """List the documents that go out, newest first."""
    return _list(request, Direction.OUTGOING, lists.OUTGOING_TABS, "all")


def _list(
    request: OfficeRequest, direction: Direction, tabs: Mapping[str, str | Promise], first: str
) -> HttpResponse:
    tab = request.GET.get("tab", first)
    tab = tab if tab in tabs else first
    at = timezone.now()
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
        "at": at,
    }
    return TemplateResponse(request, f"documents/{direction}/list.html", context)
