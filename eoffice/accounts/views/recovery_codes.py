"""Recovery codes: shown once, printed, and made anew."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from eoffice.accounts import second_step
from eoffice.accounts.actions import ways
from eoffice.accounts.doors import once_more, own
from eoffice.accounts.models import User
from eoffice.accounts.returning import NEXT, take_target
from eoffice.accounts.views.second_step import TO_BE_SHOWN


@require_safe
@once_more
@own
def show(request: HttpRequest, person: User) -> HttpResponse:
    """Show the codes once after they were made; after that, only how many are left."""
    codes = second_step.unused_codes(person)
    is_first_look = request.method == "GET" and request.session.pop(TO_BE_SHOWN, False)
    context = {
        "codes": [f"{code[:5]} {code[5:]}" for code in codes] if is_first_look else [],
        "left": len(codes),
        "next": take_target(request) if NEXT in request.session else reverse("account_own"),
    }
    return TemplateResponse(request, "account/recovery_codes.html", context)


@require_POST
@once_more
@own
def renew(request: HttpRequest, person: User) -> HttpResponse:
    """Make the codes anew; those before open nothing any more."""
    if not second_step.is_kept_by(person):
        return redirect("account_own")
    ways.renew_codes(person=person, at=timezone.now())
    request.session[TO_BE_SHOWN] = True
    return redirect("mfa_view_recovery_codes")
