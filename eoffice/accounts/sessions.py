"""Sessions: rows that know their person, their place and their last use; and when they end (S27).

Two ends: so many minutes without use (SESSION_IDLE_MINUTES), and twelve hours after signing in,
whatever happens. Django looks after the second one, by the row's own date; left to itself it would
move that date with every save.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Any
from uuid import uuid4

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.http import HttpRequest
from django.utils import timezone

from eoffice.accounts.models import OpenSession, User
from eoffice.accounts.second_step import way_of

PLACE = "place"
LONGEST_DEVICE = 200
NOTED_EVERY = timedelta(minutes=1)
"""A page that is only read writes at most once in so long."""


class SessionStore(db.SessionStore):
    """Django's sessions in the database, in our table. Named in settings.SESSION_ENGINE."""

    seen_at: datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[OpenSession]:
        return OpenSession

    def _get_session_from_db(self) -> Any:
        row = super()._get_session_from_db()  # type: ignore[misc]  # the stubs leave it out
        self.seen_at = row.seen_at if row else None
        return row

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """Make the row anew from what the session holds, as Django does; a save is a use."""
        row: Any = super().create_model_instance(data)
        place = data.get(PLACE)
        row.seen_at = timezone.now()
        if place is not None and data.get(SESSION_KEY) is not None:
            row.person_id = int(data[SESSION_KEY])
            row.uid = place["uid"]
            row.began_at = datetime.fromisoformat(place["began_at"])
            row.expire_date = row.began_at + timedelta(seconds=settings.SESSION_COOKIE_AGE)
            row.address = place["address"]
            row.device, row.way = place["device"], place["way"]
        return row


def begin(*, request: HttpRequest, user: User, **_rest: Any) -> None:
    """Note where somebody has signed in, and when: it ends twelve hours later at the latest."""
    request.session[PLACE] = {
        "uid": str(uuid4()),
        "began_at": timezone.now().isoformat(),
        "address": _address_of(request),
        "device": request.META.get("HTTP_USER_AGENT", "")[:LONGEST_DEVICE],
        "way": way_of(request, user),
    }


def began_at(request: HttpRequest) -> datetime | None:
    """Return when the person of a session signed in; None where nobody has."""
    place = request.session.get(PLACE)
    return datetime.fromisoformat(place["began_at"]) if place else None


def has_rested(request: HttpRequest, at: datetime) -> bool:
    """Say whether a session was left alone for so long that it is over."""
    seen_at: datetime | None = getattr(request.session, "seen_at", None)
    return seen_at is not None and at - seen_at >= idle_for()


def note_use(request: HttpRequest, at: datetime) -> None:
    """Note that a session is in use; the row alone, so that no other request loses anything."""
    seen_at: datetime | None = getattr(request.session, "seen_at", None)
    if seen_at is not None and at - seen_at >= NOTED_EVERY:
        OpenSession.objects.filter(session_key=request.session.session_key).update(seen_at=at)


def open_at(person: User, at: datetime) -> list[OpenSession]:
    """List where a person is signed in, the place used last first."""
    rows = OpenSession.objects.filter(person=person, expire_date__gt=at)
    return list(rows.filter(seen_at__gt=at - idle_for()).order_by("-seen_at", "session_key"))


def idle_for() -> timedelta:
    return timedelta(minutes=settings.SESSION_IDLE_MINUTES)


def _address_of(request: HttpRequest) -> str | None:
    """Return where a request comes from; None where that is a socket, or nothing that is known."""
    with suppress(ValueError):
        return str(ip_address(get_client_ip_address(request) or ""))
    return None
