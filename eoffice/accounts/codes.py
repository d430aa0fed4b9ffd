"""Halves of codes: made, written so that they can be read aloud, and compared by digest."""

import secrets
from datetime import timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

VALID_FOR = timedelta(hours=24)
WRONG_TRIES = 5
# Letters and figures that cannot be taken for one another when they are read aloud.
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 3, 4


def make_half() -> str:
    """Return a half of a code: twelve letters and figures, 60 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def digest_of(half: str, username: str) -> str:
    """Return the keyed digest under which a half is kept: the table alone tells nothing."""
    plain = "".join(half.lower().split()).replace("-", "")
    salt = "eoffice.accounts.codes"
    return salted_hmac(salt, f"{username}\n{plain}", algorithm="sha256").hexdigest()


def is_half(half: str, username: str, digest: str) -> bool:
    return constant_time_compare(digest_of(half, username), digest)
