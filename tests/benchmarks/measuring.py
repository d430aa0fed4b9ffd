"""Figures: median and 95th percentile, beside a target and a baseline of the same run."""

import gc
import math
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

PATIENCE, FEWEST = 20.0, 3
COLUMNS = ("documents", "figure", "viewer", "p50 ms", "p95 ms", "target", "baseline", "ms", "ratio")
_WIDTHS = (10, 30, 8, 9, 9, 8, 34, 9, 8)


@dataclass(frozen=True)
class Times:
    """How long something took, in milliseconds: half of the runs less than `p50`."""

    p50: float
    p95: float


@dataclass(frozen=True)
class Figure:
    """One line of the table. `target` is None where only the ratio says something.

    A target is met where the median is below it.
    """

    name: str
    taken: Times
    baseline: str
    baseline_taken: Times
    viewer: str = ""
    target: float | None = None

    @property
    def ratio(self) -> float:
        return self.taken.p50 / max(self.baseline_taken.p50, 0.001)

    @property
    def is_met(self) -> bool:
        return self.target is None or self.taken.p50 <= self.target


def timed(act: Callable[[], Any], *, runs: int, within: float = PATIENCE) -> Times:
    """Time several runs of an act, after one that warms up.

    Of one that takes so long that they would not be done within so many seconds, fewer.
    """
    began = time.perf_counter()
    act()
    fitting = int(within / max(time.perf_counter() - began, 1e-9))
    return timed_each(act for _run in range(min(runs, max(fitting, FEWEST))))


def timed_each(acts: Iterable[Callable[[], Any]]) -> Times:
    """Time acts of one sort that can each be done once."""
    taken = []
    for act in acts:
        gc.collect()
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    return Times(statistics.median(taken), taken[max(math.ceil(len(taken) * 0.95) - 1, 0)])


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
            f"{figure.taken.p50:,.2f}",
            f"{figure.taken.p95:,.2f}",
            target if figure.is_met else f"{target} !",
            figure.baseline,
            f"{figure.baseline_taken.p50:,.2f}",
            f"{figure.ratio:,.2f}",
        )
    )


def _line(cells: Sequence[str]) -> str:
    to_the_right = {0, 3, 4, 5, 7, 8}
    return "  ".join(
        cell.rjust(width) if place in to_the_right else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, _WIDTHS, strict=True))
    ).rstrip()
