"""Secrets: drawn at random, each for one use, in files that few may read."""

from pathlib import Path

import pytest
from pytest_django import Settings

from eoffice.administration.deploying import secrecy
from tests.eoffice.administration.deploying.conftest import Told
from tests.eoffice.settings.test_example import calls

SERVED = {
    "ENGINE": "django.db.backends.postgresql",
    "HOST": "database.example",
    "NAME": "office",
    "PASSWORD": "d" * 40,
    "USER": "office",
}


@pytest.fixture(autouse=True)
def _no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """No secret comes from a file but where a test says so."""
    monkeypatch.delenv("SECRET_KEY_FILE", raising=False)


def test_secrets_that_were_drawn_are_told_of_with_nothing(sound: Settings, told: Told) -> None:
    assert told(secrecy.look_at_secrets()) == {}
    assert told(secrecy.look_at_files()) == {}


@pytest.mark.parametrize("name", ["SECRET_KEY", "VAULT_KEY", "SEAL_PASSPHRASE"])
def test_a_secret_of_development_is_told(sound: Settings, told: Told, name: str) -> None:
    setattr(sound, name, f"for development only: this is the {name} of everybody")

    assert name in told(secrecy.look_at_secrets())["eoffice.E201"]


@pytest.mark.parametrize("name", ["SECRET_KEY", "VAULT_KEY", "SEAL_PASSPHRASE"])
def test_a_short_secret_is_told(sound: Settings, told: Told, name: str) -> None:
    setattr(sound, name, "0123456789")

    assert f"{name} has 10 characters" in told(secrecy.look_at_secrets())["eoffice.E202"]


def test_one_secret_for_two_things_is_told(sound: Settings, told: Told) -> None:
    sound.VAULT_KEY = sound.SECRET_KEY

    assert (
        "SECRET_KEY and VAULT_KEY are the same" in told(secrecy.look_at_secrets())["eoffice.E203"]
    )


def test_an_office_that_cannot_seal_is_told(sound: Settings, told: Told) -> None:
    sound.SEAL_PASSPHRASE = ""

    assert set(told(secrecy.look_at_secrets())) == {"eoffice.W204"}


@pytest.mark.parametrize("password", ["", "office", "postgres"])
def test_a_password_of_the_database_that_can_be_guessed_is_told(
    sound: Settings, told: Told, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setitem(sound.DATABASES, "default", {**SERVED, "PASSWORD": password})

    assert set(told(secrecy.look_at_secrets())) == {"eoffice.E205"}


def test_a_password_that_was_drawn_is_not_told(
    sound: Settings, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sound.DATABASES, "default", SERVED)

    assert told(secrecy.look_at_secrets()) == {}


def test_every_secret_of_the_settings_is_looked_at() -> None:
    assert {name for reader, name, _call in calls() if reader == "secret"} == secrecy.SECRETS


def test_a_secret_that_everybody_may_read_is_told(
    sound: Settings, told: Told, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "secret-key"
    file.write_text("s" * 64, encoding="utf-8")
    monkeypatch.setenv("SECRET_KEY_FILE", str(file))

    file.chmod(0o640)
    assert told(secrecy.look_at_files()) == {}
    file.chmod(0o644)
    assert str(file) in told(secrecy.look_at_files())["eoffice.E211"]


@pytest.mark.parametrize("name", ["KEYS_DIR", "VAULT_DIR"])
def test_a_folder_of_keys_or_files_that_is_open_to_all_is_told(
    sound: Settings, told: Told, name: str
) -> None:
    getattr(sound, name).chmod(0o755)

    assert name in told(secrecy.look_at_files())["eoffice.E212"]
