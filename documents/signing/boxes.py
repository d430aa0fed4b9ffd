"""The places on a paper that are filled after approval, and the names of their fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """Names of the fields; a dot in a field's name means a parent, and makes verifiers stumble."""

    NUMBER = "DocumentNumber"
    DAY = "IssueDay"
    MONTH = "IssueMonth"
    YEAR = "IssueYear"
    SIGNER = "LeaderSignature"
    SEAL = "AgencySeal"


TEXT_FIELDS = (Field.NUMBER, Field.DAY, Field.MONTH, Field.YEAR)


@dataclass(frozen=True)
class Box:
    """A rectangle on a page (counted from 0), in points, from the bottom left of the page."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def corners(self) -> tuple[float, float, float, float]:
        return (self.left, self.bottom, self.right, self.top)


@dataclass(frozen=True)
class Boxes:
    """All places of one paper, found by `gaps.find_boxes` or drawn by hand.

    `printed_year` is the year that stands under `year` already; it is only written over when the
    paper is issued in another year than it was drafted.
    """

    number: Box
    day: Box
    month: Box
    signer: Box
    seal: Box
    year: Box | None = None
    printed_year: str = ""

    def texts(self) -> Iterator[tuple[Field, Box]]:
        """Give the places of text with the names of their fields."""
        for field, box in zip(
            TEXT_FIELDS, (self.number, self.day, self.month, self.year), strict=True
        ):
            if box is not None:
                yield field, box
