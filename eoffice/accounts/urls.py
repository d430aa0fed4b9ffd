"""Signing in and out, the person's own page, and what is chosen on it.

Of allauth only what stands here has an address: nothing of it is included as a whole.
"""

from collections.abc import Callable

from allauth.account import views as allauth_views
from django.http import HttpResponseBase
from django.urls import path
from django.views import View
from django.views.decorators.http import require_http_methods

from eoffice.accounts.doors import before_second_step, without_post
from eoffice.accounts.views import (
    language,
    new_password,
    once_more,
    own,
    passkeys,
    password,
    recovery_codes,
    second_step,
    signing_in,
    single_sign_on,
)

only_forms = require_http_methods(["GET", "HEAD", "POST"])
"""allauth answers every other method, too, once somebody has signed in."""


def of_allauth(view: type[View]) -> Callable[..., HttpResponseBase]:
    """Take a view of allauth's that a person without a post, or on the way in, needs as well."""
    opened: Callable[..., HttpResponseBase] = only_forms(view.as_view())
    return before_second_step(without_post(opened))


urlpatterns = [
    path("", own.detail, name="account_own"),
    path("login/", only_forms(signing_in.SignInView.as_view()), name="account_login"),
    path("login/code/", of_allauth(second_step.SecondStepView), name="mfa_authenticate"),
    path("login/passkey/ask/", passkeys.ask, name="passkey-ask"),
    path("login/passkey/", passkeys.sign_in, name="passkey-sign-in"),
    path("login/sso/", single_sign_on.leave, name="sso"),
    path("login/sso/callback/", single_sign_on.come_back, name="sso-callback"),
    path("logout/", only_forms(allauth_views.logout), name="account_logout"),
    path("new-password/", new_password.choose, name="account_new_password"),
    path("password/", password.change, name="account_change_password"),
    path("once-more/", of_allauth(once_more.PasswordOnceMoreView), name="account_reauthenticate"),
    path("once-more/code/", of_allauth(once_more.CodeOnceMoreView), name="mfa_reauthenticate"),
    path(
        "once-more/passkey/",
        of_allauth(once_more.PasskeyOnceMoreView),
        name="mfa_reauthenticate_webauthn",
    ),
    path("second-step/", second_step.choose, name="second-step"),
    path("second-step/app/", second_step.turn_app_on, name="app-on"),
    path("second-step/app/off/", second_step.turn_app_off, name="app-off"),
    path("second-step/codes/", recovery_codes.show, name="mfa_view_recovery_codes"),
    path("second-step/codes/renew/", recovery_codes.renew, name="codes-renew"),
    path("passkeys/add/", passkeys.add, name="passkey-add"),
    path("passkeys/<uuid:uid>/name/", passkeys.rename, name="passkey-name"),
    path("passkeys/<uuid:uid>/remove/", passkeys.remove, name="passkey-remove"),
    path("sessions/<uuid:uid>/end/", own.end_session, name="session-end"),
    path("sessions/end-others/", own.end_others, name="sessions-end-others"),
    path("demo/", signing_in.demo_sign_in, name="demo-sign-in"),
    path("language/", language.choose, name="choose-language"),
]
