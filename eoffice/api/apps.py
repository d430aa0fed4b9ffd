"""Tells Django of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "eoffice.api"
    label = "api"
    verbose_name = _("door for programs")

    def ready(self) -> None:
        """Have followers and timers known, and the page of tokens found and explained."""
        from eoffice.accounts import own_page
        from eoffice.api import followers, guides, tasks  # noqa: F401 - they register themselves

        guides.register_all()
        own_page.register(
            own_page.Line(
                title=_("Programs"),
                words=_("Programs that work here in your name, each with a token that ends."),
                opener=_("Look after them"),
                url_name="programs:mine",
            )
        )
