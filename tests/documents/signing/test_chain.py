"""The chain: a person signs, then one revision brings number, date and seal."""

import subprocess
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from documents.signing import keys
from documents.signing.authority import UnofficialAuthority
from documents.signing.boxes import Boxes, Field
from documents.signing.certifying import certify
from documents.signing.gaps import find_boxes
from documents.signing.keys import SigningKey
from documents.signing.preparing import prepare
from documents.signing.sealing import (
    AlreadySealedError,
    IssueValues,
    NotSignedError,
)
from documents.signing.states import Change, Level, State
from documents.signing.verdicts import verify
from documents.signing.writing import NotPreparedError, SignatureNotSoundError
from tests.documents.signing import attacks, papers, updates
from tests.documents.signing.conftest import ISSUE, SEALED_AT, SIGNED_AT, Seal, key_of
from tests.documents.signing.reading import darkness, flattened_text, picture_of


def test_both_signatures_are_valid(sealed: bytes, roots: list[bytes]) -> None:
    verdict = verify(sealed, roots=roots, at=SEALED_AT)

    assert verdict.state is State.VALID
    assert [signature.state for signature in verdict.signatures] == [State.VALID, State.VALID]
    assert [signature.field for signature in verdict.signatures] == [Field.SIGNER, Field.SEAL]
    assert verdict.reasons == ()


def test_the_verdict_says_who_and_when(sealed: bytes, roots: list[bytes]) -> None:
    leader, agency = verify(sealed, roots=roots, at=SEALED_AT).signatures

    assert leader.certificate is not None
    assert agency.certificate is not None
    assert leader.certificate.subject == papers.NAME
    assert agency.certificate.subject == "Sở Tư pháp tỉnh Đắk Lắk"
    assert (leader.signed_at, agency.signed_at) == (SIGNED_AT, SEALED_AT)
    assert not leader.time_is_proven
    assert (leader.level, leader.changes_after) == (Level.B, Change.FORM_FILLING)
    assert agency.changes_after is Change.NONE


def test_every_step_only_appends(prepared: bytes, certified: bytes, sealed: bytes) -> None:
    assert certified.startswith(prepared)
    assert sealed.startswith(certified)


def test_the_signer_speaks_for_the_bytes_before_the_seal(
    certified: bytes, sealed: bytes, roots: list[bytes]
) -> None:
    leader = verify(sealed, roots=roots, at=SEALED_AT).signatures[0]

    assert sealed[: leader.signed_length] == certified


def test_number_and_date_are_read_from_the_flattened_page(sealed: bytes) -> None:
    words = flattened_text(sealed)

    assert "Số:15/STP-VP" in words
    assert "ngày23tháng11năm2026" in words


def test_number_and_date_are_seen(certified: bytes, sealed: bytes, boxes: Boxes) -> None:
    for box in (boxes.number, boxes.day, boxes.month):
        assert darkness(picture_of(certified, box)) == 0
        assert darkness(picture_of(sealed, box)) > 20


def test_digits_stand_as_wide_as_the_font_says(sealed: bytes, boxes: Boxes) -> None:
    ink = picture_of(sealed, boxes.number).convert("L").point(lambda value: 255 * (value < 100))
    left, _, right, _ = ink.getbbox() or (0, 0, 0, 0)

    assert (right - left) / 2 == pytest.approx(2 * 0.5 * 13, abs=2.5)  # two digits, half an em each


def test_the_fields_hold_their_values(sealed: bytes) -> None:
    values = pypdf.PdfReader(BytesIO(sealed)).get_form_text_fields()

    assert values == {Field.NUMBER: "15", Field.DAY: "23", Field.MONTH: "11", Field.YEAR: ""}


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 1, 5), "ngày05tháng01năm"),
        (date(2026, 2, 28), "ngày28tháng02năm"),
        (date(2026, 3, 9), "ngày09tháng3năm"),
        (date(2026, 12, 31), "ngày31tháng12năm"),
    ],
)
def test_the_date_is_written_as_the_decree_asks(
    certified: bytes,
    seal: Seal,
    day: date,
    written: str,
) -> None:
    sealed = seal(certified, IssueValues("7", day))

    assert written in flattened_text(sealed)


def test_another_year_covers_the_printed_one(certified: bytes, seal: Seal, boxes: Boxes) -> None:
    assert boxes.year is not None
    before = picture_of(certified, boxes.year)

    sealed = seal(certified, IssueValues("1", date(2027, 1, 2)))

    values = pypdf.PdfReader(BytesIO(sealed)).get_form_text_fields()
    assert values[Field.YEAR] == "2027"
    assert darkness(picture_of(sealed, boxes.year)) < darkness(before) * 1.5  # not one on the other
    assert picture_of(sealed, boxes.year).tobytes() != before.tobytes()


