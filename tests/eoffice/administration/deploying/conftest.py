"""An installation in which everything is right, of which each test spoils one thing."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from django.core.checks import CheckMessage
from pytest_django import Settings

Told = Callable[[Iterable[CheckMessage]], dict[str, str]]


@pytest.fixture
def sound(settings: Settings, tmp_path: Path) -> Settings:
    """Settings as those of an agency that has read the manual."""
    settings.ALLOWED_HOSTS = ["eoffice.example.gov.vn"]
    settings.SITE_ADDRESS = "https://eoffice.example.gov.vn"
    settings.SECRET_KEY, settings.VAULT_KEY, settings.SEAL_PASSPHRASE = "s" * 64, "v" * 64, "p" * 64
    settings.VAR = tmp_path
    settings.KEYS_DIR, settings.VAULT_DIR = tmp_path / "keys", tmp_path / "vault"
    for folder in (settings.KEYS_DIR, settings.VAULT_DIR):
        folder.mkdir(mode=0o750)
    return settings


@pytest.fixture
def told() -> Told:
    """Return what was told, by its number; each with a hint that says what to do."""

    def read(messages: Iterable[CheckMessage]) -> dict[str, str]:
        found = list(messages)
        assert all(message.hint for message in found)
        return {str(message.id): message.msg for message in found}

    return read
