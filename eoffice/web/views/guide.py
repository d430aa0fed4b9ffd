"""Written help: for the page from which it was asked for, and for the frame of every page."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from eoffice.web import guides


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Show the help for the page at `page`, and a way back to it."""
    page = request.GET.get("page", "")
    if not url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}):
        page = ""
    shown = guides.guide_for(urlsplit(page).path) if page else None
    others = [one for one in guides.everything() if one is not shown]
    return TemplateResponse(
        request, "web/guide.html", {"guide": shown, "others": others, "page": page}
    )
