"""Make the fonts of the statutory form ready; quick where they are ready already."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from documents.layout import fonts


class Command(BaseCommand):
    help = "Bring the fonts of the statutory form to the size that PDF writers ask for."
    requires_system_checks = []

    def handle(self, **_options: Any) -> None:
        source = settings.NODE_MODULES / "@expo-google-fonts" / "tinos"
        try:
            made = fonts.prepare(source, settings.FONTS_DIR)
        except fonts.FontsMissingError as error:
            raise CommandError(f"{error} is not there; npm ci brings it.") from error
        said = ", ".join(made) if made else "nothing to do"
        self.stdout.write(f"Fonts in {settings.FONTS_DIR}: {said}.")
