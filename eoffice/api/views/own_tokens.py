"""The pages on which people make tokens for programs, see them, and revoke them."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eoffice.accounts.doors import once_more
from eoffice.api import policies as policy
from eoffice.api.actions import tokens
from eoffice.api.forms import TokenForm
from eoffice.api.models import Token
from eoffice.journal.once import once
from eoffice.lib.clock import office_day
from eoffice.lib.verdicts import Verdict
from eoffice.organization.requests import OfficeRequest

_SHOWN_ONCE = "secret_of_token"
_MOST = 100


@dataclass(frozen=True)
class ShownToken:
    """A token on its person's page."""

    token: Token
    lives: bool
    can_revoke: Verdict


@require_safe
def list_mine(request: OfficeRequest) -> HttpResponse:
    """Show one's tokens, those that live first; a secret only straight after it was made."""
    now = timezone.now()
    found = Token.objects.of_person(request.user).for_use().order_by("-created_at")[:_MOST]
    shown = [
        ShownToken(token, token.lives_at(now), policy.can_revoke(request.actor, token, now))
        for token in found
    ]
    context = {
        "living": [one for one in shown if one.lives],
        "over": [one for one in shown if not one.lives],
        "can_make": policy.can_make(request.actor, now),
        "secret": request.session.pop(_SHOWN_ONCE, "") if request.method == "GET" else "",
    }
    return TemplateResponse(request, "api/own/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: OfficeRequest) -> HttpResponseBase:
    """Make a token, where one may; so that nobody does at an open screen, who it is is asked."""
    policy.can_make(request.actor, timezone.now()).enforce()
    return _make(request)


@once_more
@once
def _make(request: OfficeRequest) -> HttpResponse:
    """Make it for the post that one acts in; the next page shows its secret, once."""
    now = timezone.now()
    sent = request.POST if request.method == "POST" else None
    form = TokenForm(sent, today=office_day(now))
    if form.is_bound and form.is_valid():
        _token, secret = tokens.make(
            name=form.cleaned_data["name"],
            scopes=form.chosen_scopes,
            expires_at=form.expires_at,
            actor=request.actor,
            at=now,
        )
        request.session[_SHOWN_ONCE] = secret
        return redirect("programs:mine")
    context = {"form": form, "post": request.actor.post}
    return TemplateResponse(
        request, "api/own/add.html", context, status=422 if form.is_bound else 200
    )


@require_POST
@once
def revoke(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """End one of one's tokens."""
    token = get_object_or_404(Token.objects.of_person(request.user).for_use(), uid=uid)
    tokens.revoke(token=token, actor=request.actor, at=timezone.now())
    messages.success(
        request, _("“%(name)s” is let in no more, from now on.") % {"name": token.name}
    )
    return redirect("programs:mine")
