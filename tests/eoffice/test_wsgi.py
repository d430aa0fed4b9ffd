"""The door of the web server: who comes in is who the proxy says, and nobody else is believed."""

import importlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import wsgi as django_wsgi
from pytest_django import Settings

from eoffice import wsgi

Environ = dict[str, Any]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[Callable[..., str]]:
    """Ask through the door from an address, and return whom the office takes one for."""

    def told(environ: Environ, _start: object) -> list[str]:
        return [environ["REMOTE_ADDR"]]

    settings.TRUSTED_PROXIES = ["127.0.0.1", "10.203.0.0/24"]
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(django_wsgi, "get_wsgi_application", lambda: told)
        door = importlib.reload(wsgi).application

    def ask_from(address: str, *, says: str = "") -> str:
        environ = {"REMOTE_ADDR": address, **({"HTTP_X_FORWARDED_FOR": says} if says else {})}
        return str(door(environ, None)[0])

    yield ask_from
    importlib.reload(wsgi)


@pytest.mark.parametrize("proxy", ["127.0.0.1", "10.203.0.7"])
def test_a_proxy_is_believed_about_who_asks(ask: Callable[..., str], proxy: str) -> None:
    assert ask(proxy, says="192.0.2.7") == "192.0.2.7"


def test_anybody_else_is_not(ask: Callable[..., str]) -> None:
    assert ask("192.0.2.9", says="192.0.2.7") == "192.0.2.9"


def test_what_somebody_has_put_before_is_not_believed(ask: Callable[..., str]) -> None:
    assert ask("127.0.0.1", says="198.51.100.1, 192.0.2.7") == "192.0.2.7"


def test_who_comes_without_a_proxy_is_who_they_are(ask: Callable[..., str]) -> None:
    assert ask("127.0.0.1") == "127.0.0.1"
