"""Tells Django of the app."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdministrationConfig(AppConfig):
    name = "eoffice.administration"
    label = "administration"
    verbose_name = _("administration")

    def ready(self) -> None:
        """Put the word into the frame, say what is told, and have queue and mail looked at."""
        from eoffice.accounts.events import password_changed, password_chosen
        from eoffice.administration import checks, followers, guides, notices, queue_state
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
        guides.register_all()
        notices.register_all()
        password_chosen.connect(followers.note_chosen_password, dispatch_uid="administration")
        password_changed.connect(followers.note_changed_password, dispatch_uid="administration")
        checks.register("queue", _("Work in the background"), queue_state.check_queue)
        checks.register("mail", _("Mail"), queue_state.check_mail)


def _administers(actor: Any) -> bool:
    return actor is not None and actor.administers(actor.agency.pk)
