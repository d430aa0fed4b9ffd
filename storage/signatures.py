"""What a scanner knows: its own version and the day of its signatures, and whether it finds."""

import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO

from storage.clamd import Clamd, LockedToScannerError

OLD = timedelta(days=3)  # new ones come every day
_PIECE = 1 << 20

# The test file that every scanner calls a virus, and that is none (eicar.org); in two pieces, so
# that none mistakes this file for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@dataclass(frozen=True)
class Signatures:
    """What a scanner says of itself; without a day it has none of ClamAV's own."""

    engine: str
    made_at: datetime | None

    def are_old(self, at: datetime) -> bool:
        return self.made_at is None or at - self.made_at > OLD


def signatures_of(scanner: Clamd) -> Signatures:
    """Ask a scanner what it knows; raise ScannerUnavailableError."""
    return read(scanner.version())


def read(said: str) -> Signatures:
    """Understand `ClamAV 1.4.6/27423/Thu Nov 26 08:51:52 2026`, or what comes without a day.

    It is the scanner's own clock, taken for UTC: some hours do not matter here.
    """
    engine, _number, day = (*said.split("/"), "", "")[:3]
    parsed = parsedate(day)
    made_at = datetime(*parsed[:6], tzinfo=UTC) if parsed else None
    return Signatures(engine, made_at)


def finds(scanner: Clamd, *, size: int = 0) -> bool:
    """Say whether it finds the test file in an archive of at least this size.

    Raises BeyondScannerError where it says that it will not look at so large a one, and
    ScannerUnavailableError. A scanner that looks at less than it takes says that all is well.
    """
    with TemporaryFile() as archive:
        _pack(archive, size)
        return bool(scanner.scan(archive))


def tells_of_locks(scanner: Clamd) -> bool:
    """Say whether it tells of an archive under a password that it could not look into it.

    Raises ScannerUnavailableError.
    """
    try:
        scanner.scan(BytesIO(locked_archive()))
    except LockedToScannerError:
        return True
    return False


def locked_archive() -> bytes:
    """Return a zip whose one member is marked as encrypted, as under a password."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("locked.bin", b"what nobody reads without the password")
    content = bytearray(packed.getvalue())
    for record, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(record) + flags] |= 1
    return bytes(content)


def _pack(target: IO[bytes], size: int) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("eicar.com", EICAR)
        with archive.open("zeros", "w", force_zip64=True) as member:
            for at in range(0, size, _PIECE):
                member.write(bytes(min(_PIECE, size - at)))
