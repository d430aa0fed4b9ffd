"""Take everything that is kept from the folder of the vault to an S3 server, or back."""

import sys
from collections.abc import Iterable
from typing import Any, cast

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from storage import moving
from storage.backends.base import Vault, VaultFullError, VaultUnavailableError
from storage.backends.filesystem import FileSystemVault
from storage.backends.s3 import probing
from storage.backends.s3.place import Place, main_place
from storage.backends.s3.vault import S3Vault
from storage.moving import Moved


class Command(BaseCommand):
    help = (
        "Copy every file from VAULT_DIR to the bucket of S3_ENDPOINT, or back with --to-folder. "
        "Run it while the office works, with the S3_ variables given to this command alone; then "
        "stop web and workers, run it again, give them the variables, and start them. It goes on "
        "where it stopped and takes nothing away from where the files were."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--to-folder", action="store_true", help="From the S3 server to the folder."
        )

    def handle(self, *, to_folder: bool, **_options: Any) -> None:
        place = main_place()
        if place is None:
            raise CommandError("S3_ENDPOINT names no server to move to or from.")
        try:
            moved = self._move(place, to_folder=to_folder)
        except VaultUnavailableError as error:
            raise CommandError(f"It stopped; run it again and it goes on. {error}") from error
        except VaultFullError as error:
            raise CommandError("There is no room left where the files go.") from error
        self._tell(moved)
        if moved.damaged:
            raise CommandError(f"{len(moved.damaged)} files are damaged and stayed where they are.")

    def _move(self, place: Place, *, to_folder: bool) -> Moved:
        folder, server = FileSystemVault(), S3Vault(place)
        probing.make_ready(server)
        source, target = (server, folder) if to_folder else (folder, server)
        return moving.move(cast(Vault, source), cast(Vault, target), bar=self._bar)

    def _bar(self, names: Iterable[str], count: int) -> Iterable[str]:
        # None: a bar where somebody watches, nothing in a log.
        return tqdm(names, total=count, unit=" files", disable=None, file=sys.stderr)

    def _tell(self, moved: Moved) -> None:
        for name in moved.damaged:
            self.stdout.write(self.style.ERROR(f"{name} is damaged where it lies."))
        if moved.disposed:
            self.stdout.write(f"{moved.disposed} files that were disposed of went there too.")
        self.stdout.write(
            self.style.SUCCESS(
                f"{moved.copied} files were copied and verified; "
                f"{moved.there_already} were there already."
            )
        )
