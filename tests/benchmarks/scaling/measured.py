"""What the bench has measured, as `python -m tests.benchmarks --keep FILE` writes it."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

VIEWERS = ("rare", "medium", "broad")


class NotEnoughFiguresError(Exception):
    """The kept figures lack something that the model stands on."""


@dataclass(frozen=True)
class Growth:
    """A time at the smallest and the largest office measured, in ms, and how it goes on.

    What lists and look-ups cost grows with the depth of an index, so with the logarithm of the
    documents: so many ms more for each tenfold. What was faster in the larger office is noise,
    and does not get faster still.
    """

    small: int
    large: int
    at_small: float
    at_large: float

    def at(self, documents: float, *, steeper: float = 1.0) -> float:
        """Return the time at a number of documents, inside and beyond what was measured."""
        tenfold = math.log10(self.large / self.small)
        slope = max(self.at_large - self.at_small, 0.0) / tenfold
        beyond = math.log10(max(documents, self.small) / self.large)
        return self.at_large + slope * beyond * (steeper if beyond > 0 else 1.0)


@dataclass(frozen=True)
class Measured:
    """The kept figures, asked by name."""

    machine: Mapping[str, Any]
    day: str
    runs: int
    small: int
    large: int
    times: Mapping[tuple[str, str, int], float]
    size: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a kept file; raise NotEnoughFiguresError."""
        return cls.of(json.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """Take what a kept file says; raise NotEnoughFiguresError."""
        try:
            times = {
                (one["name"], one["viewer"], one["documents"]): float(one["p50_ms"])
                for one in kept["figures"]
            }
            sizes = sorted(kept["sizes"], key=lambda one: int(one["documents"]))
            if len(sizes) < 2:
                raise NotEnoughFiguresError("Figures of two sizes are needed, to see growth.")
            return cls(
                machine=kept["machine"],
                day=kept["day"],
                runs=int(kept["runs"]),
                small=int(sizes[0]["documents"]),
                large=int(sizes[-1]["documents"]),
                times=times,
                size=sizes[-1] | {"before": sizes[-2]["documents"]},
            )
        except KeyError as error:
            raise NotEnoughFiguresError(f"The kept file says nothing of {error}.") from error

    def time(self, name: str, viewer: str = "") -> Growth:
        """Return the median of a figure at both sizes; raise NotEnoughFiguresError."""
        try:
            at_small = self.times[name, viewer, self.small]
            at_large = self.times[name, viewer, self.large]
        except KeyError as error:
            raise NotEnoughFiguresError(f"No figure {error} was kept.") from error
        return Growth(self.small, self.large, at_small, at_large)

    def row_bytes(self, table: str) -> float | None:
        """Return what a row of a table takes with its indexes; None where it was not measured."""
        kept = self.size["tables"].get(table)
        if kept is None or not kept["rows"]:
            return None
        return float(kept["bytes"] + kept["index_bytes"]) / float(kept["rows"])

    def has(self, name: str, viewer: str) -> bool:
        """Say whether a figure was kept at both sizes: who sees little has no second page."""
        return all((name, viewer, size) in self.times for size in (self.small, self.large))

    def rows_a_document(self, table: str) -> float | None:
        """Return how many rows the bench's own documents have; None where it was not measured."""
        kept = self.size["tables"].get(table)
        return None if kept is None else float(kept["rows"]) / float(self.size["documents"])

    @property
    def database_bytes_a_document(self) -> float:
        """What the bench's own document takes, which has fewer rows than an office's."""
        return float(self.size["database_bytes"]) / float(self.size["documents"])

    @property
    def index_bytes_a_document(self) -> float:
        """What the bench's own document takes in the index: rights and facts, and little text."""
        return float(self.size["index_bytes"]) / float(self.size["index_documents"])

    @property
    def index_seconds_a_document(self) -> float:
        """What putting a document into the index took, many at once."""
        grown = self.size.get("grown_by") or self.size["documents"] - self.size["before"]
        return float(self.size["index_seconds"]) / float(grown)
