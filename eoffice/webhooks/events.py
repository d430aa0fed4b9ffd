"""What can happen to webhooks, as the journal calls it, and how its page says it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HOST_ALLOWED = "webhooks.host.allowed"
HOST_WITHDRAWN = "webhooks.host.withdrawn"
WEBHOOK_MADE = "webhooks.webhook.made"
WEBHOOK_ENDED = "webhooks.webhook.ended"
WEBHOOK_TESTED = "webhooks.webhook.tested"
SWITCHED_OFF = "webhooks.webhook.switched_off"
SWITCHED_ON = "webhooks.webhook.switched_on"
SECRET_RENEWED = "webhooks.secret.renewed"  # noqa: S105 - the name of an event
SENT_AGAIN = "webhooks.message.sent_again"

SAID: Mapping[str, str | Promise] = {
    HOST_ALLOWED: _("allowed a host for webhooks"),
    HOST_WITHDRAWN: _("withdrew a host for webhooks"),
    WEBHOOK_MADE: _("made a webhook"),
    WEBHOOK_ENDED: _("ended a webhook"),
    SWITCHED_OFF: _("A webhook was switched off"),
    SWITCHED_ON: _("switched a webhook on again"),
    SECRET_RENEWED: _("made a new secret for a webhook"),
}
