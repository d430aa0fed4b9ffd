"""Who has to sign in, and then comes back to the page that they had; and the language of a page."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils import translation

from eoffice.accounts.models import User
from eoffice.accounts.returning import page_of

LANGUAGE_COOKIE = "language"


class SignedInMiddleware(LoginRequiredMiddleware):
    """Every page is closed unless it says otherwise; whoever signs in comes back to it.

    Django would send them to the address that was asked for. Where that only takes forms, they
    come back to the page of the form instead, and find what they had typed.
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        if refused is None or "HX-Request" not in request.headers:
            return refused
        # A part of a page was asked for: the page as a whole goes to the door, not the part.
        here = urlsplit(request.headers.get("HX-Current-URL", ""))
        whole = redirect_to_login(here.path or "/", self.get_login_url(view_func))
        return HttpResponse(status=204, headers={"HX-Redirect": whole.url})

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        return redirect_to_login(
            page_of(request),
            self.get_login_url(view_func),
            self.get_redirect_field_name(view_func),
        )


class LanguageMiddleware:
    """The person's own language, or the one chosen before signing in, or Vietnamese.

    Unlike Django's own, this does not ask the browser: offices buy machines in English.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(self._language(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response

    @staticmethod
    def _language(request: HttpRequest) -> str:
        if isinstance(request.user, User):
            return request.user.language
        chosen = request.COOKIES.get(LANGUAGE_COOKIE, "")
        return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
