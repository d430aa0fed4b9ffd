"""Says in words that the store of the files, or their scanner, is away, and what that means."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from eoffice.accounts.returning import page_of
from storage.backends.base import VaultUnavailableError
from storage.clamd import ScannerUnavailableError

RETRY_AFTER = 30  # seconds
PROGRAMS = "/api/"  # where programs ask, who get problem details instead of a page
_SAFE = {"GET", "HEAD"}

logger = logging.getLogger(__name__)


class VaultAwayMiddleware:
    """Answer 503 when the vault or the scanner does not; what was begun is rolled back by then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for VaultUnavailableError and ScannerUnavailableError alone."""
        if isinstance(exception, VaultUnavailableError):
            template, title = "storage/away.html", _("The store of the files does not answer.")
        elif isinstance(exception, ScannerUnavailableError):
            template, title = "storage/unscanned.html", _("The virus scanner does not answer.")
        else:
            return None
        logger.error("%s was stopped: %s", request.path, exception)
        is_program = request.path.startswith(PROGRAMS)
        response = _problem(title) if is_program else _page(request, template)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        return response


def _page(request: HttpRequest, template: str) -> HttpResponse:
    """Render without context processors: an error page must not ask what may be broken."""
    context = {
        "theme": request.COOKIES.get("theme", ""),
        "path": page_of(request),
        "was_reading": request.method in _SAFE,
    }
    html = render_to_string(template, context)
    return HttpResponse(html, status=HTTPStatus.SERVICE_UNAVAILABLE)


def _problem(title: str) -> HttpResponse:
    return JsonResponse(
        {
            "type": "about:blank",
            "title": title,
            "status": HTTPStatus.SERVICE_UNAVAILABLE,
            "detail": _("Nothing was kept. Send the same request again later."),
        },
        content_type="application/problem+json",
        status=HTTPStatus.SERVICE_UNAVAILABLE,
    )