def test_a_long_number_stays_in_its_place(certified: bytes, seal: Seal, boxes: Boxes) -> None:
    sealed = seal(certified, IssueValues("1234567a", ISSUE.day))

    ink = picture_of(sealed, boxes.number).convert("L").point(lambda value: 255 * (value < 100))
    left, _, right, _ = ink.getbbox() or (0, 0, 0, 0)
    assert left > 0
    assert right < ink.width
    assert "1234567a" in flattened_text(sealed)


@pytest.mark.poppler
def test_another_verifier_calls_both_valid(sealed: bytes, tmp_path: Path) -> None:
    (tmp_path / "sealed.pdf").write_bytes(sealed)

    said = subprocess.run(
        ["pdfsig", "-nocert", "sealed.pdf"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        text=True,
    ).stdout

    assert said.count("Signature Validation: Signature is Valid.") == 2
    assert said.count("Total document signed") == 1


@pytest.mark.libreoffice
def test_the_chain_holds_on_what_libreoffice_prints(
    libreoffice_letter: bytes,
    leader: SigningKey,
    seal: Seal,
    roots: list[bytes],
) -> None:
    places = find_boxes(libreoffice_letter, title="PHÓ GIÁM ĐỐC", name=papers.NAME)
    signed = certify(prepare(libreoffice_letter, places), leader, roots=roots, at=SIGNED_AT)

    sealed = seal(signed)

    assert verify(sealed, roots=roots, at=SEALED_AT).is_valid
    words = flattened_text(sealed)
    assert "ngày23tháng11năm2026" in words
    assert "Số:15/STP-VP" in words


def test_an_unprepared_paper_is_not_certified(
    letter: bytes, leader: SigningKey, roots: list[bytes]
) -> None:
    with pytest.raises(NotPreparedError):
        certify(letter, leader, roots=roots, at=SIGNED_AT)


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\n", b"nothing"])
def test_what_is_no_paper_is_not_certified(
    pdf: bytes, leader: SigningKey, roots: list[bytes]
) -> None:
    with pytest.raises(NotPreparedError):
        certify(pdf, leader, roots=roots, at=SIGNED_AT)


def test_a_paper_is_certified_once(
    certified: bytes, leader: SigningKey, roots: list[bytes]
) -> None:
    with pytest.raises(NotPreparedError):
        certify(certified, leader, roots=roots, at=SIGNED_AT)


def test_a_key_out_of_time_does_not_certify(
    prepared: bytes, leader: SigningKey, roots: list[bytes]
) -> None:
    late = leader.certificate.valid_until + timedelta(seconds=1)

    with pytest.raises(keys.CertificateExpiredError):
        certify(prepared, leader, roots=roots, at=late)


def test_a_signature_that_nobody_will_trust_is_not_handed_out(
    prepared: bytes, stranger: UnofficialAuthority, roots: list[bytes]
) -> None:
    with pytest.raises(SignatureNotSoundError):
        certify(prepared, key_of(stranger, "Nobody"), roots=roots, at=SIGNED_AT)


def test_no_seal_before_the_signature(prepared: bytes, seal: Seal) -> None:
    with pytest.raises(NotSignedError):
        seal(prepared)


def test_no_seal_on_an_unprepared_paper(letter: bytes, seal: Seal) -> None:
    with pytest.raises(NotPreparedError):
        seal(letter)


def test_no_second_seal(sealed: bytes, seal: Seal) -> None:
    with pytest.raises(AlreadySealedError):
        seal(sealed)


@pytest.mark.parametrize(
    "attack", [attacks.flip_a_bit, updates.fill_in_a_number, updates.add_a_page]
)
def test_no_seal_on_an_altered_paper(
    certified: bytes,
    seal: Seal,
    attack: attacks.Attack,
) -> None:
    with pytest.raises((NotSignedError, NotPreparedError)):
        seal(attack(certified))


def test_no_seal_on_a_strangers_signature(
    prepared: bytes,
    stranger: UnofficialAuthority,
    seal: Seal,
    roots: list[bytes],
) -> None:
    signed = certify(prepared, key_of(stranger, papers.NAME), roots=[stranger.root], at=SIGNED_AT)

    with pytest.raises(NotSignedError):
        seal(signed)


def test_a_paper_without_a_field_for_the_year_is_sealed_too(
    letter: bytes,
    boxes: Boxes,
    leader: SigningKey,
    seal: Seal,
    roots: list[bytes],
) -> None:
    without = prepare(letter, replace(boxes, year=None, printed_year=""))

    sealed = seal(certify(without, leader, roots=roots, at=SIGNED_AT))

    assert verify(sealed, roots=roots, at=SEALED_AT).is_valid
