"""Compares the vault with the database: every byte that is promised, and nothing that is not."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storage.backends.base import DigestMismatchError, Unfinished, blob_name
from storage.copies import NoSecondStoreError
from storage.models import FileVersion, Rendition, StoreCopy
from storage.vault import open_verified, second_vault, vault

YOUNG = timedelta(hours=1)  # an upload may still be on its way to its row

Bar = Callable[[Iterable[str], int], Iterable[str]]


@dataclass
class Findings:
    """What a verification found; each list holds names of blobs."""

    checked: int = 0
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    unfinished: list[Unfinished] = field(default_factory=list)
    used_by: dict[str, list[str]] = field(default_factory=dict)
    waiting: int = 0  # copies that are still on their way

    @property
    def is_fine(self) -> bool:
        """Whether every promised byte is there. What nothing points to is untidy, not a loss."""
        return not self.missing and not self.damaged


def verify(*, at: datetime, bar: Bar = lambda names, _count: names) -> Findings:
    """Read every blob of the vault anew and compare it with its name and its rows."""
    findings = Findings()
    kept = list(vault().names())  # before the rows: what comes meanwhile is not an orphan
    used_by, false_names = _used_by()
    findings.used_by = used_by
    for name in bar(sorted({*kept, *used_by}), len({*kept, *used_by})):
        _look_at(name, findings, false_names, at)
    findings.unfinished = [piece for piece in vault().unfinished() if piece.since < at - YOUNG]
    return findings


def verify_copies(*, at: datetime, bar: Bar = lambda names, _count: names) -> Findings:
    """Read every copy in the second store anew; what still waits is counted, not missing.

    Raises NoSecondStoreError.
    """
    second = second_vault()
    if second is None:
        raise NoSecondStoreError
    findings = Findings(waiting=StoreCopy.objects.waiting().count())
    versions = FileVersion.objects.filter(disposed_at=None, made_at__lt=at)
    for blob, name in versions.values_list("blob", "name").iterator():
        findings.used_by.setdefault(blob, []).append(name)
    waiting = set(StoreCopy.objects.waiting().values_list("blob", flat=True))
    names = sorted(findings.used_by.keys() - waiting)
    for name in bar(names, len(names)):
        findings.checked += 1
        if not second.exists(name):
            findings.missing.append(name)
        elif not second.is_whole(name):
            findings.damaged.append(name)
    return findings


def mend(findings: Findings) -> list[str]:
    """Put right what can be, from former versions and from the second store; return what was."""
    mended = []
    for name in [*findings.missing, *findings.damaged]:
        with suppress(DigestMismatchError), open_verified(name):
            mended.append(name)
    findings.missing = [name for name in findings.missing if name not in mended]
    findings.damaged = [name for name in findings.damaged if name not in mended]
    return mended


def tidy(findings: Findings) -> int:
    """Take away what dead writers left behind; return how many pieces."""
    for piece in findings.unfinished:
        vault().abandon(piece)
    return len(findings.unfinished)


def _look_at(name: str, findings: Findings, false_names: set[str], at: datetime) -> None:
    findings.checked += 1
    if name in findings.used_by and not vault().exists(name):
        findings.missing.append(name)
    elif name in false_names or not vault().is_whole(name):
        findings.damaged.append(name)
    elif name not in findings.used_by and _is_old(name, at):
        findings.orphans.append(name)


def _used_by() -> tuple[dict[str, list[str]], set[str]]:
    """Return who uses each blob, and the blobs whose rows promise another digest."""
    used_by: dict[str, list[str]] = {}
    false_names = set()
    versions = FileVersion.objects.filter(disposed_at=None)
    rows = versions.values_list("blob", "name", "digest", "file__agency__uid")
    for blob, name, digest, agency_uid in rows.iterator():
        used_by.setdefault(blob, []).append(name)
        if blob != blob_name(agency_uid, digest):
            false_names.add(blob)
    for blob, name, kind in _renditions():
        used_by.setdefault(blob, []).append(f"{name} ({kind})")
    return used_by, false_names


def _renditions() -> Iterator[tuple[str, str, str]]:
    return Rendition.objects.values_list("blob", "version__name", "kind").iterator()


def _is_old(name: str, at: datetime) -> bool:
    try:
        return vault().get_modified_time(name) < at - YOUNG
    except FileNotFoundError:
        return False
