"""Read the whole vault anew and say what is missing, damaged or used by nothing."""

import sys
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from storage import verifying
from storage.verifying import Findings


class Command(BaseCommand):
    help = "Compare every file in the vault with its digest and its rows; change nothing."

    def handle(self, **_options: Any) -> None:
        findings = verifying.verify(at=timezone.now(), bar=self._bar)
        self._tell(findings)
        if not findings.is_fine:
            count = len(findings.missing) + len(findings.damaged)
            raise CommandError(f"The vault is not whole: {count} files are missing or damaged.")
        self.stdout.write(
            self.style.SUCCESS(f"The vault is whole: {findings.checked} files were read.")
        )

    def _bar(self, names: Iterable[str], count: int) -> Iterable[str]:
        # None: a bar where somebody watches, nothing in a log.
        return tqdm(names, total=count, unit=" files", disable=None, file=sys.stderr)

    def _tell(self, findings: Findings) -> None:
        for name in findings.missing:
            self.stdout.write(self.style.ERROR(f"{name} is missing; {_users(findings, name)}."))
        for name in findings.damaged:
            self.stdout.write(self.style.ERROR(f"{name} is damaged; {_users(findings, name)}."))
        for name in findings.orphans:
            self.stdout.write(f"{name} is whole, but nothing uses it.")
        for name in findings.unfinished:
            self.stdout.write(f"{name} was left unfinished and can be removed.")


def _users(findings: Findings, name: str) -> str:
    users = findings.used_by.get(name)
    return f"it is used by {', '.join(users)}" if users else "nothing uses it"
