"""Whether secrets are secret: drawn at random, each for one use, in files that few may read."""

import os
import stat
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Doubt

SHORTEST = 32
_READ_BY_OTHERS = stat.S_IROTH | stat.S_IWOTH
# There the engine of containers lays secrets out, each as a mount of its own.
_OF_THE_ENGINE = Path("/run/secrets")
_KEYS = ("SECRET_KEY", "VAULT_KEY", "SEAL_PASSPHRASE")
_DEFAULTS = ("for development only", "django-insecure-", "changeme", "change-me", "example")
_GUESSED = {"", "admin", "changeme", "eoffice", "password", "postgres", "secret"}


def look_at_secrets() -> Iterator[CheckMessage]:
    """Find secrets that are known, short, missing, or used for two things."""
    values = {name: getattr(settings, name) for name in _KEYS}
    for name, value in values.items():
        if any(default in value for default in _DEFAULTS):
            yield Error(
                f"{name} is a value that everybody can read in the source or in examples.",
                hint="Draw one: head -c 48 /dev/urandom | base64. A vault that has been keyed"
                " with the old one has to be filled anew.",
                id="eoffice.E201",
            )
        elif value and len(value) < SHORTEST:
            yield Error(
                f"{name} has {len(value)} characters: it can be found by trying.",
                hint=f"Draw one of at least {SHORTEST}: head -c 48 /dev/urandom | base64.",
                id="eoffice.E202",
            )
    for one, other in combinations(_KEYS, 2):
        if values[one] and values[one] == values[other]:
            yield Error(
                f"{one} and {other} are the same: who learns one has both.",
                hint="Draw another one for one of them.",
                id="eoffice.E203",
            )
    if not settings.SEAL_PASSPHRASE:
        yield Doubt(
            "SEAL_PASSPHRASE is empty: issuing cannot open the agencies' keys, and seals nothing.",
            hint="Draw one and give it by SEAL_PASSPHRASE_FILE.",
            id="eoffice.W204",
        )
    database = settings.DATABASES["default"]
    is_far = database["ENGINE"].endswith("postgresql") and not _is_socket(database["HOST"])
    if is_far and database["PASSWORD"] in _GUESSED | {database["USER"], database["NAME"]}:
        yield Error(
            "The password of the database is empty or can be guessed.",
            hint="Draw one and give it by DB_PASSWORD_FILE; deploy/postgresql/roles.sql sets it.",
            id="eoffice.E205",
        )


def look_at_files() -> Iterator[CheckMessage]:
    """Find secrets and keys that other accounts of the machine may read."""
    for name in sorted(os.environ):
        path = Path(os.environ[name])
        if name.endswith("_FILE") and name.removesuffix("_FILE") in SECRETS:
            yield from _open_to_others(path, name)
    for name in ("KEYS_DIR", "VAULT_DIR"):
        folder = getattr(settings, name)
        if folder.is_dir() and folder.stat().st_mode & (_READ_BY_OTHERS | stat.S_IXOTH):
            yield Error(
                f"Every account of this machine may look into {folder} ({name}).",
                hint=f"chmod o= {folder}",
                id="eoffice.E212",
            )


SECRETS = {
    *_KEYS,
    "DB_PASSWORD",
    "MAIL_PASSWORD",
    "METRICS_TOKEN",
    "OIDC_CLIENT_SECRET",
    "S3_ACCESS_KEY",
    "S3_COPY_ACCESS_KEY",
    "S3_COPY_SECRET_KEY",
    "S3_SECRET_KEY",
    "SEARCH_PASSWORD",
}
"""All that settings read as secrets, each by `NAME_FILE` too."""


def _open_to_others(path: Path, name: str) -> Iterator[CheckMessage]:
    if path.is_relative_to(_OF_THE_ENGINE) or not path.exists():
        return
    if path.stat().st_mode & _READ_BY_OTHERS:
        yield Error(
            f"Every account of this machine may read {path}, which {name} names.",
            hint=f"chmod o= {path}",
            id="eoffice.E211",
        )


def _is_socket(host: str) -> bool:
    return not host or host.startswith("/")
