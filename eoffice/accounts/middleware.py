"""Who has to sign in, or to show a second step, and comes back to their page; and its language."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation

from eoffice.accounts import second_step, sessions
from eoffice.accounts.models import User
from eoffice.accounts.returning import page_of

LANGUAGE_COOKIE = "language"
ENDED = "session_ended"


class SessionEndMiddleware:
    """Ends a session that nobody has used for a while, before anything is answered (S27)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = timezone.now()
            if sessions.has_rested(request, now):
                logout(request)
                request.session[ENDED] = True
            else:
                sessions.note_use(request, now)
        return self.get_response(request)


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
        return _whole_page(redirect_to_login(_page_around(request), self.get_login_url(view_func)))

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        return redirect_to_login(
            page_of(request),
            self.get_login_url(view_func),
            self.get_redirect_field_name(view_func),
        )


class SecondStepMiddleware:
    """Lets nobody on who has to show a second step and has not, whichever door they came by (S26).

    Stands below what finds the posts of the person: of whom one is demanded follows from those.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        del args, kwargs
        person = request.user
        is_open = not getattr(view, "login_required", True)
        if is_open or not isinstance(person, User) or second_step.is_passed(request):
            return None
        page = _page_around(request) if "HX-Request" in request.headers else page_of(request)
        if person.has_second_step:
            # The session is older than the second step, or a door did not ask for it.
            logout(request)
            answer = redirect_to_login(page)
        elif second_step.is_demanded_of(request) and not getattr(view, "before_second_step", False):
            query = urlencode({"next": page})
            answer = HttpResponseRedirect(f"{reverse('second-step')}?{query}")
        else:
            return None
        return _whole_page(answer) if "HX-Request" in request.headers else answer


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


def _page_around(request: HttpRequest) -> str:
    """Return the page into which a part is fetched."""
    return urlsplit(request.headers.get("HX-Current-URL", "")).path or "/"


def _whole_page(answer: HttpResponseRedirect) -> HttpResponse:
    """Lead the page as a whole away where only a part of it was asked for."""
    return HttpResponse(status=204, headers={"HX-Redirect": answer.url})
