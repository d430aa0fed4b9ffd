"""How allauth behaves in an office: accounts are made by the administrator, never by a visitor."""

from datetime import timedelta
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eoffice.accounts import passkeys, second_step, sessions
from eoffice.accounts.models import User

CLOSED = _("This account is closed. If that is a mistake, tell the administrator of your agency.")


class OfficeAccountAdapter(DefaultAccountAdapter):
    """allauth's own ways, with the door for new accounts shut and its words in ours."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "The name or the password is not right. Look whether Caps Lock is on, and try again."
        ),
        "incorrect_password": _(
            "This is not your password. Look whether Caps Lock is on, and try again."
        ),
        "too_many_login_attempts": _("Too many tries. Wait for a few minutes, and try again."),
        "rate_limited": _("Too many tries. Wait for a few minutes, and try again."),
        "account_inactive": CLOSED,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        del request
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing about signing in and out: the next page shows it."""
        del args, kwargs

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave the counting of wrong passwords to axes: two counters would contradict."""
        del request, credentials

    def get_login_stages(self) -> list[str]:
        """After the right password there is one stage, whichever door somebody comes by."""
        return ["eoffice.accounts.stages.SecondStepStage"]

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Say that the account is closed, where a passkey or a provider knows its person still."""
        del user
        return refused(request, str(CLOSED))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Believe whoever has just signed in; ask everybody else who they are once more."""
        began_at = sessions.began_at(context.request)
        recently = timedelta(seconds=app_settings.REAUTHENTICATION_TIMEOUT)
        if began_at is not None and timezone.now() - began_at < recently:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Name the ways by which a person shows who they are; the first is the one they meet."""
        if not isinstance(user, User):
            return []
        methods = []
        if user.has_usable_password():
            methods.append(_method("account_reauthenticate", _("With the password")))
        if second_step.has_codes(user):
            methods.append(_method("mfa_reauthenticate", _("With a code")))
        if passkeys.of(user):
            methods.append(_method("mfa_reauthenticate_webauthn", _("With a passkey")))
        return methods


def refused(request: HttpRequest, words: str) -> HttpResponse:
    """Answer that somebody does not come in, and why."""
    return TemplateResponse(request, "account/refused.html", {"words": words}, status=403).render()


def _method(url_name: str, description: Any) -> dict[str, Any]:
    return {"id": url_name, "description": str(description), "url": reverse(url_name)}
