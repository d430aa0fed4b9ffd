"""What a provider says of a person: read from its signed token, and believed only if all fits.

allauth takes the token as it comes over TLS; here its claims decide on the second step.
"""

import hmac
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import jwt

# Signatures by a key pair only: a shared secret would let the token be made by whoever checks it.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
_ASKED = ["iss", "sub", "aud", "exp", "iat"]
_LEEWAY = 60  # seconds by which two clocks may differ
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class NotBelievedError(Exception):
    """The token is not what the office asked this provider for."""


def claims_of(
    token: str, *, keys: Mapping[str, Any], issuer: str, client_id: str, nonce: str
) -> dict[str, Any]:
    """Return the claims of a token that this issuer signed for us, in answer to this nonce."""
    try:
        key = _key_of(token, keys)
        claims: dict[str, Any] = jwt.decode(
            token,
            key=key,
            algorithms=ALGORITHMS,
            audience=client_id,
            issuer=issuer,
            leeway=_LEEWAY,
            options={"require": _ASKED},
        )
    except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
        raise NotBelievedError(str(error)) from error
    if not nonce or not hmac.compare_digest(str(claims.get("nonce", "")), nonce):
        raise NotBelievedError("The token answers another request.")
    if not isinstance(claims["aud"], str) and claims.get("azp", client_id) != client_id:
        raise NotBelievedError("The token is meant for somebody else.")
    return claims


def is_safe(address: str) -> bool:
    """Say whether nobody can read along: TLS, or a server on the same machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)


def _key_of(token: str, keys: Mapping[str, Any]) -> jwt.PyJWK:
    known = jwt.PyJWKSet.from_dict(dict(keys)).keys
    name = jwt.get_unverified_header(token).get("kid")
    fitting = [key for key in known if name in {None, key.key_id}]
    if len(fitting) != 1:
        raise NotBelievedError("The provider does not know the key of the token.")
    return fitting[0]
