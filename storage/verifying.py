"""Compares the vault with the database: every byte that is promised, and nothing that is not."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from storage.backends.filesystem import blob_name
from storage.models import FileVersion, Rendition
from storage.vault import vault

YOUNG = timedelta(hours=1)  # an upload may still be on its way to its row

Bar = Callable[[Iterable[str], int], Iterable[str]]


@dataclass
class Findings:
    """What a verification found; each list holds names of blobs."""

    checked: int = 0
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)
    used_by: dict[str, list[str]] = field(default_factory=dict)

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
    findings.unfinished = [str(path) for path in vault().unfinished() if _is_old(path, at)]
    return findings


def _look_at(name: str, findings: Findings, false_names: set[str], at: datetime) -> None:
    findings.checked += 1
    if name in findings.used_by and not vault().exists(name):
        findings.missing.append(name)
    elif name in false_names or not vault().is_whole(name):
        findings.damaged.append(name)
    elif name not in findings.used_by and _is_old(Path(vault().path(name)), at):
        findings.orphans.append(name)


def _used_by() -> tuple[dict[str, list[str]], set[str]]:
    """Return who uses each blob, and the blobs whose rows promise another digest."""
    used_by: dict[str, list[str]] = {}
    false_names = set()
    versions = FileVersion.objects.values_list("blob", "name", "digest", "file__agency__uid")
    for blob, name, digest, agency_uid in versions.iterator():
        used_by.setdefault(blob, []).append(name)
        if blob != blob_name(agency_uid, digest):
            false_names.add(blob)
    for blob, name, kind in _renditions():
        used_by.setdefault(blob, []).append(f"{name} ({kind})")
    return used_by, false_names


def _renditions() -> Iterator[tuple[str, str, str]]:
    return Rendition.objects.values_list("blob", "version__name", "kind").iterator()


def _is_old(path: Path, at: datetime) -> bool:
    try:
        return path.stat().st_mtime < (at - YOUNG).timestamp()
    except FileNotFoundError:
        return False
