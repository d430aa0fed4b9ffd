"""Figures for those who watch over the servers: apps register them, Prometheus reads them.

They count tasks, rows and seconds; none names a person, a document or a word of it.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

logger = logging.getLogger("eoffice.administration")

Labels = tuple[str, ...]
Measuring = Callable[[datetime], Mapping[Labels, float]]


@dataclass(frozen=True)
class _Figure:
    name: str
    says: str
    labels: Sequence[str]
    measuring: Measuring


_figures: dict[str, _Figure] = {}


def register(name: str, says: str, measuring: Measuring, *, labels: Sequence[str] = ()) -> None:
    """Have a figure measured whenever it is asked for. Called once a name, from `AppConfig.ready`.

    `name` is Prometheus' (`eoffice_queue_tasks`); `measuring` gives a value for each combination
    of the labels' values, in the order of `labels`.
    """
    _figures[name] = _Figure(name, says, labels, measuring)


def as_text(*, at: datetime) -> bytes:
    """Measure everything; return it in Prometheus' text format."""
    registry = CollectorRegistry()
    registry.register(_Measured(at))
    return generate_latest(registry)


class _Measured(Collector):
    """All figures at one instant; one that breaks is counted and hides no other."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def collect(self) -> Iterator[GaugeMetricFamily]:
        broken = 0
        for figure in _figures.values():
            family = GaugeMetricFamily(figure.name, figure.says, labels=figure.labels)
            try:
                for labels, value in figure.measuring(self._at).items():
                    family.add_metric(labels, value)
            except Exception:
                logger.exception("%s could not be measured.", figure.name)
                broken += 1
            else:
                yield family
        yield GaugeMetricFamily(
            "eoffice_figures_broken", "Figures that could not be measured.", value=broken
        )
