"""Codes of the second step: each works once, and wrong ones are counted in the database (S25, S26).

allauth counts and remembers in a cache, which every process has for itself.
"""

from datetime import datetime, timedelta

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.db import transaction

from eoffice.accounts.models import CodeTries, User

TRIES = 5
REST = timedelta(minutes=15)
LONGEST_REST = timedelta(hours=24)
_LAST = "last_counter"


class WrongCodeError(Exception):
    """The code is not one of the person's, or was used already."""


class TooManyWrongCodesError(Exception):
    """So many wrong codes were typed that none is taken for a while."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


def use(*, person: User, code: str, at: datetime) -> Authenticator:
    """Use up a code of a person's app, or a recovery code; return what it is of.

    After five wrong ones in a row codes rest for a quarter of an hour, and twice as long after each
    further five. Who types them knows the password already, so that this shuts out nobody else: it
    counts for the person, from wherever the codes come.
    """
    with transaction.atomic():
        tries = _tries_of(person)
        if tries.rests_until is not None and at < tries.rests_until:
            raise TooManyWrongCodesError(tries.rests_until)
        found = _find(person, code, at)
        tries.wrong = 0 if found else tries.wrong + 1
        tries.rests_until = _rest_after(tries.wrong, at)
        tries.save(update_fields=["wrong", "rests_until"])
    if tries.rests_until is not None:
        raise TooManyWrongCodesError(tries.rests_until)
    if found is None:
        raise WrongCodeError
    return found


def is_of_app(secret: str, code: str, at: datetime, *, after: int = -1) -> int | None:
    """Return the number of the half minute whose code this is, if it is later than `after`."""
    now = int(at.timestamp()) // app_settings.TOTP_PERIOD
    for number in range(now - app_settings.TOTP_TOLERANCE, now + app_settings.TOTP_TOLERANCE + 1):
        expected = format_hotp_value(hotp_value(secret, number))
        if number > after and compare_user_code(actual=code, expected=expected):
            return number
    return None


def note_first_use(app: Authenticator, number: int) -> None:
    """Remember the code by which an app was confirmed: it does not open anything again."""
    app.data[_LAST] = number
    app.save(update_fields=["data"])


def _find(person: User, code: str, at: datetime) -> Authenticator | None:
    rows = Authenticator.objects.select_for_update().filter(user=person)
    for row in rows.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk"):
        if row.type == Authenticator.Type.RECOVERY_CODES:
            if row.wrap().validate_code(code):
                return _of(person, row)
            continue
        secret = decrypt(row.data["secret"])
        number = is_of_app(secret, code, at, after=row.data.get(_LAST, -1))
        if number is not None:
            note_first_use(row, number)
            return _of(person, row)
    return None


def _of(person: User, row: Authenticator) -> Authenticator:
    row.refresh_from_db()
    row.user = person
    return row


def _rest_after(wrong: int, at: datetime) -> datetime | None:
    if wrong == 0 or wrong % TRIES:
        return None
    doubled = min(wrong // TRIES - 1, 10)
    return at + min(REST * (1 << doubled), LONGEST_REST)


def _tries_of(person: User) -> CodeTries:
    tries, _is_new = CodeTries.objects.get_or_create(person=person)
    tries.lock()
    return tries
