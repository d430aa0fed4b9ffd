"""A person's own page: how they sign in, where they are signed in, and what else is theirs."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from eoffice.accounts import devices, own_page, passkeys, second_step, sessions
from eoffice.accounts.actions import people
from eoffice.accounts.doors import own
from eoffice.accounts.models import OpenSession, User


@dataclass(frozen=True)
class Place:
    """Where somebody is signed in, in words."""

    uid: UUID
    device: str
    address: str
    began_at: datetime | None
    seen_at: datetime
    is_here: bool


@require_safe
@own
def detail(request: HttpRequest, person: User) -> HttpResponse:
    """Show a person their account."""
    places = [_place(request, row) for row in sessions.open_at(person, timezone.now())]
    context = {
        "layout": "web/page.html" if getattr(request, "actor", None) else "web/bare.html",
        "app": second_step.app_of(person),
        "passkeys": passkeys.of(person),
        "passkeys_are_possible": passkeys.are_possible(),
        "codes_left": len(second_step.unused_codes(person)),
        "has_second_step": second_step.is_kept_by(person),
        "is_demanded": second_step.is_demanded_of(request),
        "places": sorted(places, key=lambda place: not place.is_here),
        "provider": settings.OIDC_NAME if second_step.is_tied_to_provider(person) else "",
        "lines": own_page.lines(),
    }
    return TemplateResponse(request, "account/own.html", context)


@require_POST
@own
def end_session(request: HttpRequest, person: User, uid: UUID) -> HttpResponse:
    """Sign the person out at one other place."""
    here = request.session.get(sessions.PLACE, {}).get("uid")
    if str(uid) == here:
        return redirect("account_logout")
    if not people.end_session(person=person, uid=uid):
        raise Http404
    messages.success(request, _("You are signed out there."))
    return redirect("account_own")


@require_POST
@own
def end_others(request: HttpRequest, person: User) -> HttpResponse:
    """Sign the person out everywhere but here."""
    ended = people.end_sessions(person=person, besides=request.session.session_key)
    said = ngettext(
        "You are signed out at %(n)s other place.",
        "You are signed out at %(n)s other places.",
        ended,
    )
    messages.success(request, said % {"n": ended})
    return redirect("account_own")


def _place(request: HttpRequest, row: OpenSession) -> Place:
    return Place(
        uid=row.uid,
        device=devices.described(row.device),
        address=row.address or "",
        began_at=row.began_at,
        seen_at=row.seen_at,
        is_here=row.session_key == request.session.session_key,
    )
