"""Build the search index anew while the old one goes on answering."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from search import rebuilding
from search.engines.base import RebuildRunningError, SearchUnavailableError


class Command(BaseCommand):
    help = "Put everything findable into a new index, switch to it, and say how much there is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--resume", action="store_true", help="go on where a broken run stopped"
        )

    def handle(self, *, resume: bool, **_options: Any) -> None:
        bars: list[tqdm[Any]] = []

        def begin(total: int) -> "tqdm[Any]":
            bars.append(tqdm(total=total, unit=" things", file=self.stderr, dynamic_ncols=True))
            return bars[0]

        try:
            count = rebuilding.rebuild(resume=resume, progress=begin)
        except RebuildRunningError as error:
            raise CommandError(str(error)) from error
        except SearchUnavailableError as error:
            raise CommandError(f"{error} Go on later with --resume.") from error
        finally:
            for bar in bars:
                bar.close()
        self.stdout.write(self.style.SUCCESS(f"{count} things are in the index."))
