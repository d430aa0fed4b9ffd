"""Secrets that have to be read again: kept encrypted, by a key that follows from SECRET_KEY.

A copy of the database alone opens nobody's second step.
"""

import base64

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

_PURPOSE = b"eoffice.accounts.sealing"


def seal(plain: str) -> str:
    """Return a text encrypted; the same text never gives the same twice."""
    return _box().encrypt(plain.encode()).decode()


def unseal(sealed: str) -> str:
    """Return what was sealed, with this key or with one of SECRET_KEY_FALLBACKS."""
    return _box().decrypt(sealed.encode()).decode()


def _box() -> MultiFernet:
    return MultiFernet(
        [_key_of(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    )


def _key_of(secret: str | bytes) -> Fernet:
    kdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE)
    return Fernet(base64.urlsafe_b64encode(kdf.derive(force_bytes(secret))))
