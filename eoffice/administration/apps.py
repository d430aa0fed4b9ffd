"""Tells Django of the app."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdministrationConfig(AppConfig):
    name = "eoffice.administration"
    label = "administration"
    verbose_name = _("administration")

    def ready(self) -> None:
        """Put the word into the frame, and have the queue and the mail looked at."""
        from eoffice.administration import checks, queue_state
        from eoffice.web import navigation

        navigation.register(
            navigation.Entry(
                word=_("Administration"),
                icon="settings",
                url_name="administration:people",
                order=90,
                visible=_administers,
                apart=True,
            )
        )
        checks.register("queue", _("Work in the background"), queue_state.check_queue)
        checks.register("mail", _("Mail"), queue_state.check_mail)


def _administers(actor: Any) -> bool:
    return actor is not None and actor.administers(actor.agency.pk)
