"""The secret of a token: made at random, shown once, kept as a digest."""

import hashlib
import secrets

PREFIX = "eo_"
"""What scanners of published code look for, so that a secret that got out is found."""

_BYTES = 32


def make_secret() -> str:
    """Return 256 random bits in letters that no header and no address minds."""
    return PREFIX + secrets.token_urlsafe(_BYTES)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret; at 256 random bits a plain digest cannot be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()
