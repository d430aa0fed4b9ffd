"""Timestamps: what proves when a signature was made, and keeps it valid."""

from datetime import datetime, timedelta
from typing import Any

from pyhanko.sign.signers import SimpleSigner

from documents.signing.authority import UnofficialAuthority
from documents.signing.states import DocumentVerdict, Level, Reason, State
from documents.signing.verdicts import verify
from tests.documents.signing import foreign
from tests.documents.signing.foreign import BEGAN, NOW, issue


def judge(pdf: bytes, roots: list[bytes], at: datetime = NOW, **known: Any) -> DocumentVerdict:
    return verify(pdf, roots=roots, at=at, **known)


def test_a_timestamp_proves_the_time(
    letter: bytes, authority: UnofficialAuthority, signer: SimpleSigner, roots: list[bytes]
) -> None:
    clock = foreign.timestamper_of(authority, at=NOW, since=BEGAN, until=NOW + timedelta(days=3000))
    signed = foreign.sign(letter, signer, field="S", timestamper=clock)

    [verdict] = judge(signed, roots).signatures

    assert (verdict.level, verdict.time_is_proven) == (Level.T, True)
    assert verdict.signed_at == NOW.replace(microsecond=0)


def test_a_timestamp_keeps_a_signature_valid_after_its_certificate(
    letter: bytes, authority: UnofficialAuthority, roots: list[bytes]
) -> None:
    brief = foreign.signer_of(issue(authority, until=NOW + timedelta(days=10)))
    clock = foreign.timestamper_of(authority, at=NOW, since=BEGAN, until=NOW + timedelta(days=2000))
    later = NOW + timedelta(days=400)

    stamped = judge(foreign.sign(letter, brief, field="S", timestamper=clock), roots, later)
    plain = judge(foreign.sign(letter, brief, field="S"), roots, later)

    assert stamped.is_valid
    assert plain.state is State.EXPIRED


def test_a_strangers_timestamp_proves_nothing(
    letter: bytes,
    stranger: UnofficialAuthority,
    signer: SimpleSigner,
    roots: list[bytes],
) -> None:
    clock = foreign.timestamper_of(stranger, at=NOW, since=BEGAN)

    verdict = judge(foreign.sign(letter, signer, field="S", timestamper=clock), roots)

    assert verdict.state is State.UNTRUSTED
    assert verdict.reasons == (Reason.TIMESTAMP_UNTRUSTED,)
    assert not verdict.signatures[0].time_is_proven


def test_evidence_and_a_timestamp_over_all_is_long_term(
    letter: bytes, authority: UnofficialAuthority, signer: SimpleSigner, roots: list[bytes]
) -> None:
    clock = foreign.timestamper_of(authority, at=NOW, since=BEGAN)
    evidence = foreign.context(
        roots, revocation_lists=[authority.revocation_list(at=NOW - timedelta(hours=1))], at=NOW
    )

    signed = foreign.sign(
        letter,
        signer,
        field="S",
        timestamper=clock,
        embed_validation_info=True,
        validation_context=evidence,
        use_pades_lta=True,
    )

    verdict = judge(signed, roots)
    assert verdict.is_valid
    assert [signature.level for signature in verdict.signatures] == [Level.LTA, Level.TIMESTAMP]


def test_evidence_after_the_last_signature_is_valid(
    letter: bytes, authority: UnofficialAuthority, signer: SimpleSigner, roots: list[bytes]
) -> None:
    evidence = foreign.context(
        roots, revocation_lists=[authority.revocation_list(at=NOW - timedelta(hours=1))], at=NOW
    )

    signed = foreign.sign(
        letter,
        signer,
        field="S",
        timestamper=foreign.timestamper_of(authority, at=NOW, since=BEGAN),
        embed_validation_info=True,
        validation_context=evidence,
    )

    verdict = judge(signed, roots)
    assert verdict.is_valid
    assert verdict.signatures[0].level is Level.LT
