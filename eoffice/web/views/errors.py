"""The pages that say what went wrong, what to do, and nothing about what is hidden."""

import logging
import secrets
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from eoffice.accounts.returning import page_of

logger = logging.getLogger(__name__)

RETRY_AFTER = 30  # seconds; a database that is started anew is there again by then


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400. What exactly was wrong with the request is no help to a person."""
    del exception
    return _page(request, "web/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403 with the reason that the policy gave."""
    reason = str(exception) or _("You may not do this.")
    return _page(request, "web/errors/403.html", status=403, reason=reason)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, the same for what is hidden and for what was never there."""
    del exception
    return _page(request, "web/errors/404.html", status=404)


def not_allowed(request: HttpRequest) -> HttpResponse:
    """Answer 405 where an address takes forms only: it was typed, or reloaded after an error."""
    return _page(request, "web/errors/405.html", status=405)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 with a code that the person can quote and the operator finds in the log.

    Where the database does not answer, or was stopped in the middle, nothing is broken: 503.
    """
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        logger.error("The database did not answer at %s.", request.path)
        answer = _page(request, "web/errors/503.html", status=503)
        answer.headers["Retry-After"] = str(RETRY_AFTER)
        return answer
    code = secrets.token_hex(4).upper()
    logger.error("The page %s broke; the person was told the code %s.", request.path, code)
    return _page(request, "web/errors/500.html", status=500, code=code)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form without its token: an old page, or cookies that are off."""
    logger.warning("A form was refused at %s: %s", request.path, reason)
    return _page(request, "web/errors/csrf.html", status=403)


def _page(request: HttpRequest, template: str, *, status: int, **words: str) -> HttpResponse:
    """Render without context processors: an error page must not ask what may be broken."""
    theme = request.COOKIES.get("theme", "")
    html = render_to_string(template, {**words, "theme": theme, "path": page_of(request)})
    return HttpResponse(html, status=status)
