"""The forms of the second step: codes, the app that makes them, and passkeys."""

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.totp.internal.auth import get_totp_secret
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eoffice.accounts import one_time_codes
from eoffice.accounts.passkeys import LONGEST_NAME
from eoffice.accounts.watching import note_refused

_BOX = {"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "none"}


class CodeForm(AuthenticateForm):
    """A code of the app, or a recovery code; each works once, and wrong ones are counted."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={**_BOX, "autofocus": True}),
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        now = timezone.now()
        try:
            self.authenticator = one_time_codes.use(person=self.user, code=code, at=now)
        except one_time_codes.WrongCodeError as error:
            note_refused(context.request, self.user, "code")
            raise forms.ValidationError(
                _("This code is not right, or was used already. Wait for the next one, and try it.")
            ) from error
        except one_time_codes.TooManyWrongCodesError as error:
            note_refused(context.request, self.user, "code")
            minutes = max(1, -int(-(error.until - now).total_seconds() // 60))
            raise forms.ValidationError(
                ngettext(
                    "Too many wrong codes were typed. Codes are taken again in %(n)s minute.",
                    "Too many wrong codes were typed. Codes are taken again in %(n)s minutes.",
                    minutes,
                )
                % {"n": minutes}
            ) from error
        return code


class CodeOnceMoreForm(CodeForm):
    """A code once more, before what matters is changed."""

    def save(self) -> None:
        post_authentication(context.request, self.authenticator, reauthenticated=True)


class AppForm(forms.Form):
    """The first code of an app: it shows that the app has understood the key."""

    code = forms.CharField(
        label=gettext_lazy("Code that the app shows"),
        max_length=20,
        widget=forms.TextInput(attrs=_BOX),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # allauth keeps it in the session until it is confirmed; a wrong code keeps it the same.
        self.secret: str = get_totp_secret(regenerate=False)

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if one_time_codes.is_of_app(self.secret, code, timezone.now()) is None:
            raise forms.ValidationError(
                _(
                    "This is not the code that the app should show now. Look whether the clock of "
                    "the telephone is right, and type the next code."
                )
            )
        return code


class PasskeyNameForm(forms.Form):
    """How a person calls a passkey."""

    name = forms.CharField(
        label=gettext_lazy("Name of the passkey"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("So that you know it again: “Office computer”, “My telephone”."),
    )


class NewPasskeyForm(AddWebAuthnForm):
    """A passkey that the browser has just made, and its name."""

    name = forms.CharField(
        label=gettext_lazy("Name of the passkey"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=gettext_lazy("So that you know it again: “Office computer”, “My telephone”."),
    )
