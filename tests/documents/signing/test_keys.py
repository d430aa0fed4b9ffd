"""Keys: what opens, what may sign, and what is said when not."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

from documents.signing import keys
from documents.signing.authority import NO_LEGAL_VALUE, UnofficialAuthority
from documents.signing.keys import open_pkcs12
from tests.documents.signing.conftest import SIGNED_AT


def issue(
    authority: UnofficialAuthority, *, key_bits: int = 2048, for_signing: bool = True
) -> bytes:
    return authority.issue(
        "Trần Văn Nam",
        organization="Sở Nội vụ",
        passphrase="bí mật",
        at=SIGNED_AT - timedelta(days=10),
        until=SIGNED_AT + timedelta(days=10),
        key_bits=key_bits,
        for_signing=for_signing,
    ).pkcs12


@pytest.fixture(scope="module")
def file(authority: UnofficialAuthority) -> bytes:
    return issue(authority)


def test_the_certificate_says_whose_it_is(file: bytes) -> None:
    certificate = open_pkcs12(file, "bí mật", at=SIGNED_AT).certificate

    assert certificate.subject == "Trần Văn Nam"
    assert certificate.organization == "Sở Nội vụ"
    assert NO_LEGAL_VALUE in certificate.issuer
    assert certificate.valid_from == SIGNED_AT - timedelta(days=10)
    assert len(certificate.fingerprint) == 64


def test_a_wrong_passphrase_opens_nothing(file: bytes) -> None:
    with pytest.raises(keys.WrongPassphraseError):
        open_pkcs12(file, "bi mat", at=SIGNED_AT)


@pytest.mark.parametrize("content", [b"", b"no key", b"\x30\x03\x02\x01\x03"])
def test_what_is_no_key_is_unreadable(content: bytes) -> None:
    with pytest.raises(keys.KeyUnreadableError):
        open_pkcs12(content, "bí mật", at=SIGNED_AT)


def test_a_file_without_a_key_is_unreadable(authority: UnofficialAuthority) -> None:
    only = serialize_key_and_certificates(
        b"only", None, authority.root_certificate, None, BestAvailableEncryption(b"x")
    )

    with pytest.raises(keys.KeyUnreadableError):
        open_pkcs12(only, "x", at=SIGNED_AT)


def test_a_certificate_out_of_time_does_not_sign(file: bytes) -> None:
    with pytest.raises(keys.CertificateExpiredError):
        open_pkcs12(file, "bí mật", at=SIGNED_AT + timedelta(days=11))


def test_a_certificate_before_its_time_does_not_sign(file: bytes) -> None:
    with pytest.raises(keys.CertificateNotYetValidError):
        open_pkcs12(file, "bí mật", at=SIGNED_AT - timedelta(days=11))


def test_a_certificate_for_other_ends_does_not_sign(authority: UnofficialAuthority) -> None:
    with pytest.raises(keys.KeyUsageError):
        open_pkcs12(issue(authority, for_signing=False), "bí mật", at=SIGNED_AT)


def test_a_short_key_does_not_sign(authority: UnofficialAuthority) -> None:
    with pytest.raises(keys.WeakKeyError):
        open_pkcs12(issue(authority, key_bits=1024), "bí mật", at=SIGNED_AT)
