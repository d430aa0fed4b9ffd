"""Show the virus scanner everything that is kept, and say what it finds today."""

import sys
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from storage.backends.base import VaultUnavailableError
from storage.clamd import ScannerUnavailableError
from storage.models import FileVersion
from storage.rescanning import Rescanned, rescan
from storage.scanning import find_scanner


class Command(BaseCommand):
    help = (
        "Scan every kept file again, the newest first, and list what is found; nothing is taken "
        "away. A run that is broken off says how to go on."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--after", type=UUID, metavar="UID", help="Go on after this version of a file."
        )

    def handle(self, *, after: UUID | None, **_options: Any) -> None:
        scanner = find_scanner()
        if scanner is None:
            raise CommandError("There is no scanner; CLAMD_ADDRESS names one.")
        done = Rescanned()
        try:
            rescan(scanner, into=done, after=after, bar=self._bar)
        except FileVersion.DoesNotExist as error:
            raise CommandError(f"There is no version {after}.") from error
        except KeyboardInterrupt as error:
            self._tell(done)
            raise CommandError(_way_on("It was broken off.", done, after)) from error
        except (ScannerUnavailableError, VaultUnavailableError) as error:
            self._tell(done)
            raise CommandError(_way_on(f"It stopped. {error}", done, after)) from error
        self._tell(done)
        if done.found:
            raise CommandError(f"Something was found in {len(done.found)} files; all are kept.")
        self.stdout.write(
            self.style.SUCCESS(f"{done.scanned} files were scanned, and nothing was found.")
        )

    def _bar(self, versions: Iterable[FileVersion], count: int) -> Iterable[FileVersion]:
        # None: a bar where somebody watches, nothing in a log.
        return tqdm(versions, total=count, unit=" files", disable=None, file=sys.stderr)

    def _tell(self, done: Rescanned) -> None:
        for found in done.found:
            self.stdout.write(self.style.ERROR(f"{found.finding}: {_described(found.version)}"))
        for version in done.beyond:
            self.stdout.write(f"Beyond the scanner's limits: {_described(version)}")
        for version in done.missing:
            self.stdout.write(f"Missing, see verify-storage: {_described(version)}")


def _described(version: FileVersion) -> str:
    things = version.file.attachments.values_list("thing__kind", "thing__uid")
    belongs = ", ".join(f"{kind} {uid}" for kind, uid in things) or "nothing"
    return (
        f"{version.name} of {version.file.agency}, kept {version.made_at:%Y-%m-%d %H:%M} UTC, "
        f"belongs to {belongs}; version {version.uid}, sha256 {version.digest}"
    )


def _way_on(words: str, done: Rescanned, after: UUID | None) -> str:
    last = done.last or after
    if last is None:
        return f"{words} Nothing was scanned yet."
    return f"{words} {done.scanned} files were scanned; go on with --after {last}."
