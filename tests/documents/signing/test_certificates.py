"""Certificates: which keys are strong enough, and what is no certificate."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from documents.signing.certificates import facts, has_strong_key, load_certificate, may_sign
from tests.documents.signing.conftest import SIGNED_AT

Key = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey


def certificate_of(key: Key) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "UBND xã")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(SIGNED_AT)
        .not_valid_after(SIGNED_AT + timedelta(days=1))
    )
    algorithm = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return builder.sign(key, algorithm).public_bytes(Encoding.DER)


@pytest.mark.parametrize(
    ("key", "is_strong"),
    [
        (ec.generate_private_key(ec.SECP256R1()), True),
        (ec.generate_private_key(ec.SECP384R1()), True),
        (ec.generate_private_key(ec.SECP224R1()), False),
        (ed25519.Ed25519PrivateKey.generate(), True),
        (rsa.generate_private_key(65537, 2048), True),
        (rsa.generate_private_key(65537, 1024), False),  # noqa: S505 - weak on purpose
    ],
    ids=["P-256", "P-384", "P-224", "Ed25519", "RSA 2048", "RSA 1024"],
)
def test_a_key_is_strong_by_its_kind_and_length(key: Key, *, is_strong: bool) -> None:
    assert has_strong_key(load_certificate(certificate_of(key))) is is_strong


def test_a_certificate_that_says_nothing_of_its_use_may_not_sign() -> None:
    certificate = load_certificate(certificate_of(ec.generate_private_key(ec.SECP256R1())))

    assert not may_sign(certificate)


def test_without_a_common_name_the_whole_name_stands() -> None:
    certificate = load_certificate(certificate_of(ec.generate_private_key(ec.SECP256R1())))

    assert facts(certificate).subject == "Organization: UBND xã"
    assert facts(certificate).organization == "UBND xã"


@pytest.mark.parametrize("data", [b"", b"words", b"-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_what_is_no_certificate_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        load_certificate(data)
