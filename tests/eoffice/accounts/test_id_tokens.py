"""Tokens of a provider: believed only if everything in them fits."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from eoffice.accounts import id_tokens

ISSUER, CLIENT, NONCE = "https://sso.songlam.gov.vn", "eoffice", "a nonce of this sign-in"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def keys_of(key: Any = KEY, **facts: str) -> dict[str, Any]:
    """Return the public keys that a provider tells of."""
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
    return {"keys": [{**public, "kid": "one", "alg": "RS256", "use": "sig", **facts}]}


def token(key: Any = KEY, algorithm: str = "RS256", kid: str = "one", **claims: Any) -> str:
    now = datetime.now(UTC)
    said = {
        "iss": ISSUER,
        "sub": "0001",
        "aud": CLIENT,
        "iat": now,
        "exp": now + timedelta(minutes=5),
        "nonce": NONCE,
        **claims,
    }
    said = {name: value for name, value in said.items() if value is not None}
    return jwt.encode(said, key, algorithm=algorithm, headers={"kid": kid})


def read(text: str, keys: dict[str, Any] | None = None, nonce: str = NONCE) -> dict[str, Any]:
    return id_tokens.claims_of(
        text, keys=keys or keys_of(), issuer=ISSUER, client_id=CLIENT, nonce=nonce
    )


def test_a_token_in_which_everything_fits_is_believed() -> None:
    assert read(token(amr=["mfa"]))["amr"] == ["mfa"]


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://elsewhere.example"},
        {"aud": "another"},
        {"aud": None},
        {"aud": ["eoffice", "another"], "azp": "another"},
        {"exp": datetime(2026, 1, 1, tzinfo=UTC)},
        {"exp": None},
        {"iat": datetime.now(UTC) + timedelta(hours=1)},
        {"sub": None},
        {"nonce": "another one"},
        {"nonce": None},
    ],
)
def test_a_token_in_which_something_does_not_fit_is_not(claims: dict[str, Any]) -> None:
    with pytest.raises(id_tokens.NotBelievedError):
        read(token(**claims))


def test_a_sign_in_that_asked_nothing_is_answered_by_nothing() -> None:
    with pytest.raises(id_tokens.NotBelievedError):
        read(token(nonce=""), nonce="")


def test_another_signature_is_not_believed() -> None:
    with pytest.raises(id_tokens.NotBelievedError):
        read(token(OTHER))


def test_a_key_that_the_provider_does_not_tell_of_is_not_believed() -> None:
    with pytest.raises(id_tokens.NotBelievedError):
        read(token(kid="two"))


def test_no_signature_is_not_believed() -> None:
    with pytest.raises(id_tokens.NotBelievedError):
        read(token("", "none"))


def test_a_signature_by_the_public_key_as_a_shared_secret_is_not_believed() -> None:
    everybody_knows = str(keys_of()["keys"][0]["n"])

    with pytest.raises(id_tokens.NotBelievedError):
        read(token(everybody_knows, "HS256"))


def test_a_key_of_another_kind_than_it_says_is_not_believed() -> None:
    curve = ec.generate_private_key(ec.SECP256R1())

    with pytest.raises(id_tokens.NotBelievedError):
        read(token(curve, "ES256"))


@pytest.mark.parametrize("text", ["", "x", "a.b.c", "🙂"])
def test_what_is_no_token_is_not_believed(text: str) -> None:
    with pytest.raises(id_tokens.NotBelievedError):
        read(text)


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://sso.songlam.gov.vn/token", True),
        ("http://sso.songlam.gov.vn/token", False),
        ("http://127.0.0.1:4000/token", True),
        ("http://127.0.0.1.elsewhere.example/", False),
        ("ftp://localhost/", False),
        ("", False),
    ],
)
def test_nobody_listens_to_what_is_safe(address: str, *, is_safe: bool) -> None:
    assert id_tokens.is_safe(address) is is_safe
