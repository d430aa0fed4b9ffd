"""The second step of signing in: of whom it is asked, and whether a session has passed it (S26).

Who has set one up is asked for it by every door. Of whom one is demanded, the floors above say:
they know posts, this floor knows people.
"""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from eoffice.accounts.models import User

PASSED = "second_step"
BY_PROVIDER = "provider"
STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What is a second step by itself. Recovery codes only stand in for one of these."""

_METHODS = {"socialaccount": "sso"}
Demand = Callable[[HttpRequest], bool]
_demands: list[Demand] = []


def demand(of_whom: Demand) -> None:
    """Have a second step asked of everybody of whom this says so, on every request."""
    _demands.append(of_whom)


def is_demanded_of(request: HttpRequest) -> bool:
    """Say whether the person of a request has to have a second step."""
    return any(of_whom(request) for of_whom in _demands)


def exists() -> Exists:
    """Return the condition that a person (of the query around it) has a second step."""
    return Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=STEPS))


def of(person: User) -> QuerySet[Authenticator]:
    """Return the second steps of a person."""
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(user=person, type__in=STEPS)
    return rows


def of_kind(person: AbstractBaseUser, kind: Authenticator.Type) -> QuerySet[Authenticator]:
    """Return what a person has of one kind: apps, passkeys, or recovery codes."""
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(user_id=person.pk, type=kind)
    return rows


def app_of(person: User) -> Authenticator | None:
    """Return the app whose codes a person types, if they have one."""
    return of_kind(person, Authenticator.Type.TOTP).first()


def is_kept_by(person: User) -> bool:
    """Say whether a person has a second step of their own."""
    return bool(of(person).exists())


def has_codes(person: User) -> bool:
    """Say whether a person can answer with a code: of an app, or a recovery code."""
    rows = Authenticator.objects.filter(user=person)
    return bool(rows.exclude(type=Authenticator.Type.WEBAUTHN).exists())


def unused_codes(person: User) -> list[str]:
    """Return the recovery codes that a person has not used yet."""
    row = of_kind(person, Authenticator.Type.RECOVERY_CODES).first()
    codes: list[str] = row.wrap().get_unused_codes() if row else []
    return codes


def is_tied_to_provider(person: User) -> bool:
    """Say whether a person has come by single sign-on, so that the provider's name is theirs."""
    return bool(SocialAccount.objects.filter(user=person).exists())


def is_tied(person: User) -> bool:
    """Say whether there is anything that a reset would take away."""
    return is_kept_by(person) or is_tied_to_provider(person)


def note_passed(request: HttpRequest, person: User, way: str) -> None:
    """Note in the session that its person has passed the second step."""
    request.session[PASSED] = [person.pk, way]


def is_passed(request: HttpRequest) -> bool:
    """Say whether the person of a request has passed the second step in this session."""
    return isinstance(request.user, User) and _passed_by(request) == request.user.pk


def way_of(request: HttpRequest, person: User) -> str:
    """Say by which way somebody signed in, in codes: `password+totp`, `webauthn`, `sso`."""
    ways = []
    for record in get_authentication_records(request, person):
        method = record["method"]
        ways.append(record.get("type", method) if method == "mfa" else _METHODS.get(method, method))
    if _passed_by(request) == person.pk:
        ways.append(request.session[PASSED][1])
    return "+".join(dict.fromkeys(ways))


def note_used(*, request: HttpRequest, user: Any, authenticator: Any, **_rest: Any) -> None:
    """Take allauth's word that a code or a passkey was right."""
    note_passed(request, user, authenticator.type)


def _passed_by(request: HttpRequest) -> int | None:
    kept: tuple[int, str] | None = request.session.get(PASSED)
    return kept[0] if kept else None
