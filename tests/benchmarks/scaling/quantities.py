"""Quantities that carry their unit and where they come from; and the two rules of queues."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

BUSY = 0.6
"""The share of its time for which whatever serves may be busy; above it, queues grow steeply."""


@dataclass(frozen=True)
class Quantity:
    """A number with its unit: one that is assumed, with its range; or reckoned from others."""

    name: str
    value: float
    unit: str
    source: str
    low: float = math.nan
    high: float = math.nan


def assumed(value: float, unit: str, *, low: float, high: float, why: str) -> Any:
    """Declare a field that is an assumption: its value, the plausible range, and why."""
    return field(default=value, metadata={"unit": unit, "low": low, "high": high, "source": why})


def reckoned(unit: str, rests_on: str) -> Any:
    """Declare a field that the model fills in."""
    return field(metadata={"unit": unit, "source": rests_on})


def quantities(filled: Any) -> Iterator[Quantity]:
    """List the fields of such a dataclass, by the names that stand on the page."""
    for one in fields(filled):
        name = one.name.replace("_", " ")
        yield Quantity(name, float(getattr(filled, one.name)), **one.metadata)


def at_most_busy(work: float, *, least: int = 1) -> int:
    """Return how many servers a work of so many busy servers needs, none busier than BUSY."""
    return max(math.ceil(work / BUSY), least)


def mean_wait(work: float, servers: int, service: float) -> float:
    """Return the mean wait before being served, by M/M/c, in the unit of `service`.

    Infinite where the work is more than the servers can do.
    """
    if work >= servers:
        return math.inf
    # Erlang B by its recursion, which needs no factorials; Erlang C from it.
    blocked = 1.0
    for number in range(1, servers + 1):
        blocked = work * blocked / (number + work * blocked)
    busy = work / servers
    waits = blocked / (1 - busy + busy * blocked)
    return waits * service / (servers - work)


def written(value: float) -> str:
    """Write a number with three digits that count; whole ones whole."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) >= 0.001 else "< 0.001"
