"""Tells Django of the app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "eoffice.access"
    label = "access"
    verbose_name = _("access")

    def ready(self) -> None:
        """Forget what is kept of the permissions whenever they are written anew."""
        from eoffice.access.granting import forget_permission_ids

        post_migrate.connect(forget_permission_ids, dispatch_uid="access.forget_permission_ids")
