"""Tells Django of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JournalConfig(AppConfig):
    name = "eoffice.journal"
    label = "journal"
    verbose_name = _("journal")

    def ready(self) -> None:
        """Have the timers known."""
        from eoffice.journal import tasks  # noqa: F401 - they register themselves
