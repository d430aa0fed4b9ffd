"""Who are you, once more: before the ways of signing in are changed."""

from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView

from eoffice.accounts.code_forms import CodeOnceMoreForm
from eoffice.accounts.forms import OnceMoreForm


class PasswordOnceMoreView(ReauthenticateView):
    """The password, once more."""

    form_class = OnceMoreForm
    template_name = "account/once_more.html"


class CodeOnceMoreView(ReauthenticateByCodeView):
    """A code, once more."""

    form_class = CodeOnceMoreForm
    template_name = "account/once_more.html"


class PasskeyOnceMoreView(ReauthenticateWebAuthnView):
    """A passkey, once more."""

    template_name = "account/once_more.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "options": context["js_data"]["request_options"]}
