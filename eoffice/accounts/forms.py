"""The forms of signing in, and of choosing a password."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from django import forms
from django.contrib.auth import authenticate, password_validation
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):
    """allauth's form in our words: labels above the boxes, nothing written inside them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Sign-in name")
        self.fields["password"].label = _("Password")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class OnceMoreForm(ReauthenticateForm):
    """The password once more, before what matters is changed; in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
        self.fields["password"].widget.attrs.pop("placeholder", None)


class ChosenPasswordForm(forms.Form):
    """A password that is chosen, typed twice."""

    password = forms.CharField(
        label=_("New password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Choose it yourself and tell it nobody: no administrator knows it."),
    )
    again = forms.CharField(
        label=_("New password, once more"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "password" in cleaned and cleaned.get("again") != cleaned["password"]:
            self.add_error("again", _("The two passwords are not the same: type it once more."))
        return cleaned


class ChangePasswordForm(ChosenPasswordForm):
    """The password that somebody has, and the one that they want."""

    current = forms.CharField(
        label=_("Password until now"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("current", "password", "again")

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._request = request

    def clean_current(self) -> str:
        """Ask as signing in does, so that guessing at an open screen is locked out as well."""
        current: str = self.cleaned_data["current"]
        username = self._request.user.get_username()
        if authenticate(self._request, username=username, password=current) is None:
            raise forms.ValidationError(
                _("This is not your password until now. Whoever has forgotten it asks for a code.")
            )
        return current


class NewPasswordForm(ChosenPasswordForm):
    """Both halves of a code, and the password that the person chooses."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    first = forms.CharField(
        label=_("First half of the code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        help_text=_("From the administrator who asked for it."),
    )
    second = forms.CharField(
        label=_("Second half of the code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        help_text=_("From the person who confirmed it."),
    )
    field_order = ("username", "first", "second", "password", "again")
