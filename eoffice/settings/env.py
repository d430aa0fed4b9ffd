"""Reads the environment: a variable is right, or the start stops and says which one is not."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str:
    """Return a variable, or its default; without a default it must be set, and not to nothing."""
    value = os.environ.get(name, default)
    if value is None or (default is None and not value.strip()):
        raise ImproperlyConfigured(f"Set {name} in the environment.")
    return value


def secret(name: str, default: str | None = None) -> str:
    """Return a secret from `NAME`, or from the file that `NAME_FILE` points to."""
    path = os.environ.get(f"{name}_FILE")
    if not path:
        return text(name, default)
    try:
        value = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}_FILE cannot be read: {error}") from error
    if not value:
        raise ImproperlyConfigured(f"The file that {name}_FILE names is empty.")
    return value


def flag(name: str, default: str) -> bool:
    """Return a yes or no; anything but `true` and `false` stops the start."""
    value = text(name, default)
    if value not in {"true", "false"}:
        raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")
    return value == "true"


def number(name: str, default: str) -> int:
    """Return a whole number."""
    value = text(name, default)
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def words(name: str, default: str | None = None) -> list[str]:
    """Return a list that is written with commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]
