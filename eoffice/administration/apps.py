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
        from eoffice.accounts import second_step
        from eoffice.accounts.events import password_changed, password_chosen, way_changed
        from eoffice.administration import (
            checks,
            figures,
            followers,
            guides,
            notices,
            queue_state,
            second_steps,
        )
        from eoffice.administration.deploying import looking
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
        way_changed.connect(followers.note_changed_way, dispatch_uid="administration")
        second_steps.enforce_known_duties()
        second_step.demand(second_steps.is_demanded_of)
        checks.register("queue", _("Work in the background"), queue_state.check_queue)
        checks.register("mail", _("Mail"), queue_state.check_mail)
        looking.register_all()
        figures.register(
            "eoffice_queue_tasks",
            "Tasks that wait, run, or were given up.",
            queue_state.measure_tasks,
            labels=("queue", "state"),
        )
        figures.register(
            "eoffice_queue_oldest_seconds",
            "How long the oldest task that could run has waited.",
            queue_state.measure_ages,
            labels=("queue",),
        )


def _administers(actor: Any) -> bool:
    return actor is not None and actor.administers(actor.agency.pk)
