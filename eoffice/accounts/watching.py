"""What happens at the door, a line each in the log: who, by which way, from where (S24).

A line holds no word that anybody typed: a password is soon typed where the name belongs.
"""

import logging
from typing import Any

from axes.helpers import get_client_ip_address
from django.http import HttpRequest

from eoffice.accounts.models import User
from eoffice.accounts.second_step import way_of

log = logging.getLogger("eoffice.accounts.door")


def note_signed_in(*, request: HttpRequest, user: User, **_rest: Any) -> None:
    log.info(
        "signed in: person=%s way=%s address=%s",
        user.uid,
        way_of(request, user) or "unknown",
        get_client_ip_address(request),
    )


def note_signed_out(*, request: HttpRequest | None, user: User | None, **_rest: Any) -> None:
    if request is not None and user is not None:
        log.info("signed out: person=%s address=%s", user.uid, get_client_ip_address(request))


def note_wrong_password(
    *, credentials: dict[str, Any], request: HttpRequest | None = None, **_rest: Any
) -> None:
    name = credentials.get("username") or credentials.get("login") or ""
    person = User.objects.filter(username=str(name)).first()
    note_refused(request, person, "password")


def note_refused(request: HttpRequest | None, person: User | None, way: str) -> None:
    """Note that somebody did not come in, or did not come further."""
    log.warning(
        "refused: person=%s way=%s address=%s",
        person.uid if person else "unknown",
        way,
        get_client_ip_address(request) if request is not None else "unknown",
    )


def note_way_changed(*, person: User, what: str, **_rest: Any) -> None:
    log.info("changed: person=%s what=%s", person.uid, what)
