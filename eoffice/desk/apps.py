"""Tells Django of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "eoffice.desk"
    label = "desk"
    verbose_name = _("desk")

    def ready(self) -> None:
        """Put the desk and the notices into the frame, and their guides into the guide."""
        from eoffice.desk import guides, tally
        from eoffice.notifications.models import Notice
        from eoffice.web import navigation

        navigation.register(
            navigation.Entry(
                word=_("Desk"),
                icon="layout-list",
                url_name="desk:desk",
                order=10,
                letter="b",
            )
        )
        navigation.register_counting(tally.count_words)
        navigation.register_bell(
            navigation.Bell("notifications:list", Notice.objects.count_unread_of)
        )
        guides.register_all()
