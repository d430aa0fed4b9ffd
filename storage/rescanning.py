"""Shows the scanner again what is kept, since it knows more today than on the day it came."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from storage.clamd import BeyondScannerError, Clamd
from storage.models import FileVersion
from storage.vault import vault

Bar = Callable[[Iterable[FileVersion], int], Iterable[FileVersion]]


@dataclass(frozen=True)
class Found:
    """A version in which something was found, and what."""

    version: FileVersion
    finding: str


@dataclass
class Rescanned:
    """How far it came, and what it found. Nothing that is kept was changed."""

    scanned: int = 0
    last: UUID | None = None  # everything up to here was looked at
    found: list[Found] = field(default_factory=list)
    beyond: list[FileVersion] = field(default_factory=list)
    missing: list[FileVersion] = field(default_factory=list)


def rescan(
    scanner: Clamd,
    *,
    into: Rescanned,
    after: UUID | None = None,
    bar: Bar = lambda versions, _count: versions,
) -> None:
    """Look at all that is kept, the newest first, or at what is left after a version.

    `into` is filled on the way, so that a run which is broken off has told how far it came. Raises
    FileVersion.DoesNotExist for an unknown version, ScannerUnavailableError and
    VaultUnavailableError.
    """
    versions = _versions(after)
    looked_at: set[str] = set()
    for version in bar(versions.iterator(), versions.count()):
        if version.blob not in looked_at:
            looked_at.add(version.blob)
            _look_at(version, scanner, into)
        into.last = version.uid


def _versions(after: UUID | None) -> QuerySet[FileVersion]:
    kept = FileVersion.objects.filter(disposed_at=None).select_related("file__agency")
    if after is not None:
        kept = kept.filter(pk__lt=FileVersion.objects.get(uid=after).pk)
    return kept.order_by("-pk")


def _look_at(version: FileVersion, scanner: Clamd, into: Rescanned) -> None:
    try:
        with vault().open(version.blob) as stream:
            finding = scanner.scan(stream)
    except FileNotFoundError:
        into.missing.append(version)
        return
    except BeyondScannerError:
        into.beyond.append(version)
        return
    into.scanned += 1
    if finding:
        into.found.append(Found(version, finding))
