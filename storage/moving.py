"""Takes all that is kept from one vault to another: again from where it stopped, and verified."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.core.files.base import File

from storage.backends.base import DigestMismatchError, Vault
from storage.models import FileVersion, Rendition

Bar = Callable[[Iterable[str], int], Iterable[str]]


@dataclass
class Moved:
    """What a move did; `damaged` names what is no longer what its name says, and was left."""

    copied: int = 0
    there_already: int = 0
    disposed: int = 0
    damaged: list[str] = field(default_factory=list)


def move(source: Vault, target: Vault, *, bar: Bar = lambda names, _count: names) -> Moved:
    """Copy every blob that is not in the target yet; nothing is taken away from the source.

    The target compares the bytes that arrive with their name and shows nothing that is not whole,
    so what lies there was copied well by an earlier run. What was disposed of since is taken away
    there too.
    """
    moved = Moved()
    names = list(source.names())
    for name in bar(names, len(names)):
        _take(name, source, target, moved)
    for name in _disposed():
        if target.exists(name) and not source.exists(name):
            target.dispose(name)
            moved.disposed += 1
    return moved


def _take(name: str, source: Vault, target: Vault, moved: Moved) -> None:
    if target.exists(name):
        moved.there_already += 1
        return
    try:
        with source.open(name) as stream:
            target.save(name, File(stream))
    except DigestMismatchError:
        moved.damaged.append(name)
    except FileNotFoundError:  # disposed of while we were on our way
        return
    else:
        moved.copied += 1


def _disposed() -> Iterable[str]:
    kept = FileVersion.objects.filter(disposed_at=None).values("blob")
    made = Rendition.objects.values("blob")
    gone = FileVersion.objects.exclude(disposed_at=None)
    return gone.exclude(blob__in=kept).exclude(blob__in=made).values_list("blob", flat=True)
