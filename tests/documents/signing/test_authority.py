"""The test authority: it issues like a real one, and says that it is none."""

from datetime import timedelta

from cryptography import x509

from documents.signing.authority import NO_LEGAL_VALUE, UnofficialAuthority
from documents.signing.certificates import facts, load_certificate, may_sign
from tests.documents.signing.conftest import SIGNED_AT


def issue(authority: UnofficialAuthority) -> bytes:
    return authority.issue(
        "Lê Văn An", organization="UBND xã", passphrase="bí mật", at=SIGNED_AT
    ).certificate


def test_every_certificate_says_that_it_has_no_legal_value(authority: UnofficialAuthority) -> None:
    person = load_certificate(issue(authority))
    root = load_certificate(authority.root)

    assert NO_LEGAL_VALUE in facts(person).issuer
    assert person.subject.native["organizational_unit_name"] == NO_LEGAL_VALUE
    assert NO_LEGAL_VALUE in facts(root).subject


def test_the_chain_goes_up_to_the_root(authority: UnofficialAuthority) -> None:
    person = x509.load_pem_x509_certificate(issue(authority))
    middle = authority.intermediate_certificate

    person.verify_directly_issued_by(middle)
    middle.verify_directly_issued_by(authority.root_certificate)

    assert middle.subject != authority.root_certificate.subject


def test_a_person_may_sign_and_an_authority_may_not(authority: UnofficialAuthority) -> None:
    assert may_sign(load_certificate(issue(authority)))
    assert not may_sign(load_certificate(authority.root))


def test_a_person_may_not_issue(authority: UnofficialAuthority) -> None:
    person = x509.load_pem_x509_certificate(issue(authority))

    assert not person.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_what_was_taken_back_is_on_the_list(authority: UnofficialAuthority) -> None:
    certificate = issue(authority)
    serial = x509.load_pem_x509_certificate(certificate).serial_number

    authority.revoke(certificate, at=SIGNED_AT)

    listed = x509.load_der_x509_crl(authority.revocation_list(at=SIGNED_AT + timedelta(days=1)))
    found = listed.get_revoked_certificate_by_serial_number(serial)
    assert found is not None
    assert found.revocation_date_utc == SIGNED_AT
