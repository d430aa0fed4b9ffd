"""Figures of the second store, for those who watch over the servers."""

from collections.abc import Mapping
from datetime import datetime

from eoffice.administration.figures import Labels, register
from storage.models import StoreCopy


def register_all() -> None:
    """Have them measured. Called once, from `AppConfig.ready`."""
    register(
        "eoffice_copies_waiting",
        "Files that wait to be copied to the second store.",
        measure_waiting,
    )
    register(
        "eoffice_copies_oldest_seconds",
        "How long the oldest of them has waited.",
        measure_age,
    )


def measure_waiting(at: datetime) -> Mapping[Labels, float]:
    """Count the copies that are not there yet."""
    del at
    return {(): StoreCopy.objects.waiting().count()}


def measure_age(at: datetime) -> Mapping[Labels, float]:
    """Return the seconds since the longest waiting copy was asked for."""
    oldest = StoreCopy.objects.waiting().first()
    return {(): max(0.0, (at - oldest.asked_at).total_seconds()) if oldest else 0.0}
