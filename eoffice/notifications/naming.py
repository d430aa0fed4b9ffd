"""What a thing is called, for whom: registered by apps, so that no notice keeps a subject."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from eoffice.organization.actor import Actor
from eoffice.things.models import Thing

Namer = Callable[[Actor, Sequence[Thing]], Mapping[int, str]]

_namers: dict[str, Namer] = {}


def register(kind: str, namer: Namer) -> None:
    """Say how things of a kind are called, by their ids; those the actor may not see are left out.

    The namer asks `visible_to`, in a fixed number of queries. Called from `AppConfig.ready`.
    """
    _namers[kind] = namer


def names_of(actor: Actor, things: Iterable[Thing]) -> dict[int, str]:
    """Name the things that the actor may see; one call of a namer for each kind."""
    by_kind: dict[str, dict[int, Thing]] = {}
    for thing in things:
        by_kind.setdefault(thing.kind, {})[thing.pk] = thing
    names: dict[int, str] = {}
    for kind, found in by_kind.items():
        if kind in _namers:
            names.update(_namers[kind](actor, list(found.values())))
    return names
