"""Take the office from a file of SQLite into PostgreSQL."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from eoffice.administration.deploying import transfer


class Command(BaseCommand):
    help = (
        "Copy every row from a file of SQLite into the empty PostgreSQL that the settings name. "
        "The office has to be closed, and both of this version."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file of SQLite; it is only read")

    def handle(self, *, file: Path, **_options: Any) -> None:
        try:
            number = transfer.transfer(file, tell=self._tell)
        except transfer.TransferRefusedError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(self.style.SUCCESS(f"{number} rows are in PostgreSQL, each counted."))

    def _tell(self, table: str, number: int) -> None:
        self.stdout.write(f"{table}: {number}")
