"""Hosts that an agency allows, the webhooks that lead there, and the messages to them."""

from eoffice.webhooks.models.hosts import AllowedHost
from eoffice.webhooks.models.messages import Fault, WebhookMessage
from eoffice.webhooks.models.webhooks import OffCause, Webhook, WebhookEvent

__all__ = ["AllowedHost", "Fault", "OffCause", "Webhook", "WebhookEvent", "WebhookMessage"]
