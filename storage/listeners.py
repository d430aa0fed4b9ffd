"""Who wants to know that a version has been read: apps above register, storage tells them."""

from collections.abc import Callable

from storage.models import FileVersion

Listener = Callable[[FileVersion], None]

_listeners: list[Listener] = []


def on_read(listener: Listener) -> Listener:
    """Have a function called in the transaction in which a reading ends, however it ends."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def tell(version: FileVersion) -> None:
    """Tell everyone who asked that the reading of a version has ended."""
    for listener in _listeners:
        listener(version)
