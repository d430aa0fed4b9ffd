"""Forms about accounts."""

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.lib.text import normalise_line


class ChangePersonForm(forms.Form):
    """How a person is called and reached."""

    full_name = forms.CharField(label=_("Full name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)

    def clean_full_name(self) -> str:
        return normalise_line(self.cleaned_data["full_name"])


class NewPersonForm(ChangePersonForm):
    """A new account. The password is made by the system: nobody chooses another's."""

    field_order = ["full_name", "username", "email", "phone"]

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=_("Letters, figures and . _ - @ +; it stays for ever and is not used again."),
    )

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(
                _("This sign-in name is taken: choose another one, for instance with the unit.")
            )
        return username
