"""What people are told of their webhooks, in which words."""

from django.utils.translation import gettext_lazy as _

from eoffice.notifications.kinds import NoticeGroup, NoticeKind, register, register_group

GROUP = "webhooks"
GIVEN_UP = "webhooks.given_up"
SWITCHED_OFF = "webhooks.switched_off"
HOST_WITHDRAWN = "webhooks.host_withdrawn"

_TITLES = {
    GIVEN_UP: _("Messages of your webhook to %(host)s do not arrive, and were given up."),
    SWITCHED_OFF: _("Your webhook to %(host)s was switched off: nothing arrives there."),
    HOST_WITHDRAWN: _("An administrator no longer allows webhooks to %(host)s."),
}


def register_all() -> None:
    """Make the kinds of notice known, in one group that people choose channels for."""
    register_group(NoticeGroup(code=GROUP, label=_("Webhooks"), order=95))
    for code, title in _TITLES.items():
        register(NoticeKind(code=code, group=GROUP, title=title, icon="plug"))
