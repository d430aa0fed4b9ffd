"""Choosing the post to act in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eoffice.organization.middleware import CHOSEN, needs_no_post


@require_safe
@needs_no_post
def choose_post(request: HttpRequest) -> HttpResponse:
    """Show the posts that the person holds or stands in for; or say that there is none."""
    return TemplateResponse(
        request, "organization/choose_post.html", {"next": request.GET.get("next", "")}
    )


@require_POST
@needs_no_post
def act_in(request: HttpRequest) -> HttpResponse:
    """Act in a post from now on, or in another's by delegation."""
    chosen = request.POST.get("post", "")
    choices = [*getattr(request, "posts", []), *getattr(request, "delegations", [])]
    if chosen not in {str(choice.uid) for choice in choices}:
        messages.error(request, _("You do not hold this post, or no longer."))
        return redirect("organization:choose-post")
    request.session[CHOSEN] = chosen
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    return redirect(target)
