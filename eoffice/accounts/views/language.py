"""The language of the pages: the person's own, and that of this machine before signing in."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from eoffice.accounts.actions import people
from eoffice.accounts.middleware import LANGUAGE_COOKIE
from eoffice.accounts.models import User
from eoffice.accounts.returning import target_of

_YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the language named in the form, and go back to where the person was."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        raise BadRequest(language)
    if isinstance(request.user, User):
        people.choose_language(request.user, language)
    response = redirect(target_of(request))
    response.set_cookie(
        LANGUAGE_COOKIE,
        language,
        max_age=_YEAR,
        samesite="Lax",
        secure=request.is_secure(),
        httponly=True,
    )
    return response
