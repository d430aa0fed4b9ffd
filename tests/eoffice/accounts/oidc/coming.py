"""Coming by single sign-on: to the provider, through it, and back."""

from typing import Any

from django.test import Client
from pytest_django import Settings

from tests.eoffice.accounts.oidc import provider as oidc
from tests.eoffice.accounts.oidc.provider import RunningProvider

SITE = "http://testserver"
LEAVE = "/accounts/login/sso/"
BACK = "/accounts/login/sso/callback/"


def speak_with(provider: RunningProvider, settings: Settings) -> None:
    settings.SITE_ADDRESS = SITE
    settings.OIDC_NAME = "Cổng tỉnh"
    settings.OIDC_SERVER_URL = provider.issuer
    settings.OIDC_CLIENT_ID = oidc.CLIENT_ID
    settings.OIDC_CLIENT_SECRET = oidc.CLIENT_SECRET


def leave(client: Client, **more: str) -> str:
    """Press the button; return the address at the provider."""
    address: str = client.post(LEAVE, more).context["address"]
    return address


def come_by(client: Client, provider: RunningProvider, **more: str) -> Any:
    """Go to the provider and come back from it."""
    return client.get(provider.go_through(leave(client, **more)))


def as_hoa(provider: RunningProvider, **facts: Any) -> None:
    provider.let_in("0001", claims={"preferred_username": "hoa.le"}, **facts)
