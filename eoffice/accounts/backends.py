"""Passwords, and nothing else: no rights come from the sign-in."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from eoffice.accounts import second_step
from eoffice.accounts.models import User


class PasswordBackend(ModelBackend):
    """Django's check of name and password, without its permissions."""

    def has_perm(self, *_args: Any, **_kwargs: Any) -> bool:
        return False

    def get_all_permissions(self, *_args: Any, **_kwargs: Any) -> set[str]:
        return set()

    def get_user(self, user_id: int) -> User | None:
        """Return the person of a session, and with them whether they have a second step."""
        people = User.objects.annotate(has_step=second_step.exists())
        person = people.filter(pk=user_id).first()
        if person is None or not self.user_can_authenticate(person):
            return None
        person.has_second_step = person.has_step
        return person
