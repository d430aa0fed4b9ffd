"""The second step: shown at signing in, set up, and switched off again."""

import base64
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.totp.internal.auth import clear_totp_secret
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eoffice.accounts import passkeys, second_step
from eoffice.accounts.actions import ways
from eoffice.accounts.code_forms import AppForm, CodeForm
from eoffice.accounts.doors import before_second_step, once_more, own
from eoffice.accounts.models import User
from eoffice.accounts.returning import NEXT, keep_target, take_target

TO_BE_SHOWN = "recovery_codes_to_be_shown"


class SecondStepView(AuthenticateView):
    """allauth's page between the password and the office, in our words."""

    form_class = CodeForm
    template_name = "account/second_step.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.stage.login.user
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "has_codes": second_step.has_codes(person),
            "has_passkeys": passkeys.are_possible() and bool(passkeys.of(person)),
        }


@require_safe
@before_second_step
@own
def choose(request: HttpRequest, person: User) -> HttpResponse:
    """Tell a person that a second step is needed before anything else, and offer both kinds."""
    keep_target(request)
    if second_step.is_kept_by(person):
        return redirect(take_target(request))
    context = {"passkeys_are_possible": passkeys.are_possible()}
    return TemplateResponse(request, "account/second_step_needed.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@before_second_step
@once_more
@own
def turn_app_on(request: HttpRequest, person: User) -> HttpResponse:
    """Show the key of an app as a picture and as text, and take its first code."""
    form = AppForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        has_new_codes = ways.turn_app_on(
            person=person,
            secret=form.secret,
            code=form.cleaned_data["code"],
            at=timezone.now(),
            here=request.session.session_key,
        )
        clear_totp_secret(request)
        return was_set_up(request, person, "totp", has_new_codes=has_new_codes)
    picture = get_adapter().build_totp_svg(get_adapter().build_totp_url(person, form.secret))
    context = {
        "form": form,
        "key": " ".join(form.secret[at : at + 4] for at in range(0, len(form.secret), 4)),
        "picture": "data:image/svg+xml;base64," + base64.b64encode(picture.encode()).decode(),
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "account/app.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@once_more
@own
def turn_app_off(request: HttpRequest, person: User) -> HttpResponse:
    """Ask whether the app is to be switched off, and do so."""
    app = second_step.app_of(person)
    if app is None:
        raise Http404
    enforce_may_go(request, app)
    if request.method == "POST":
        ways.turn_app_off(person=person, at=timezone.now(), here=request.session.session_key)
        messages.success(request, _("Signing in asks for codes of the app no more."))
        return redirect("account_own")
    return TemplateResponse(request, "account/app_off.html", {})


def enforce_may_go(request: HttpRequest, step: Any) -> None:
    """Refuse to take away the last second step of somebody of whom one is demanded."""
    others = second_step.of(step.user).exclude(pk=step.pk)
    if second_step.is_demanded_of(request) and not others.exists():
        raise PermissionDenied(
            _("Your post needs a second step: set up another one before you take this one away.")
        )


def was_set_up(
    request: HttpRequest, person: User, way: str, *, has_new_codes: bool
) -> HttpResponse:
    """Go on after a second step was set up: to new recovery codes first, if there are any."""
    second_step.note_passed(request, person, way)
    messages.success(
        request,
        _("It is set up. Where you were signed in on other machines, that ended."),
    )
    if has_new_codes:
        request.session[TO_BE_SHOWN] = True
        return redirect("mfa_view_recovery_codes")
    return redirect(take_target(request) if NEXT in request.session else "account_own")
