"""Tells Django of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebhooksConfig(AppConfig):
    name = "eoffice.webhooks"
    label = "webhooks"
    verbose_name = _("webhooks")

    def ready(self) -> None:
        """Have timers, notices and help known, and the acts said in the journal's page."""
        from eoffice.administration import acts
        from eoffice.webhooks import events, guides, notices, tasks  # noqa: F401 - timers register

        acts.also_say(events.SAID)
        guides.register_all()
        notices.register_all()
