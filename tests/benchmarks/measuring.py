"""Figures: the median of several runs, beside its target and a baseline of the same run."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

COLUMNS = ("documents", "figure", "viewer", "ms", "target", "baseline", "ms", "ratio")
_WIDTHS = (10, 30, 8, 9, 8, 34, 9, 8)


@dataclass(frozen=True)
class Figure:
    """One line of the table. `target` is None where only the ratio says something."""

    name: str
    milliseconds: float
    baseline: str
    baseline_milliseconds: float
    viewer: str = ""
    target: float | None = None

    @property
    def ratio(self) -> float:
        return self.milliseconds / max(self.baseline_milliseconds, 0.001)

    @property
    def is_met(self) -> bool:
        return self.target is None or self.milliseconds <= self.target


def median(act: Callable[[], Any], *, runs: int) -> float:
    """Return the median of several runs in milliseconds, after one that warms up."""
    act()
    return median_of(act for _run in range(runs))


def median_of(acts: Iterable[Callable[[], Any]]) -> float:
    """Return the median in milliseconds of acts of one sort that can each be done once."""
    taken = []
    for act in acts:
        gc.collect()
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def heading() -> str:
    return f"{_line(COLUMNS)}\n{_line(['-' * width for width in _WIDTHS])}"


def row(documents: int, figure: Figure) -> str:
    """Write a figure as a line of the table; a missed target is marked."""
    target = "" if figure.target is None else f"≤ {figure.target:g}"
    return _line(
        (
            f"{documents:,}",
            figure.name,
            figure.viewer,
            f"{figure.milliseconds:,.2f}",
            target if figure.is_met else f"{target} !",
            figure.baseline,
            f"{figure.baseline_milliseconds:,.2f}",
            f"{figure.ratio:,.2f}",
        )
    )


def _line(cells: Sequence[str]) -> str:
    to_the_right = {0, 3, 4, 6, 7}
    return "  ".join(
        cell.rjust(width) if place in to_the_right else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, _WIDTHS, strict=True))
    ).rstrip()
