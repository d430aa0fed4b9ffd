"""Verdicts: what others signed is judged by its certificates and algorithms."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import SimpleSigner

from documents.signing.authority import UnofficialAuthority
from documents.signing.keys import SigningKey
from documents.signing.states import DocumentVerdict, Reason, State
from documents.signing.verdicts import verify
from tests.documents.signing import foreign, papers
from tests.documents.signing.conftest import SEALED_AT
from tests.documents.signing.foreign import NOW, issue


def judge(pdf: bytes, roots: list[bytes], at: datetime = NOW, **known: Any) -> DocumentVerdict:
    return verify(pdf, roots=roots, at=at, **known)


def with_tables(letter: bytes, mode: pikepdf.ObjectStreamMode) -> bytes:
    written = BytesIO()
    with pikepdf.open(BytesIO(letter)) as pdf:
        pdf.save(written, object_stream_mode=mode)
    return written.getvalue()


@pytest.mark.parametrize(
    "rules",
    [
        {},
        {"md_algorithm": "sha384"},
        {"md_algorithm": "sha512"},
        {"subfilter": SigSeedSubFilter.ADOBE_PKCS7_DETACHED},
        {"certify": True, "docmdp_permissions": MDPPerm.NO_CHANGES},
        {"certify": True, "docmdp_permissions": MDPPerm.ANNOTATE},
        {"reason": "Phê duyệt", "location": "Huế", "name": "Lê Văn An"},
        {"box": (320, 380, 460, 440)},
        {"box": (320, 380, 460, 440), "stamp": papers.stamp(140, 60, "#0000cc")},
        {"certify": True, "box": (0, 0, 595, 842)},
    ],
    ids=lambda options: "-".join(options) or "plain",
)
def test_what_others_sign_is_valid(
    letter: bytes, signer: SimpleSigner, roots: list[bytes], rules: dict[str, Any]
) -> None:
    assert judge(foreign.sign(letter, signer, field="S", **rules), roots).is_valid


@pytest.mark.parametrize(
    "mode", [pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable], ids=str
)
def test_either_kind_of_cross_reference_is_valid(
    letter: bytes, signer: SimpleSigner, roots: list[bytes], mode: pikepdf.ObjectStreamMode
) -> None:
    signed = foreign.sign(with_tables(letter, mode), signer, field="S")

    assert judge(signed, roots).is_valid


@pytest.mark.parametrize("key_bits", [3072, 4096])
def test_a_longer_key_is_valid(
    letter: bytes, authority: UnofficialAuthority, roots: list[bytes], key_bits: int
) -> None:
    strong = foreign.signer_of(issue(authority, key_bits=key_bits))

    assert judge(foreign.sign(letter, strong, field="S"), roots).is_valid


def test_a_root_that_nobody_named_is_not_trusted(
    sealed: bytes, stranger: UnofficialAuthority
) -> None:
    verdict = judge(sealed, [stranger.root], SEALED_AT)

    assert verdict.state is State.UNTRUSTED
    assert Reason.UNKNOWN_ISSUER in verdict.reasons


def test_without_roots_nothing_is_trusted(sealed: bytes) -> None:
    assert judge(sealed, [], SEALED_AT).state is State.UNTRUSTED


def test_one_stranger_spoils_the_whole(
    approved: bytes, stranger: UnofficialAuthority, roots: list[bytes]
) -> None:
    other = foreign.signer_of(issue(stranger))

    verdict = judge(foreign.sign(approved, other, field="Second"), roots)

    assert verdict.state is State.UNTRUSTED
    assert [signature.state for signature in verdict.signatures] == [State.VALID, State.UNTRUSTED]


def test_a_certificate_out_of_time_is_named(
    sealed: bytes, roots: list[bytes], leader: SigningKey
) -> None:
    late = leader.certificate.valid_until + timedelta(days=1)

    verdict = judge(sealed, roots, late)

    assert verdict.state is State.EXPIRED
    assert verdict.reasons == (Reason.OUT_OF_TIME,)


def test_a_certificate_before_its_time_is_named(
    sealed: bytes, roots: list[bytes], leader: SigningKey
) -> None:
    early = leader.certificate.valid_from - timedelta(days=1)

    assert Reason.NOT_YET_VALID in judge(sealed, roots, early).reasons


def test_a_revoked_certificate_is_named(
    authority: UnofficialAuthority, letter: bytes, roots: list[bytes]
) -> None:
    lost = issue(authority, "Mất thẻ")
    signed = foreign.sign(letter, foreign.signer_of(lost), field="S")
    authority.revoke(lost.certificate, at=NOW - timedelta(days=1))
    known = [authority.revocation_list(at=NOW - timedelta(hours=1))]

    verdict = judge(signed, roots, revocation_lists=known)

    assert verdict.state is State.REVOKED
    assert verdict.signatures[0].revocation_checked


def test_a_stale_list_of_revocations_is_not_called_a_check(
    authority: UnofficialAuthority, approved: bytes, roots: list[bytes]
) -> None:
    stale = [authority.revocation_list(at=NOW - timedelta(days=90))]

    verdict = judge(approved, roots, revocation_lists=stale)

    assert verdict.is_valid
    assert not verdict.signatures[0].revocation_checked


def test_a_certificate_not_on_the_list_stays_valid(
    authority: UnofficialAuthority, approved: bytes, roots: list[bytes]
) -> None:
    known = [authority.revocation_list(at=NOW - timedelta(hours=1))]

    verdict = judge(approved, roots, revocation_lists=known)

    assert verdict.is_valid
    assert verdict.signatures[0].revocation_checked


def test_a_weak_hash_is_named(letter: bytes, signer: SimpleSigner, roots: list[bytes]) -> None:
    signed = foreign.sign(
        letter,
        signer,
        field="S",
        md_algorithm="sha1",
        subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
    )

    verdict = judge(signed, roots)

    assert verdict.state is State.WEAK
    assert Reason.WEAK_ALGORITHM in verdict.reasons


def test_a_short_key_is_named(
    letter: bytes, authority: UnofficialAuthority, roots: list[bytes]
) -> None:
    weak = foreign.signer_of(issue(authority, key_bits=1024))

    verdict = judge(foreign.sign(letter, weak, field="S"), roots)

    assert verdict.state is State.WEAK
    assert Reason.WEAK_KEY in verdict.reasons


def test_a_certificate_for_other_ends_is_named(
    letter: bytes, authority: UnofficialAuthority, roots: list[bytes]
) -> None:
    other = foreign.signer_of(issue(authority, for_signing=False))

    verdict = judge(foreign.sign(letter, other, field="S"), roots)

    assert verdict.state is State.UNTRUSTED
    assert Reason.WRONG_USAGE in verdict.reasons


def test_an_unsigned_paper_is_said_to_be(letter: bytes, prepared: bytes) -> None:
    for pdf in (letter, prepared):
        assert judge(pdf, []).state is State.UNSIGNED


def test_what_is_no_pdf_is_unreadable() -> None:
    assert judge(b"GIF89a", []).state is State.UNREADABLE


def test_an_encrypted_paper_cannot_be_verified(sealed: bytes, roots: list[bytes]) -> None:
    written = BytesIO()
    with pikepdf.open(BytesIO(sealed)) as pdf:
        pdf.save(written, encryption=pikepdf.Encryption(owner="owner", user="user"))

    assert judge(written.getvalue(), roots).state in {State.UNVERIFIABLE, State.UNREADABLE}


def test_roots_must_be_certificates(sealed: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        judge(sealed, [b"no certificate"])


def test_a_verdict_travels_as_json(sealed: bytes, roots: list[bytes]) -> None:
    verdict = judge(sealed, roots, SEALED_AT)

    assert DocumentVerdict.from_dict(verdict.as_dict()) == verdict
