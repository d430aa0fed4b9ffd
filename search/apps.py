"""Tells Django of the app, the frame of its word, and the rights of who follows them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("search")

    def ready(self) -> None:
        from eoffice.access.granting import on_change
        from eoffice.web import navigation
        from search import (
            figures,
            guides,
            health,
            tasks,  # noqa: F401 - puts its schedule into the queue's
        )
        from search.following import follow_rights

        on_change(follow_rights)
        figures.register_all()
        guides.register_all()
        health.register_all()
        navigation.register(
            navigation.Entry(
                word=pgettext_lazy("word of the frame", "Search"),
                icon="search",
                url_name="search:search",
                order=70,
                letter="t",
            )
        )
