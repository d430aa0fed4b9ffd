"""Where a person goes back to: never to another site, never to an address that only takes forms."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

NEXT = "next_after_second_step"


def target_of(request: HttpRequest) -> str:
    """Return the address that a form asks to go on to, or the root where it is not ours."""
    target = request.POST.get("next", "")
    return target if _is_ours(request, target) else "/"


def page_of(request: HttpRequest) -> str:
    """Return the page that the person has before them: this one, or that of the form they sent."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    page = request.headers.get("Referer", "")
    if not _is_ours(request, page):
        return "/"
    parts = urlsplit(page)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def keep_target(request: HttpRequest) -> None:
    """Keep in the session where a person wants to go once a second step is set up."""
    target = request.GET.get("next", "")
    if _is_ours(request, target):
        request.session[NEXT] = target


def take_target(request: HttpRequest) -> str:
    """Return what was kept, once; or the root."""
    target: str = request.session.pop(NEXT, "/")
    return target


def _is_ours(request: HttpRequest, url: str) -> bool:
    return url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
