"""Says in words that the store of the files is away, where nothing goes on without it."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from eoffice.accounts.returning import page_of
from storage.backends.base import VaultUnavailableError

RETRY_AFTER = 30  # seconds
PROGRAMS = "/api/"  # where programs ask, who get problem details instead of a page
_SAFE = {"GET", "HEAD"}

logger = logging.getLogger(__name__)


class VaultAwayMiddleware:
    """Answer 503 when the vault does not; what was begun has been rolled back by then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for VaultUnavailableError alone."""
        if not isinstance(exception, VaultUnavailableError):
            return None
        logger.error("The vault was needed at %s: %s", request.path, exception)
        response = _problem() if request.path.startswith(PROGRAMS) else _page(request)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        return response


def _page(request: HttpRequest) -> HttpResponse:
    """Render without context processors: an error page must not ask what may be broken."""
    context = {
        "theme": request.COOKIES.get("theme", ""),
        "path": page_of(request),
        "was_reading": request.method in _SAFE,
    }
    html = render_to_string("storage/away.html", context)
    return HttpResponse(html, status=HTTPStatus.SERVICE_UNAVAILABLE)


def _problem() -> HttpResponse:
    return JsonResponse(
        {
            "type": "about:blank",
            "title": _("The store of the files does not answer."),
            "status": HTTPStatus.SERVICE_UNAVAILABLE,
            "detail": _("Nothing was kept. Send the same request again later."),
        },
        content_type="application/problem+json",
        status=HTTPStatus.SERVICE_UNAVAILABLE,
    )
