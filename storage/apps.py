"""Tells Django of the app, and operations of the vault."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StorageConfig(AppConfig):
    name = "storage"
    label = "storage"
    verbose_name = _("storage")

    def ready(self) -> None:
        from storage import (
            checks,  # noqa: F401 - registers itself
            figures,
            health,
            tasks,  # noqa: F401 - puts its schedule into the queue's
        )

        figures.register_all()
        health.register_all()
