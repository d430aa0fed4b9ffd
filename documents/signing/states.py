"""What can be said of a signature and of a whole document, in codes and plain values.

No Django here: these travel from a child process to its parent, which puts them into words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from documents.signing.certificates import CertificateFacts


class State(StrEnum):
    """The verdict. Only VALID is one; the others stand from the mildest to the worst."""

    VALID = "valid"
    UNSIGNED = "unsigned"
    EXPIRED = "expired"
    UNTRUSTED = "untrusted"
    WEAK = "weak"
    REVOKED = "revoked"
    ALTERED = "altered"
    UNVERIFIABLE = "cannot_be_verified"
    UNREADABLE = "unreadable"

    @classmethod
    def worst(cls, states: Iterable["State"]) -> "State":
        order = list(cls)
        return max(states, key=order.index)


class Reason(StrEnum):
    """Why the verdict is what it is; COVERS_TEXT alone is a remark that leaves it valid."""

    NO_PDF = "no_pdf"
    NO_SIGNATURE = "no_signature"
    HIDDEN_SIGNATURE = "hidden_signature"
    FAILED = "failed"
    TRAILING_BYTES = "trailing_bytes"
    BYTES_CHANGED = "bytes_changed"
    SIGNATURE_BROKEN = "signature_broken"
    NOT_COVERED = "not_covered"
    CHANGED_LATER = "changed_later"
    COVERS_PAGE = "covers_page"
    COVERS_TEXT = "covers_text"
    UNKNOWN_ISSUER = "unknown_issuer"
    WRONG_USAGE = "wrong_usage"
    OUT_OF_TIME = "out_of_time"
    NOT_YET_VALID = "not_yet_valid"
    REVOKED = "revoked"
    WEAK_ALGORITHM = "weak_algorithm"
    WEAK_KEY = "weak_key"
    TIMESTAMP_UNTRUSTED = "timestamp_untrusted"


class Level(StrEnum):
    """PAdES baseline levels (ETSI EN 319 142-1), and the plain signature of older software."""

    PKCS7 = "PKCS#7"
    B = "B-B"
    T = "B-T"
    LT = "B-LT"
    LTA = "B-LTA"
    TIMESTAMP = "timestamp"


class Change(StrEnum):
    """What was added to the file after a signature."""

    NONE = "none"
    MAINTENANCE = "maintenance"
    FORM_FILLING = "form_filling"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class SignatureVerdict:
    """One signature: who, when, how good, and what came later.

    `time_is_proven` says that a trusted timestamp gives `signed_at`; else it is the signer's own
    clock. `signed_length` is the number of bytes, from the first, that this signature speaks for:
    what the signer saw is the file cut there.
    """

    field: str
    state: State
    reasons: tuple[Reason, ...] = ()
    certificate: CertificateFacts | None = None
    signed_at: datetime | None = None
    time_is_proven: bool = False
    level: Level = Level.B
    changes_after: Change = Change.UNKNOWN
    signed_length: int = 0
    revocation_checked: bool = False


@dataclass(frozen=True)
class DocumentVerdict:
    """The verdict over all signatures of a file, and each of them in the order of signing."""

    state: State
    reasons: tuple[Reason, ...] = ()
    signatures: tuple[SignatureVerdict, ...] = ()

    @property
    def is_valid(self) -> bool:
        return self.state is State.VALID

    def as_dict(self) -> dict[str, Any]:
        """Write it down for JSON; times in ISO 8601."""
        values: dict[str, Any] = _plain(asdict(self))
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Read what `as_dict` wrote. Raises KeyError, TypeError or ValueError on anything else."""
        return cls(
            state=State(values["state"]),
            reasons=tuple(map(Reason, values["reasons"])),
            signatures=tuple(map(_signature, values["signatures"])),
        )


def _plain(value: object) -> Any:
    match value:
        case datetime():
            return value.isoformat()
        case StrEnum():
            return value.value
        case dict():
            return {key: _plain(part) for key, part in value.items()}
        case tuple():
            return [_plain(part) for part in value]
        case _:
            return value


def _signature(values: Mapping[str, Any]) -> SignatureVerdict:
    certificate, signed_at = values["certificate"], values["signed_at"]
    return SignatureVerdict(
        field=str(values["field"]),
        state=State(values["state"]),
        reasons=tuple(map(Reason, values["reasons"])),
        certificate=None if certificate is None else _certificate(certificate),
        signed_at=None if signed_at is None else datetime.fromisoformat(signed_at),
        time_is_proven=bool(values["time_is_proven"]),
        level=Level(values["level"]),
        changes_after=Change(values["changes_after"]),
        signed_length=int(values["signed_length"]),
        revocation_checked=bool(values["revocation_checked"]),
    )


def _certificate(values: Mapping[str, Any]) -> CertificateFacts:
    times = {name: datetime.fromisoformat(values[name]) for name in ("valid_from", "valid_until")}
    return CertificateFacts(**{**values, **times})
