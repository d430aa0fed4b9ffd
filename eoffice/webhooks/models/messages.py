"""Messages to webhooks: a row in the transaction of what asks for it, sent by a worker."""

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eoffice.lib.models import LockableModel
from eoffice.webhooks.lifecycles import MessageState
from eoffice.webhooks.models.webhooks import Webhook

TEST = "webhook.test"


class Fault(models.TextChoices):
    """Why a message was not received, as far as a person can do something about it."""

    NONE = "", ""
    ANSWER = "ANSWER", _("The receiver answered with an error.")
    REDIRECT = "REDIRECT", _("The receiver sent us to another address; that is not followed.")
    NAME = "NAME", _("The name of the host is not known.")
    PRIVATE = "PRIVATE", _("The host lies in a network that is not public.")
    CLOSED = "CLOSED", _("Nobody answered at this address.")
    SLOW = "SLOW", _("The receiver took longer than five seconds.")
    TLS = "TLS", _("No safe connection: the certificate of the receiver is not believed.")
    GARBLED = "GARBLED", _("What answered does not speak HTTP.")
    HIDDEN = "HIDDEN", _("What it was about may no longer be listed.")
    OVER = "OVER", _("The token is over.")
    HOST = "HOST", _("The host is no longer allowed.")
    OFF = "OFF", _("The webhook was switched off.")


class WebhookMessageQuerySet(models.QuerySet["WebhookMessage"]):
    """Messages, and how they stand."""

    def of_webhook(self, webhook: Webhook) -> Self:
        return self.filter(webhook=webhook)

    def waiting(self) -> Self:
        return self.filter(state=MessageState.WAITING)

    def due_before(self, at: datetime) -> Self:
        return self.waiting().filter(next_at__lt=at)

    def settled_before(self, at: datetime) -> Self:
        return self.exclude(state=MessageState.WAITING).filter(written_at__lt=at)


class WebhookMessage(LockableModel):
    """What one webhook is told of one event; `message` is its id in every attempt.

    It keeps no words and no answer: what it is about is looked up each time it is sent, as what
    may be listed then.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    webhook = models.ForeignKey(Webhook, models.PROTECT, related_name="messages")
    # The uid of the entry in the journal, so that a receiver drops what it has already. Nothing
    # permanent has a foreign key to the journal.
    message = models.UUIDField(default=uuid4)
    code = models.CharField(max_length=60)
    happened_at = models.DateTimeField()
    written_at = models.DateTimeField()
    state = models.CharField(
        _("state"), max_length=8, choices=MessageState, default=MessageState.WAITING
    )
    next_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=8, choices=Fault, blank=True)

    objects = WebhookMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message to a webhook")
        verbose_name_plural = _("messages to webhooks")
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["next_at"], condition=Q(state="WAITING"), name="webhooks_message_that_waits"
            ),
            models.Index(fields=["webhook", "-id"], name="webhooks_message_of_webhook"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["webhook", "message"], name="webhooks_message_is_written_once"
            ),
            models.CheckConstraint(
                condition=Q(state="WAITING", next_at__isnull=False)
                | (~Q(state="WAITING") & Q(next_at__isnull=True)),
                name="webhooks_message_waits_for_an_instant",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.message}"

    @property
    def is_test(self) -> bool:
        return self.code == TEST
