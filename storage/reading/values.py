"""What reading a file gives: the text of each page, and where on the page each line stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from storage.reading.limits import STOPPED, Outcome


@dataclass(frozen=True)
class LinePlace:
    """A line of a page: which characters of the page's text, and where it stands.

    `start` and `end` are places in `PageText.text`; the box is in shares (0 to 1) of the page's
    width and height, measured from the top left corner.
    """

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PageText:
    """One page: its normalised text, its size in points (0 where it has none), and its lines."""

    text: str
    width: float = 0
    height: float = 0
    lines: tuple[LinePlace, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "width": self.width,
            "height": self.height,
            "lines": [
                [line.start, line.end, line.left, line.top, line.right, line.bottom]
                for line in self.lines
            ],
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        return cls(
            text=str(values["text"]),
            width=float(values["width"]),
            height=float(values["height"]),
            lines=tuple(LinePlace(*line) for line in values["lines"]),
        )

    def place_of(self, start: int, end: int) -> LinePlace | None:
        """Return the line in which a piece of the text stands; None where lines have no places."""
        for line in self.lines:
            if line.start <= start < line.end:
                return LinePlace(start, end, line.left, line.top, line.right, line.bottom)
        return None


@dataclass(frozen=True)
class Reading:
    """All that reading a file gave; `pdf` is a file in the work folder where one was made."""

    pages: tuple[PageText, ...] = ()
    outcome: Outcome = Outcome.FINE
    page_count: int = 0
    was_recognised: bool = False
    pdf: Path | None = None
    network_shut: bool = False
    engine: str = ""

    @property
    def is_read(self) -> bool:
        """Whether there is something to show for it, even when it was stopped on the way."""
        return bool(self.pages) or self.outcome not in STOPPED
