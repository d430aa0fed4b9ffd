"""Under which names the office is reached, and which switches have no place in production."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Doubt
from django.http.request import validate_host

_THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


def look_at_switches() -> Iterator[CheckMessage]:
    """Find what is for development and demonstrations only."""
    if settings.DEBUG:
        yield Error(
            "DEBUG is on: an error shows its insides, and words of documents, to whoever meets it.",
            hint="Run with DJANGO_SETTINGS_MODULE=eoffice.settings.base, which has no such switch.",
            id="eoffice.E101",
        )
    if settings.DEMO_SIGN_INS:
        yield Error(
            "DEMO_SIGN_INS is on: one press signs anybody in as anyone.",
            hint="Run with DJANGO_SETTINGS_MODULE=eoffice.settings.base, which has no such switch.",
            id="eoffice.E102",
        )


def look_at_names() -> Iterator[CheckMessage]:
    """Find names that let strangers speak for the office, or that lead nowhere."""
    if "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "ALLOWED_HOSTS is *: whoever asks decides what the office believes to be its name.",
            hint="Name the hosts under which people reach the office.",
            id="eoffice.E111",
        )
    address = urlsplit(settings.SITE_ADDRESS)
    host = address.hostname or ""
    if address.scheme != "https":
        yield Error(
            f"SITE_ADDRESS is {settings.SITE_ADDRESS}: links in mails and on papers lead to a page"
            " without TLS.",
            hint="Give the address that people type, with https://.",
            id="eoffice.E112",
        )
    if host in _THIS_MACHINE or not host:
        yield Error(
            f"SITE_ADDRESS is {settings.SITE_ADDRESS}: links in mails and on papers lead each"
            " reader to their own machine.",
            hint="Give the address that people type, such as https://eoffice.example.gov.vn.",
            id="eoffice.E113",
        )
    elif not validate_host(host, settings.ALLOWED_HOSTS):
        yield Error(
            f"Links lead to {host}, and ALLOWED_HOSTS does not name it: they are refused.",
            hint="Add the name to ALLOWED_HOSTS, or mend SITE_ADDRESS.",
            id="eoffice.E114",
        )
    if "*" in settings.TRUSTED_PROXIES:
        yield Doubt(
            "TRUSTED_PROXIES is *: whoever reaches the office past the proxy can choose the"
            " address that is locked out after wrong passwords.",
            hint="Name the addresses or networks of the proxies.",
            id="eoffice.W115",
        )
