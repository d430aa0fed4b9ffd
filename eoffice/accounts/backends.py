"""Passwords, and nothing else: no rights come from the sign-in."""

from typing import Any

from django.contrib.auth.backends import ModelBackend


class PasswordBackend(ModelBackend):
    """Django's check of name and password, without its permissions."""

    def has_perm(self, *_args: Any, **_kwargs: Any) -> bool:
        return False

    def get_all_permissions(self, *_args: Any, **_kwargs: Any) -> set[str]:
        return set()
