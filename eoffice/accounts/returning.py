"""Where a person goes back to: never to another site, never to an address that only takes forms."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


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


def _is_ours(request: HttpRequest, url: str) -> bool:
    return url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
