"""Single sign-on by OpenID Connect: the provider says who it is, the office whether it knows them.

Accounts are never made here. The first time, a claim of the provider's (OIDC_CLAIM) finds the
person; from then on its own unchanging name for them does, so that a name which is given to
somebody else at the provider opens nothing here.
"""

import json
from functools import cached_property
from hashlib import sha256
from typing import Any

import requests
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from eoffice.accounts import id_tokens
from eoffice.accounts.adapter import CLOSED, refused
from eoffice.accounts.models import User
from eoffice.accounts.watching import note_refused

PROVIDER = "office"
SECOND_STEP = "second_step"
_ADDRESSES = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")


def is_possible() -> bool:
    """Say whether the installation has a provider."""
    return bool(settings.OIDC_SERVER_URL)


def has_asked_second_step(login: Login) -> bool:
    """Say whether somebody comes from the provider, which asked for a second step itself."""
    came = (login.signal_kwargs or {}).get("sociallogin")
    return isinstance(came, SocialLogin) and came.account.extra_data.get(SECOND_STEP) is True


class ProviderAdapter(OpenIDConnectOAuth2Adapter):
    """allauth's talk with the provider, with a nonce, a checked signature, and safe addresses."""

    nonce = ""

    @cached_property
    def openid_config(self) -> dict[str, Any]:
        """Ask the provider for its addresses; refuse any that others could listen to."""
        config: dict[str, Any] = self._get(self.get_provider().server_url)
        addresses = [config[name] for name in _ADDRESSES if config.get(name)]
        issuer = str(config["issuer"])
        if issuer.rstrip("/") != settings.OIDC_SERVER_URL.rstrip("/"):
            raise ProviderException("The provider calls itself otherwise than OIDC_SERVER_URL.")
        if not all(map(id_tokens.is_safe, [*addresses, issuer])):
            raise ProviderException("The provider names an address without TLS.")
        return config

    def wishes(self) -> dict[str, str]:
        """Ask to be told how somebody signed in, where the provider takes such wishes."""
        if self.openid_config.get("claims_parameter_supported") is not True:
            return {}
        return {"claims": json.dumps({"id_token": {"amr": None, "acr": None}})}

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        del request, app
        return settings.SITE_ADDRESS.rstrip("/") + reverse("sso-callback")

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Read who came from the token that the provider signed for this very sign-in."""
        del request
        try:
            claims = id_tokens.claims_of(
                kwargs["response"]["id_token"],
                keys=self._get(self.openid_config["jwks_uri"]),
                issuer=self.openid_config["issuer"],
                client_id=app.client_id,
                nonce=self.nonce,
            )
        except (id_tokens.NotBelievedError, KeyError) as error:
            raise ProviderException(str(error)) from error
        told = claims
        if settings.OIDC_CLAIM not in claims and "userinfo_endpoint" in self.openid_config:
            told = {**self._fetch_user_info(token.token), SECOND_STEP: None}
            if told.get("sub") != claims["sub"]:
                raise ProviderException("The provider tells of two people.")
        came = self.get_provider().sociallogin_from_response(self.request, {"id_token": claims})
        came.account.uid = sha256(f"{claims['iss']}\n{claims['sub']}".encode()).hexdigest()
        came.account.extra_data = {"name": _name_in(told), SECOND_STEP: _is_strong(claims)}
        return came

    def _get(self, address: str) -> dict[str, Any]:
        with get_social_adapter().get_requests_session() as session:
            answer = session.get(address, allow_redirects=False)
            answer.raise_for_status()
            found = answer.json()
        if not isinstance(found, dict):
            raise ProviderException("The provider answers something else.")
        return found


class OfficeSocialAccountAdapter(DefaultSocialAccountAdapter):
    """allauth's ways after the provider has answered: who is not known here stays outside."""

    def list_apps(
        self, request: HttpRequest | None, provider: Any = None, client_id: Any = None
    ) -> list[SocialApp]:
        """Return the one provider of the settings, if there is one."""
        del request, provider, client_id
        if not is_possible():
            return []
        server = settings.OIDC_SERVER_URL.rstrip("/")
        facts = {"server_url": server, "oauth_pkce_enabled": True}
        app = SocialApp(provider="openid_connect", provider_id=PROVIDER, name=settings.OIDC_NAME)
        app.client_id, app.secret = settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET
        app.settings = facts
        return [app]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        del request, sociallogin
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie whoever comes for the first time to their account here; refuse whom nobody knows."""
        if sociallogin.is_existing:
            return
        name = sociallogin.account.extra_data["name"]
        person = _person_called(name)
        tied = SocialAccount.objects.filter(user=person, provider=sociallogin.account.provider)
        if person is None:
            words = _(
                "%(provider)s knows you as “%(name)s”, but there is no account of this name here. "
                "Accounts are made by the administrator of your agency: ask for one with this name."
            ) % {"provider": settings.OIDC_NAME, "name": name or "?"}
        elif not person.is_active:
            words = str(CLOSED)
        elif tied.exists():
            words = _(
                "This account was tied to somebody else at %(provider)s. If your account there was "
                "made anew, the administrator of your agency can undo the tie."
            ) % {"provider": settings.OIDC_NAME}
        else:
            sociallogin.connect(request, person)
            return
        note_refused(request, person, "sso")
        raise ImmediateHttpResponse(refused(request, words))

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, *args: Any, **kwargs: Any
    ) -> None:
        """Say in a sentence that it did not work, and that the password still does."""
        del provider, args
        note_refused(request, None, "sso")
        is_out = isinstance(kwargs.get("exception"), requests.RequestException)
        raise ImmediateHttpResponse(did_not_work(request, is_out=is_out))


def did_not_work(request: HttpRequest, *, is_out: bool) -> HttpResponse:
    """Answer that single sign-on does not work now, or did not this time."""
    if is_out:
        words = _("%(provider)s does not answer at present. You can sign in with your password.")
    else:
        words = _(
            "Signing in by %(provider)s did not work. Try it once more from the beginning, or sign "
            "in with your password."
        )
    answer = refused(request, words % {"provider": settings.OIDC_NAME})
    answer.status_code = 503 if is_out else 403
    return answer


def _name_in(told: dict[str, Any]) -> str:
    """Return the claim by which people are known; an address only if the provider checked it."""
    if settings.OIDC_CLAIM == "email" and told.get("email_verified") is not True:
        return ""
    return str(told.get(settings.OIDC_CLAIM, "")).strip()


def _person_called(name: str) -> User | None:
    if not name:
        return None
    if settings.OIDC_CLAIM == "email":
        people = User.objects.filter(email__iexact=name)
    else:
        people = User.objects.filter(username=name)
    found = list(people[:2])
    return found[0] if len(found) == 1 else None


def _is_strong(claims: dict[str, Any]) -> bool:
    """Say whether the provider asked for a second step (RFC 8176, or a level agreed upon)."""
    amr = claims.get("amr", [])
    said = {*(amr if isinstance(amr, list) else []), claims.get("acr")}
    return bool(said & set(settings.OIDC_SECOND_STEP))
