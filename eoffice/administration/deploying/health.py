"""Two addresses for whoever watches over the servers: is it alive, and can it serve."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger("eoffice.administration")

_PLAIN = "text/plain; charset=utf-8"


@login_not_required
@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Answer, and ask nobody: a web server whose database is away must not be started anew."""
    del request
    return HttpResponse("The office answers.\n", content_type=_PLAIN)


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Answer 200 where the database can be asked, and 503 where it cannot."""
    del request
    try:
        connection.ensure_connection()
        is_there = connection.is_usable()
    except Error:
        logger.warning("The database does not answer.", exc_info=True)
        is_there = False
    if not is_there:
        return HttpResponse("The database does not answer.\n", content_type=_PLAIN, status=503)
    return HttpResponse("The office can serve.\n", content_type=_PLAIN)
