"""Headers that keep pages private, and words for answers that would come without any."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from eoffice.web.views import errors

# What no page of an office asks a device for. Scanning is the scanner folder's work.
_UNUSED_POWERS = (
    "camera",
    "geolocation",
    "microphone",
    "payment",
    "usb",
)
PERMISSIONS_POLICY = ", ".join(f"{power}=()" for power in _UNUSED_POWERS)


class PrivatePagesMiddleware:
    """Forbid storing what only this person may see, and shut the doors between windows.

    A view that has said how its answer may be kept (a page of a paper, for reading off line)
    is left alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        user = getattr(request, "user", None)
        if getattr(user, "is_authenticated", False):
            response.headers.setdefault("Cache-Control", "no-store, private")
            patch_vary_headers(response, ("Cookie",))
        return response


class WordsMiddleware:
    """Put a page where Django answers with a bare code: an address that only takes forms."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_bare = not response.streaming and not response.content
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and is_bare:
            page = errors.not_allowed(request)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response
