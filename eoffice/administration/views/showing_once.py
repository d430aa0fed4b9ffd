"""Halves of codes on their way to the one page that shows them, once."""

from dataclasses import dataclass

from django.http import HttpRequest

from eoffice.accounts.models import User

FIRST, SECOND = "first_half_of_code", "second_half_of_code"


@dataclass(frozen=True)
class Half:
    """A half of a code, and for whom it is."""

    person: str
    half: str


def keep(request: HttpRequest, which: str, person: User, half: str) -> None:
    """Have the next page show a half."""
    request.session[which] = [person.username, person.full_name, half]


def take(request: HttpRequest, which: str, person: User | None = None) -> Half | None:
    """Take a half out of the session: the page that shows it is the only one."""
    kept = request.session.get(which)
    if kept is None or request.method != "GET":
        return None
    username, full_name, half = kept
    if person is not None and person.username != username:
        return None
    del request.session[which]
    return Half(full_name, half)
