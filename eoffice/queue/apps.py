"""Tells Django of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QueueConfig(AppConfig):
    name = "eoffice.queue"
    label = "queue"
    verbose_name = _("background work")

    def ready(self) -> None:
        """Have the timers known."""
        from eoffice.queue import tasks  # noqa: F401 - they register themselves
