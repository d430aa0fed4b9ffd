"""Mail that is to go out: a row in the transaction of what it tells, sent by a worker."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eoffice.notifications.models.notices import Notice


class MailOut(models.Model):
    """One message to one person about one notice; its id stays the same in every attempt."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    notice = models.OneToOneField(Notice, models.CASCADE, related_name="mail")
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    # The person may no longer see the thing, or has left: nothing was sent, and nothing will be.
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(dropped_at__isnull=True),
                name="notifications_mailout_is_sent_or_dropped",
            )
        ]

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def is_settled(self) -> bool:
        return self.sent_at is not None or self.dropped_at is not None
