"""The parts that an office is brought in by: units and people, and what the floors above add."""

from eoffice.administration.batches.people import PeoplePart
from eoffice.administration.batches.units import UnitsPart
from eoffice.administration.batches.values import Part
from eoffice.administration.importing.columns import Sheet

_further: list[Part] = []


def register(part: Part) -> None:
    """Add a sheet after units and people. Called once, from `AppConfig.ready`."""
    _further.append(part)


def all_parts() -> list[Part]:
    """List the parts in the order in which they are planned: units before their people."""
    return [UnitsPart(), PeoplePart(), *_further]


def sheets() -> list[Sheet]:
    return [part.sheet for part in all_parts()]
