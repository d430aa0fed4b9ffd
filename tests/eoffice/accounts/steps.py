"""Second steps for tests: an app on a telephone, and what it shows."""

import re
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.utils import timezone

from eoffice.accounts.models import User
from eoffice.accounts.sessions import PLACE
from tests.factories import PASSWORD

LOGIN = "/accounts/login/"
CODE = "/accounts/login/code/"
DESK = re.compile(r"//[^/]+/$")
"""The address to which people come in. What ends in a slash is almost every address."""
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def give_app(person: User) -> Authenticator:
    """Let a person have set up an app some time ago."""
    return TOTP.activate(person, SECRET).instance


def give_codes(person: User) -> list[str]:
    """Let a person have recovery codes; return them."""
    codes: list[str] = RecoveryCodes.activate(person).generate_codes()
    return codes


def shown_by_app(later: int = 0, at: datetime | None = None) -> str:
    """Return what the app shows so many half minutes from now."""
    number = int((at or timezone.now()).timestamp()) // 30 + later
    code: str = format_hotp_value(hotp_value(SECRET, number))
    return code


def wrong_code() -> str:
    """Return six figures that the app shows neither now nor soon."""
    near = {shown_by_app(later) for later in range(-4, 5)}
    return next(code for code in map("{:06d}".format, range(20)) if code not in near)


def give_password(client: Client, person: User, **more: str) -> Any:
    return client.post(LOGIN, {"login": person.username, "password": PASSWORD, **more})


def give_code(client: Client, code: str) -> Any:
    return client.post(CODE, {"code": code})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def come_in(client: Client, person: User) -> None:
    """Sign in with the password and the app."""
    give_password(client, person)
    give_code(client, shown_by_app())
    assert is_in(client)


def let_time_pass(client: Client, *, minutes: int) -> None:
    """Let it be so long ago that the person of a browser signed in."""
    session = client.session
    began_at = timezone.now() - timedelta(minutes=minutes)
    session[PLACE] = {**session[PLACE], "began_at": began_at.isoformat()}
    session.save()
