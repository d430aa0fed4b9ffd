"""Figures of the index, for those who watch over the servers."""

from collections.abc import Mapping
from datetime import datetime

from eoffice.administration.figures import Labels, register
from search.models import IndexRequest


def register_all() -> None:
    """Have them measured. Called once, from `AppConfig.ready`."""
    register(
        "eoffice_index_requests",
        "Things that the index has still to learn, or could not read.",
        measure_requests,
        labels=("state",),
    )
    register(
        "eoffice_index_oldest_seconds",
        "How long the oldest thing that the index has still to learn has waited.",
        measure_age,
    )


def measure_requests(at: datetime) -> Mapping[Labels, float]:
    """Count what waits, and what could not be read and is tried again."""
    del at
    requests = IndexRequest.objects.all()
    return {
        ("waiting",): requests.filter(failed_at=None).count(),
        ("failed",): requests.exclude(failed_at=None).count(),
    }


def measure_age(at: datetime) -> Mapping[Labels, float]:
    """Return the seconds since the longest waiting thing was asked for."""
    waiting = IndexRequest.objects.filter(failed_at=None).order_by("asked_at")
    oldest = waiting.values_list("asked_at", flat=True).first()
    return {(): max(0.0, (at - oldest).total_seconds()) if oldest else 0.0}
