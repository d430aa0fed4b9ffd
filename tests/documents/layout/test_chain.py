"""The chain: a letter as it is set is approved, signed, numbered and sealed."""

import subprocess
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from documents.layout import stamp
from documents.layout.description import Letter
from documents.layout.fonts import Face, read
from documents.layout.pdf import as_pdf
from documents.signing.appearances import Typefaces
from documents.signing.authority import UnofficialAuthority
from documents.signing.boxes import Boxes
from documents.signing.certifying import certify
from documents.signing.gaps import find_boxes
from documents.signing.keys import SigningKey, open_pkcs12
from documents.signing.preparing import prepare
from documents.signing.sealing import IssueValues, number_and_seal
from documents.signing.verdicts import verify
from tests.documents.layout import letters
from tests.documents.layout.conftest import DAY
from tests.documents.signing.reading import darkness, flattened_text, picture_of

SIGNED_AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
SEALED_AT = SIGNED_AT + timedelta(minutes=20)


@pytest.fixture(scope="module")
def authority() -> UnofficialAuthority:
    return UnofficialAuthority.found(at=SIGNED_AT - timedelta(days=30))


def key_of(authority: UnofficialAuthority, name: str) -> SigningKey:
    issued = authority.issue(
        name,
        organization="Sở Tư pháp",
        passphrase="mật khẩu",
        at=SIGNED_AT - timedelta(days=10),
    )
    return open_pkcs12(issued.pkcs12, "mật khẩu", at=SIGNED_AT)


def boxes_of(letter: Letter, pdf: bytes) -> Boxes:
    return find_boxes(pdf, title=letter.signature_title, name=letter.signer_name)


def issue(
    letter: Letter, authority: UnofficialAuthority, fonts: Path, values: IssueValues
) -> bytes:
    """Take a letter all the way."""
    draft = as_pdf(letter, fonts=fonts, at=DAY)
    roots = [authority.root]
    signed = certify(
        prepare(draft, boxes_of(letter, draft)),
        key_of(authority, letter.signer_name),
        roots=roots,
        at=SIGNED_AT,
        stamp=stamp.signature(name=letter.signer_name, fonts=fonts, at=DAY),
    )
    return number_and_seal(
        signed,
        key_of(authority, letter.agency),
        values,
        typefaces=Typefaces(read(fonts, Face.REGULAR), read(fonts, Face.ITALIC)),
        roots=roots,
        at=SEALED_AT,
        stamp=stamp.seal(agency=letter.agency, note="Con dấu thử", fonts=fonts, at=DAY),
    )


@pytest.fixture(scope="module")
def sealed(authority: UnofficialAuthority, fonts: Path) -> bytes:
    return issue(letters.REPLY, authority, fonts, IssueValues("05", date(2026, 11, 25)))


@pytest.mark.parametrize("letter", [letters.REPLY, letters.DECISION, letters.LONG])
def test_both_signatures_are_valid(
    letter: Letter, authority: UnofficialAuthority, fonts: Path
) -> None:
    issued = issue(letter, authority, fonts, IssueValues("128", date(2026, 11, 25)))

    verdict = verify(issued, roots=[authority.root], at=SEALED_AT)
    assert verdict.is_valid
    assert len(verdict.signatures) == 2


def test_number_and_date_stand_in_their_gaps(sealed: bytes) -> None:
    text = flattened_text(sealed)

    assert "Số:05/STP-HCTP" in text
    assert "ĐắkLắk,ngày25tháng11năm2026" in text


def test_signature_and_seal_are_seen(sealed: bytes, reply: bytes) -> None:
    boxes = boxes_of(letters.REPLY, reply)

    assert darkness(picture_of(reply, boxes.signer)) == 0
    assert darkness(picture_of(sealed, boxes.signer)) > 500
    assert darkness(picture_of(sealed, boxes.seal)) > darkness(picture_of(reply, boxes.seal)) + 500


def test_the_page_under_a_stamp_is_seen_through(sealed: bytes, reply: bytes) -> None:
    boxes = boxes_of(letters.REPLY, reply)

    assert darkness(picture_of(sealed, boxes.seal)) > darkness(picture_of(reply, boxes.seal)) > 0


def test_it_still_says_that_it_is_archival(sealed: bytes) -> None:
    with pikepdf.open(BytesIO(sealed)) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_a_letter_issued_after_new_year_shows_the_new_year(
    authority: UnofficialAuthority, fonts: Path
) -> None:
    issued = issue(letters.REPLY, authority, fonts, IssueValues("01", date(2027, 1, 4)))

    with pikepdf.open(BytesIO(issued)) as pdf:
        values = {str(field.T): str(field.get("/V", "")) for field in pdf.Root.AcroForm.Fields}
    assert values["IssueYear"] == "2027"


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
