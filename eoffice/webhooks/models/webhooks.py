"""Webhooks: an address that is told of some events, by the rights of a token's person."""

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.api.models import Token
from eoffice.lib.models import LockableModel
from eoffice.organization.models import Agency


class OffCause(models.TextChoices):
    """Why a webhook is switched off."""

    PERSON = "PERSON", _("Switched off by its person.")
    FAILING = "FAILING", _("Switched off because nothing arrived for days.")
    GONE = "GONE", _("Switched off because the receiver said that it is gone for good.")


class WebhookQuerySet(models.QuerySet["Webhook"]):
    """Webhooks, as they stand."""

    def of_person(self, person: User) -> Self:
        return self.filter(token__person=person)

    def of_agency(self, agency: Agency) -> Self:
        return self.filter(token__post__unit__agency=agency)

    def leading_to(self, host: str, port: int) -> Self:
        return self.filter(host=host, port=port)

    def unended(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def asked_for(self, code: str) -> Self:
        """Keep those that are switched on and want to be told of an event."""
        return self.unended().filter(off_at__isnull=True, events__code=code)

    def with_worn_secret(self, at: datetime) -> Self:
        """Keep those whose older secret signs no more."""
        return self.filter(older_until__lte=at)

    def for_use(self) -> Self:
        """Bring along what is asked before each message."""
        return self.select_related("token__person", "token__post__unit__agency", "token__holding")


class Webhook(LockableModel):
    """An address that is told of events, as far as the person of its token may list their things.

    It lives no longer than the token. Its secrets are kept sealed, since each message is signed
    with them; the older one signs as well until `older_until`, so that the receiver can change.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    token = models.ForeignKey(Token, models.PROTECT, related_name="webhooks")
    address = models.CharField(_("address"), max_length=500)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField()
    secret = models.TextField()
    older_secret = models.TextField(blank=True)
    older_until = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    off_at = models.DateTimeField(null=True, blank=True)
    off_cause = models.CharField(max_length=7, choices=OffCause, blank=True)
    # Since when nothing arrives; and whether its person was told so.
    failing_since = models.DateTimeField(null=True, blank=True)
    warned_at = models.DateTimeField(null=True, blank=True)
    # Nobody was there, so many times in a row: until then no worker waits for it in vain again.
    unreached = models.PositiveSmallIntegerField(default=0)
    rests_until = models.DateTimeField(null=True, blank=True)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        default_permissions = ()
        indexes = [models.Index(fields=["host", "port"], name="webhooks_webhook_of_host")]
        constraints = [
            models.CheckConstraint(condition=~Q(secret=""), name="webhooks_webhook_has_its_secret"),
            models.CheckConstraint(
                condition=Q(off_at__isnull=True, off_cause="")
                | (Q(off_at__isnull=False) & ~Q(off_cause="")),
                name="webhooks_webhook_is_off_for_a_cause",
            ),
            models.CheckConstraint(
                condition=Q(older_secret="", older_until__isnull=True)
                | (~Q(older_secret="") & Q(older_until__isnull=False)),
                name="webhooks_webhook_older_secret_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    @property
    def agency(self) -> Agency:
        return self.token.post.unit.agency

    @property
    def codes(self) -> list[str]:
        """What it is told of, by code, in order."""
        return sorted(event.code for event in self.events.all())

    def rests_at(self, at: datetime) -> bool:
        return self.rests_until is not None and self.rests_until > at


class WebhookEvent(models.Model):
    """A webhook is told of one event."""

    webhook = models.ForeignKey(Webhook, models.PROTECT, related_name="events")
    code = models.CharField(max_length=60, db_index=True)

    class Meta:
        verbose_name = _("event of a webhook")
        verbose_name_plural = _("events of webhooks")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["webhook", "code"], name="webhooks_webhookevent_is_asked_once"
            )
        ]

    def __str__(self) -> str:
        return self.code
