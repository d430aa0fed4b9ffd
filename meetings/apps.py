"""Tells Django of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"
    label = "meetings"
    verbose_name = _("meetings")

    def ready(self) -> None:
        """Tell the frame, the desk, search, the notices and the guide what meetings have."""
        from eoffice.demo.parts import part_of_the_demo
        from eoffice.web import navigation
        from meetings import desk, followers, guides, notices, search
        from meetings.api import webhooks
        from meetings.demo import loading
        from storage import listeners

        navigation.register(
            navigation.Entry(
                word=_("Meetings"),
                icon="users-group",
                url_name="meetings:list",
                order=50,
                letter="c",
            )
        )
        listeners.on_read(followers.consider_what_was_read)
        desk.register_all()
        guides.register_all()
        notices.register_all()
        search.register_all()
        webhooks.register()
        part_of_the_demo(order=20)(loading.load)
