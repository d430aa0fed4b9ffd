"""Production: strict by itself, and no switch of the environment makes it lenient."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
NEEDED = {"ALLOWED_HOSTS": "eoffice.example", "SECRET_KEY": "k" * 60, "VAULT_KEY": "v" * 60}


def start(question: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Start production in a process that knows only these variables, and ask it for a setting."""
    code = f"from django.conf import settings; print({question})"
    environment = {
        "DJANGO_SETTINGS_MODULE": "eoffice.settings.base",
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        **variables,
    }
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )


def test_production_starts_with_the_three_things_that_only_the_office_knows() -> None:
    assert start("settings.DEBUG", **NEEDED).stdout == "False\n"


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_production_does_not_start_without(name: str) -> None:
    given = {other: value for other, value in NEEDED.items() if other != name}

    started = start("settings.DEBUG", **given)

    assert started.returncode != 0
    assert f"Set {name} in the environment." in started.stderr


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_production_does_not_start_with_an_empty(name: str) -> None:
    started = start("settings.DEBUG", **{**NEEDED, name: ""})

    assert f"Set {name} in the environment." in started.stderr


def test_no_variable_turns_debugging_or_the_demo_on() -> None:
    question = "settings.DEBUG or settings.DEMO_SIGN_INS"

    started = start(question, **NEEDED, DEBUG="true", DEMO_SIGN_INS="true")

    assert started.stdout == "False\n"


@pytest.mark.parametrize(
    "question",
    [
        "settings.SESSION_COOKIE_SECURE",
        "settings.CSRF_COOKIE_SECURE",
        "settings.CSRF_COOKIE_HTTPONLY",
        "settings.SESSION_COOKIE_HTTPONLY",
        "settings.SECURE_SSL_REDIRECT",
        "settings.SECURE_HSTS_SECONDS >= 31536000",
        "settings.SECURE_CONTENT_TYPE_NOSNIFF",
        "settings.X_FRAME_OPTIONS == 'DENY'",
        "settings.SESSION_COOKIE_NAME.startswith('__Host-')",
        "not settings.DATABASES['default'].get('ATOMIC_REQUESTS')",
        "'django.contrib.admin' not in settings.INSTALLED_APPS",
        "'unsafe-inline' not in str(settings.CONTENT_SECURITY_POLICY)",
        "'unsafe-eval' not in str(settings.CONTENT_SECURITY_POLICY)",
        "settings.DATABASES['default']['OPTIONS']['transaction_mode'] == 'IMMEDIATE'",
        "'foreign_keys=ON' in settings.DATABASES['default']['OPTIONS']['init_command']",
    ],
)
def test_production_is_strict(question: str) -> None:
    started = start(question, **NEEDED)

    assert started.stdout == "True\n", started.stderr


def test_production_takes_postgresql_where_it_is_named() -> None:
    started = start("settings.DATABASES['default']['ENGINE']", **NEEDED, DB_NAME="office")

    assert started.stdout == "django.db.backends.postgresql\n"
