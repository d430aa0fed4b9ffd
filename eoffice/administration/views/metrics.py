"""The figures, for a Prometheus that shows the token of METRICS_TOKEN; without one, no door."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from eoffice.administration import figures


@login_not_required
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer who shows the token; to everybody else the address does not exist."""
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.METRICS_TOKEN or not constant_time_compare(shown, settings.METRICS_TOKEN):
        raise Http404
    return HttpResponse(figures.as_text(at=timezone.now()), content_type=CONTENT_TYPE_LATEST)
