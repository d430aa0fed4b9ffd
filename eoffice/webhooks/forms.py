"""Forms: a webhook of one's own, and a host that an administrator allows."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from eoffice.api.models import Token
from eoffice.organization.actor import Actor
from eoffice.webhooks import policies as policy
from eoffice.webhooks import tellable
from eoffice.webhooks.sending import addresses
from eoffice.webhooks.sending.addresses import Address, AddressRefusedError


class WebhookForm(forms.Form):
    """Where to, by whose rights, and of what."""

    token = forms.ChoiceField(
        label=_("Token"),
        help_text=_("Only of what this token may list is anything told; it ends with the token."),
    )
    address = forms.CharField(
        label=_("Address"),
        max_length=addresses.LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text=_("Such as https://receiver.example.vn/eoffice; its host must be allowed."),
    )
    codes = forms.MultipleChoiceField(
        label=_("Events"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one event.")},
    )

    def __init__(self, *args: Any, tokens: Sequence[Token], actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tokens = {str(token.uid): token for token in tokens}
        self._actor = actor
        self.fields["token"].choices = [  # type: ignore[attr-defined] # a field of choices
            (uid, f"{token.name} · {token.post.title}") for uid, token in self._tokens.items()
        ]
        self.fields["codes"].choices = [  # type: ignore[attr-defined] # as above
            (told.code, told.words) for told in tellable.everything()
        ]

    def clean_token(self) -> Token:
        return self._tokens[self.cleaned_data["token"]]

    def clean_address(self) -> Address:
        try:
            return addresses.read(self.cleaned_data["address"], ports=settings.WEBHOOKS_PORTS)
        except AddressRefusedError as error:
            raise forms.ValidationError(str(error.reason)) from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        token, address = cleaned.get("token"), cleaned.get("address")
        if token is not None and address is not None:
            verdict = policy.can_lead_to(token, address.host, address.port)
            if not verdict:
                self.add_error("address", str(verdict.reason))
        if token is not None and cleaned.get("codes"):
            verdict = policy.can_be_told(token, cleaned["codes"])
            if not verdict:
                self.add_error("codes", str(verdict.reason))
        return cleaned


class HostForm(forms.Form):
    """A host by its name, one of the ports, and what it is for."""

    host = forms.CharField(
        label=_("Host"),
        max_length=253,
        help_text=_("Its name alone, such as receiver.example.vn."),
    )
    port = forms.TypedChoiceField(label=_("Port"), coerce=int)
    purpose = forms.CharField(
        label=_("What it is for"),
        max_length=200,
        help_text=_("Whose system it is, and why it is told; the next administrator reads it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ports = [(str(port), str(port)) for port in settings.WEBHOOKS_PORTS]
        self.fields["port"].choices = ports  # type: ignore[attr-defined] # a field of choices

    def clean_host(self) -> str:
        try:
            return addresses.read_host(self.cleaned_data["host"].strip())
        except AddressRefusedError as error:
            raise forms.ValidationError(str(error.reason)) from error
