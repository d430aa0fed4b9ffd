"""Read the whole vault anew and say what is missing, damaged or used by nothing."""

import sys
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from storage import verifying
from storage.backends.base import VaultUnavailableError
from storage.copies import NoSecondStoreError
from storage.verifying import Findings


class Command(BaseCommand):
    help = (
        "Compare every file in the vault with its digest and its rows; change nothing unless told."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--copies", action="store_true", help="Read the copies in the second store instead."
        )
        parser.add_argument(
            "--mend",
            action="store_true",
            help="Put right what can be, from former versions and from the second store.",
        )
        parser.add_argument(
            "--tidy",
            action="store_true",
            help="Take away what writers that died an hour ago or earlier left unfinished.",
        )

    def handle(self, *, copies: bool, mend: bool, tidy: bool, **_options: Any) -> None:
        place = "The second store" if copies else "The vault"
        findings = self._look(copies=copies)
        self._tell(findings)
        if mend and not copies:
            for name in verifying.mend(findings):
                self.stdout.write(self.style.SUCCESS(f"{name} was put right."))
        if tidy:
            self.stdout.write(f"{verifying.tidy(findings)} unfinished pieces were taken away.")
        if findings.waiting:
            self.stdout.write(f"{findings.waiting} copies are still on their way.")
        if not findings.is_fine:
            count = len(findings.missing) + len(findings.damaged)
            raise CommandError(f"{place} is not whole: {count} files are missing or damaged.")
        self.stdout.write(
            self.style.SUCCESS(f"{place} is whole: {findings.checked} files were read.")
        )

    def _look(self, *, copies: bool) -> Findings:
        look = verifying.verify_copies if copies else verifying.verify
        try:
            return look(at=timezone.now(), bar=self._bar)
        except NoSecondStoreError as error:
            raise CommandError("There is no second store; S3_COPY_ENDPOINT names one.") from error
        except VaultUnavailableError as error:
            raise CommandError(f"The store could not be read to its end. {error}") from error

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
        for piece in findings.unfinished:
            self.stdout.write(f"{piece.name} was left unfinished and can be removed with --tidy.")


def _users(findings: Findings, name: str) -> str:
    users = findings.used_by.get(name)
    return f"it is used by {', '.join(users)}" if users else "nothing uses it"
