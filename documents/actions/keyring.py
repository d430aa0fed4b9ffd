"""The keys that documents are signed and sealed with, and the roots that are believed.

A person's key is theirs alone: it is opened with a passphrase that is never kept. The agency's
key is entrusted to the clerk (Decree 30/2020/NĐ-CP, Article 33); the installation holds it.
"""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from documents.signing.authority import UnofficialAuthority
from documents.signing.keys import KeyNotUsableError, SigningKey, open_pkcs12
from eoffice.accounts.models import User
from eoffice.organization.models import Agency

PEOPLE, AGENCIES = "people", "agencies"


class KeyMissingError(KeyNotUsableError):
    """There is no key for this person or agency on this installation."""


def key_of_person(person: User, passphrase: str, *, at: datetime) -> SigningKey:
    """Open a person's own key; raises a KeyNotUsableError."""
    return open_pkcs12(_read(PEOPLE, person.uid), passphrase, at=at)


def has_key(person: User) -> bool:
    return _path(PEOPLE, person.uid).is_file()


def key_of_agency(agency: Agency, *, at: datetime) -> SigningKey:
    """Open the agency's key; raises a KeyNotUsableError."""
    return open_pkcs12(_read(AGENCIES, agency.uid), settings.SEAL_PASSPHRASE, at=at)


def trusted_roots() -> list[bytes]:
    """Return the certificates of the authorities that this installation believes."""
    folder = Path(settings.TRUST_DIR)
    files = sorted(folder.glob("*.pem")) + sorted(folder.glob("*.crt"))
    return [file.read_bytes() for file in files]


class TestKeys:
    """Keys of an unofficial authority, clearly marked as a test, for demonstrations and tests."""

    __test__ = False  # not a test, whatever pytest makes of its name

    def __init__(self, *, at: datetime, authority: UnofficialAuthority | None = None) -> None:
        self._at = at
        self._authority = authority or UnofficialAuthority.found(at=at)
        _write(Path(settings.TRUST_DIR) / "unofficial-root.pem", self._authority.root)

    def give_person(
        self, person: User, passphrase: str, *, organization: str, until_year: int = 0
    ) -> None:
        """Make a key for a person, good for three years or until the end of a year."""
        issued = self._authority.issue(
            person.full_name,
            organization=organization,
            passphrase=passphrase,
            at=self._at,
            until=_end_of(until_year),
        )
        _write(_path(PEOPLE, person.uid), issued.pkcs12)

    def give_agency(self, agency: Agency, *, until_year: int = 0) -> None:
        """Make the key of an agency's seal."""
        issued = self._authority.issue(
            agency.name,
            organization=agency.name,
            passphrase=settings.SEAL_PASSPHRASE,
            at=self._at,
            until=_end_of(until_year),
        )
        _write(_path(AGENCIES, agency.uid), issued.pkcs12)


def _end_of(year: int) -> datetime | None:
    return datetime(year, 12, 31, tzinfo=UTC) if year else None


def _path(folder: str, uid: UUID) -> Path:
    return Path(settings.KEYS_DIR) / folder / f"{uid}.p12"


def _read(folder: str, uid: UUID) -> bytes:
    try:
        return _path(folder, uid).read_bytes()
    except FileNotFoundError as error:
        raise KeyMissingError from error


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_bytes(content)
    path.chmod(0o600)
