"""How allauth keeps second steps in an office: whose they are called, where, and how safely."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eoffice.accounts import passkeys, sealing, second_step


class OfficeMFAAdapter(DefaultMFAAdapter):
    """allauth's own ways, with secrets sealed and the office called by its own address."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("This is not right. Try it once more."),
    }

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def get_totp_issuer(self) -> str:
        return passkeys.office()

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)

    def generate_authenticator_name(self, user: AbstractBaseUser, *_type: Any) -> str:
        number = second_step.of_kind(user, Authenticator.Type.WEBAUTHN).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the address of the office, not to whatever name was typed."""
        return {"id": passkeys.office(), "name": passkeys.office()}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        entity = super().get_public_key_credential_user_entity(user)
        return {**entity, "name": user.get_username(), "display_name": str(user)}
