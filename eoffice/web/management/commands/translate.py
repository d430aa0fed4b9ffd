"""Compile the translations; with --update find new messages, with --check say what is missing."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from eoffice.web import translation

ROOT = Path(__file__).resolve().parents[4]


class Command(BaseCommand):
    help = "Compile the catalogues of translations, bring them up to date, or check them."
    requires_system_checks = []  # it runs before anything else is ready

    def add_arguments(self, parser: CommandParser) -> None:
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--update", action="store_true", help="find messages, drop unused ones")
        choice.add_argument("--check", action="store_true", help="list what is not translated")

    def handle(self, *, update: bool, check: bool, **_options: Any) -> None:
        if check:
            self._check()
            return
        for package in translation.PACKAGES:
            path = translation.catalogue_of(ROOT, package)
            if update and translation.update(ROOT, package):
                self.stdout.write(f"{package}: the catalogue changed.")
            if not update and path.exists():
                translation.compile_catalogue(path)

    def _check(self) -> None:
        found = [
            problem
            for package in translation.PACKAGES
            for problem in translation.problems(ROOT, package)
        ]
        for problem in found:
            self.stdout.write(str(problem))
        if found:
            raise CommandError(f"{len(found)} messages are not translated as they should be.")
        self.stdout.write(self.style.SUCCESS("Everything is translated."))
