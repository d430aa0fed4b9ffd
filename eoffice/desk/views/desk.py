"""The desk, and the start of a run over one of its piles."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from eoffice.desk import coming, piles, runs, waiting
from eoffice.desk.tally import tally_for
from eoffice.organization.requests import OfficeRequest


@require_safe
def desk(request: OfficeRequest) -> HttpResponse:
    """Show what waits for me, what is coming, and what others owe me."""
    now = timezone.now()
    heaps = tally_for(request, request.actor).heaps
    context = {
        "heaps": heaps,
        "count": sum(heap.count for heap in heaps),
        "urgent": sum(heap.urgent for heap in heaps),
        "now": now,
        "today": timezone.localtime(now).date(),
        "days": coming.days_for(request.actor, at=now),
        "owed": waiting.owed_to(request.actor),
    }
    return TemplateResponse(request, "desk/desk.html", context)


@require_POST
def run(request: OfficeRequest, key: str) -> HttpResponse:
    """Begin on a pile, or go on where it was left."""
    pile = piles.find(key)
    if pile is None or pile.stops is None:
        raise Http404
    return redirect(runs.start(request, pile.key, pile.stops(request.actor)))
