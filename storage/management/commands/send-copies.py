"""Ask for copies of what was kept before there was a second store."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from storage import copies


class Command(BaseCommand):
    help = "Have everything copied to the second store that is not there; workers send it."

    def handle(self, **_options: Any) -> None:
        try:
            count = copies.ask_for_the_rest(at=timezone.now())
        except copies.NoSecondStoreError as error:
            raise CommandError("There is no second store; S3_COPY_ENDPOINT names one.") from error
        self.stdout.write(self.style.SUCCESS(f"{count} more files will be copied by the workers."))
