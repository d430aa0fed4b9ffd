"""Tells Django of the app."""

from typing import Any

from django.apps import AppConfig
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"
    label = "meetings"
    verbose_name = _("meetings")

    def ready(self) -> None:
        """Tell the frame, the desk, search, the notices and the guide what meetings have."""
        from eoffice.web import navigation
        from meetings import desk, guides, notices, search, waiting
        from meetings import followers as _followers
        from meetings.actions import secrets
        from storage import listeners

        del _followers  # importing them is what makes them follow

        def count(actor: Any) -> int:
            return waiting.count_of(actor, at=timezone.now())

        navigation.register(
            navigation.Entry(
                word=_("Meetings"),
                icon="users-group",
                url_name="meetings:list",
                order=50,
                letter="c",
                count=count,
            )
        )
        listeners.on_read(secrets.consider)
        desk.register_all()
        guides.register_all()
        notices.register_all()
        search.register_all()
