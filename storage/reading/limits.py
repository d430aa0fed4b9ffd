"""How much a stranger's file may cost us, and how reading one can end."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Self

MEGABYTE = 1024 * 1024


class Outcome(StrEnum):
    """How a reading ended. All but the first are told to people, in words (storage.outcomes)."""

    FINE = ""
    # Read, with something to be said about it.
    CARRIES_SCRIPT = "carries_script"
    NO_PDF_WITHOUT_OFFICE = "no_pdf_without_office"
    NOT_CONVERTED = "not_converted"
    NO_TEXT_WITHOUT_OCR = "no_text_without_ocr"
    NO_TEXT = "no_text"
    RECOGNISED_IN_PART = "recognised_in_part"
    TOO_MANY_PAGES = "too_many_pages"
    # Stopped: what had been read until then, if anything, is kept.
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOOK_TOO_LONG = "took_too_long"
    TOO_MUCH_MEMORY = "too_much_memory"
    TOO_MUCH_OUTPUT = "too_much_output"
    BROKEN_IN_VAULT = "broken_in_vault"


STOPPED = frozenset(
    {
        Outcome.DAMAGED,
        Outcome.ENCRYPTED,
        Outcome.TOOK_TOO_LONG,
        Outcome.TOO_MUCH_MEMORY,
        Outcome.TOO_MUCH_OUTPUT,
        Outcome.BROKEN_IN_VAULT,
    }
)


@dataclass(frozen=True)
class Limits:
    """What the child process that opens a file may use, and how far it goes."""

    memory_bytes: int = 1024 * MEGABYTE
    seconds: int = 60
    output_bytes: int = 64 * MEGABYTE  # what it says
    file_bytes: int = 512 * MEGABYTE  # what it writes
    pages: int = 1000
    recognised_pages: int = 30
    recognising_seconds: int = 600  # for all pages of one file together
    pixels: int = 120_000_000  # of one picture: A3 at 600 dpi has 70 million

    def as_json(self) -> dict[str, int]:
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        return cls(**values)


@dataclass(frozen=True)
class Tools:
    """Which helpful programs this machine has."""

    libreoffice: str = ""  # the program's path; empty where it is not installed
    tesseract: str = ""
    fonts: str = ""  # a folder with the faces of the statutory form, for LibreOffice


@dataclass(frozen=True)
class Isolation:
    """What the child says of its own walls."""

    network_shut: bool = False
    how: tuple[str, ...] = field(default=())
