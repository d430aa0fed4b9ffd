"""Give the office's account in PostgreSQL its rights; typed by the owner after each migration."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError, connection

from eoffice.administration.deploying import rights


class Command(BaseCommand):
    help = "Let an account work in the tables, and change nothing that the journal holds."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", default="eoffice", help="the account (default: eoffice)")

    def handle(self, *, to: str, **_options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has accounts; here there is nothing to give.")
        try:
            number = rights.grant(to=to)
        except rights.RoleMissingError as error:
            raise CommandError(
                f"There is no account {error}; deploy/postgresql/roles.sql makes it."
            ) from error
        except ProgrammingError as error:
            raise CommandError(
                f"The owner of the tables has to give these rights: {error}"
            ) from error
        self.stdout.write(self.style.SUCCESS(f"{to} has its rights on {number} tables."))
