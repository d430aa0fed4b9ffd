"""How allauth behaves in an office: accounts are made by the administrator, never by a visitor."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class OfficeAccountAdapter(DefaultAccountAdapter):
    """allauth's own ways, with the door for new accounts shut and its words in ours."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "The name or the password is not right. Look whether Caps Lock is on, and try again."
        ),
        "account_inactive": _(
            "This account is closed. If that is a mistake, tell the administrator of your agency."
        ),
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
