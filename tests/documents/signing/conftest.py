"""An authority, two keys and one letter on its way, made once and never changed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pyhanko.sign.signers import SimpleSigner

from documents.signing.appearances import Typefaces
from documents.signing.authority import Issued, UnofficialAuthority
from documents.signing.boxes import Boxes
from documents.signing.certifying import certify
from documents.signing.gaps import find_boxes
from documents.signing.keys import SigningKey, open_pkcs12
from documents.signing.preparing import prepare
from documents.signing.sealing import IssueValues, number_and_seal
from tests.documents.signing import foreign, papers

SIGNED_AT = datetime(2026, 11, 23, 2, 15, 7, tzinfo=UTC)
SEALED_AT = SIGNED_AT + timedelta(hours=1)
Seal = Callable[..., bytes]
ISSUE = IssueValues("15", date(2026, 11, 23))


@pytest.fixture(scope="session")
def typefaces() -> Typefaces:
    return Typefaces(papers.typeface("400Regular"), papers.typeface("400Regular_Italic"))


@pytest.fixture(scope="session")
def authority() -> UnofficialAuthority:
    """The one that everyone trusts."""
    return UnofficialAuthority.found(at=SIGNED_AT - timedelta(days=400))


@pytest.fixture(scope="session")
def stranger() -> UnofficialAuthority:
    """One that nobody trusts."""
    return UnofficialAuthority.found(at=SIGNED_AT - timedelta(days=400), name="stranger")


@pytest.fixture(scope="session")
def roots(authority: UnofficialAuthority) -> list[bytes]:
    return [authority.root]


def key_of(
    authority: UnofficialAuthority, name: str, *, until: datetime | None = None
) -> SigningKey:
    issued = authority.issue(
        name,
        organization="Sở Tư pháp",
        passphrase="mật khẩu",
        at=SIGNED_AT - timedelta(days=100),
        until=until,
    )
    return open_pkcs12(issued.pkcs12, "mật khẩu", at=SIGNED_AT)


@pytest.fixture(scope="session")
def leader(authority: UnofficialAuthority) -> SigningKey:
    """Signs."""
    return key_of(authority, papers.NAME)


@pytest.fixture(scope="session")
def agency(authority: UnofficialAuthority) -> SigningKey:
    """Seals."""
    return key_of(authority, "Sở Tư pháp tỉnh Đắk Lắk")


@pytest.fixture(scope="session")
def letter() -> bytes:
    return papers.letter()


@pytest.fixture(scope="session")
def boxes(letter: bytes) -> Boxes:
    return find_boxes(letter, title=papers.TITLE, name=papers.NAME)


@pytest.fixture(scope="session")
def prepared(letter: bytes, boxes: Boxes) -> bytes:
    return prepare(letter, boxes)


@pytest.fixture(scope="session")
def certified(prepared: bytes, leader: SigningKey, roots: list[bytes]) -> bytes:
    picture = papers.stamp(142, 60, "#0000cc")
    return certify(prepared, leader, roots=roots, at=SIGNED_AT, stamp=picture)


@pytest.fixture(scope="session")
def seal(agency: SigningKey, typefaces: Typefaces, roots: list[bytes]) -> Seal:
    """The registry's button: the agency's seal and a number on a signed paper."""

    def press(pdf: bytes, values: IssueValues = ISSUE) -> bytes:
        return number_and_seal(pdf, agency, values, typefaces=typefaces, roots=roots, at=SEALED_AT)

    return press


@pytest.fixture(scope="session")
def sealed(certified: bytes, agency: SigningKey, roots: list[bytes], typefaces: Typefaces) -> bytes:
    return number_and_seal(
        certified,
        agency,
        ISSUE,
        typefaces=typefaces,
        roots=roots,
        at=SEALED_AT,
        stamp=papers.stamp(102, 102, "#dd0000"),
    )


@pytest.fixture(scope="session")
def libreoffice_letter(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder: Path = tmp_path_factory.mktemp("libreoffice")
    return papers.letter_of_libreoffice(folder)


@pytest.fixture(scope="session")
def issued(authority: UnofficialAuthority) -> Issued:
    return foreign.issue(authority)


@pytest.fixture(scope="session")
def signer(issued: Issued) -> SimpleSigner:
    return foreign.signer_of(issued)


@pytest.fixture(scope="session")
def clerk(authority: UnofficialAuthority) -> SimpleSigner:
    return foreign.signer_of(foreign.issue(authority, "Văn thư"))


@pytest.fixture(scope="session")
def approved(letter: bytes, signer: SimpleSigner) -> bytes:
    """A letter with one plain signature, to which others may be added."""
    return foreign.sign(letter, signer, field="First", box=(320, 380, 460, 440))
