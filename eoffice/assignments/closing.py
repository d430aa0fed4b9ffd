"""What follows when work changes: an app says, for its kind of thing, what closing means."""

from collections.abc import Callable
from datetime import datetime

from eoffice.organization.actor import Actor
from eoffice.things.models import Thing

Closing = Callable[[Thing, Actor, datetime], None]

_closings: dict[str, Closing] = {}


def register(kind: str, closing: Closing) -> None:
    """Have a function called, in the transaction, when the work on a thing of a kind changes."""
    _closings[kind] = closing


def work_has_changed(thing: Thing, actor: Actor, at: datetime) -> None:
    """Let the app that the thing belongs to draw its conclusions."""
    closing = _closings.get(thing.kind)
    if closing is not None:
        closing(thing, actor, at)
