"""What the engine proposes: findings with the place they were read at and how sure they are."""

import datetime
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Place:
    """A box on a page (counted from 0), in shares (0 to 1) of its size, from the top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Finding(Generic[T]):
    """A value read from the letter, how sure that is (0 to 1), and the words that say it."""

    value: T
    confidence: float
    place: Place | None = None
    evidence: str = ""


class Urgency(StrEnum):
    """Decree 30/2020/NĐ-CP, Phụ lục I, III.2b; the values are what the stamp says."""

    URGENT = "KHẨN"
    VERY_URGENT = "THƯỢNG KHẨN"
    EXPRESS = "HỎA TỐC"


class Secrecy(StrEnum):
    """Levels of state secrets, rising (Law 117/2025/QH15); the values are what the stamp says."""

    MAT = "MẬT"
    TOI_MAT = "TỐI MẬT"
    TUYET_MAT = "TUYỆT MẬT"


class Restriction(StrEnum):
    """Marks of internal use, which are no state secrets."""

    LIMITED = "HẠN CHẾ"
    INTERNAL = "LƯU HÀNH NỘI BỘ"


class Capacity(StrEnum):
    """In what capacity a person signs (Decree 30/2020/NĐ-CP, Article 13)."""

    FOR_THE_COLLECTIVE = "TM."
    FOR_THE_HEAD = "KT."
    BY_ORDER = "TL."
    BY_DELEGATION = "TUQ."
    ACTING = "Q."


@dataclass(frozen=True)
class Proposal:
    """Everything found in one letter; None where nothing was."""

    code_number: Finding[str] | None = None
    code_notation: Finding[str] | None = None
    date: Finding[datetime.date] | None = None
    issuing_body: Finding[str] | None = None
    parent_body: Finding[str] | None = None
    kind: Finding[str] | None = None
    subject: Finding[str] | None = None
    urgency: Finding[Urgency] | None = None
    signer_name: Finding[str] | None = None
    signer_title: Finding[str] | None = None
    signer_capacity: Finding[Capacity] | None = None
    deadline: Finding[datetime.date] | None = None
    recipients: Finding[tuple[str, ...]] | None = None
    restricted: Finding[Restriction] | None = None
    secret_mark: Finding[Secrecy] | None = None

    @property
    def secrecy(self) -> Secrecy | None:
        """The level of state secret that the letter is marked with."""
        return self.secret_mark.value if self.secret_mark else None

    def found(self) -> dict[str, Finding[object]]:
        """Return what was found, by field."""
        findings = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: finding for name, finding in findings.items() if finding is not None}
