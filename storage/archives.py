"""Looks at the list of members of a zip before anything in it is opened: bombs end here."""

import struct
import zipfile
from dataclasses import dataclass
from typing import IO

MOST_MEMBERS = 10_000
MOST_UNPACKED = 512 * 1024 * 1024
MOST_IN_ONE = 256 * 1024 * 1024
HIGHEST_RATIO = 200  # real office files stay below 60, even large sheets
RATIO_COUNTS_FROM = 16 * 1024 * 1024
LONGEST_LIST = 8 * 1024 * 1024
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_TAIL = 66_000  # the end record, its comment of at most 65,535 bytes, and the 64-bit records


class BrokenArchiveError(Exception):
    """The zip has no list of members, or one that does not hold together."""


class BombError(Exception):
    """The zip would unpack to far more than it is."""


@dataclass(frozen=True)
class Archive:
    """What the list of members of a harmless zip says."""

    names: frozenset[str]
    is_encrypted: bool
    main_types: bytes  # [Content_Types].xml of Office files
    declared_type: str  # `mimetype` of OpenDocument files


def look_into(stream: IO[bytes]) -> Archive:
    """List a zip; raise BombError or BrokenArchiveError. Nothing large is unpacked."""
    _require_short_list(stream)
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
            _require_modest(members, _size_of(stream))
            return Archive(
                names=frozenset(member.filename for member in members),
                is_encrypted=any(member.flag_bits & 1 for member in members),
                main_types=_small(archive, "[Content_Types].xml", 1 << 20),
                declared_type=_small(archive, "mimetype", 200).decode("ascii", "replace").strip(),
            )
    except BombError:
        raise
    except Exception as error:  # zipfile meets damaged lists with a dozen kinds of exception
        raise BrokenArchiveError from error


def _require_short_list(stream: IO[bytes]) -> None:
    """Refuse a list of members that is itself too long to be read."""
    size = _size_of(stream)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise BrokenArchiveError
    count, length = struct.unpack("<HL", tail[at + 10 : at + 16])
    wide = tail.rfind(_END_64, 0, at)
    if wide >= 0 and len(tail) >= wide + 48:
        count, length = struct.unpack("<QQ", tail[wide + 32 : wide + 48])
    if count > MOST_MEMBERS or length > LONGEST_LIST:
        raise BombError


def _require_modest(members: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if (
        len(members) > MOST_MEMBERS
        or unpacked > MOST_UNPACKED
        or any(member.file_size > MOST_IN_ONE for member in members)
        or (unpacked > RATIO_COUNTS_FROM and unpacked > packed * HIGHEST_RATIO)
    ):
        raise BombError


def _small(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """Read a member that says what the others are; empty where it is not there."""
    if name not in archive.namelist() or archive.getinfo(name).flag_bits & 1:
        return b""
    with archive.open(name) as member:
        return member.read(limit)


def _size_of(stream: IO[bytes]) -> int:
    return stream.seek(0, 2)
