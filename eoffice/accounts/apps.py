"""Tells Django of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "eoffice.accounts"
    label = "accounts"
    verbose_name = _("accounts")

    def ready(self) -> None:
        """Note who comes in by which way, and where; and who does not."""
        from allauth.mfa.signals import authenticator_used
        from django.contrib.auth.signals import (
            user_logged_in,
            user_logged_out,
            user_login_failed,
        )

        from eoffice.accounts import second_step, sessions, watching
        from eoffice.accounts.events import way_changed

        authenticator_used.connect(second_step.note_used, dispatch_uid="accounts")
        user_logged_in.connect(sessions.begin, dispatch_uid="accounts.place")
        user_logged_in.connect(watching.note_signed_in, dispatch_uid="accounts")
        user_logged_out.connect(watching.note_signed_out, dispatch_uid="accounts")
        user_login_failed.connect(watching.note_wrong_password, dispatch_uid="accounts")
        way_changed.connect(watching.note_way_changed, dispatch_uid="accounts")
