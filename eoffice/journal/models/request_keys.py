"""What a request was answered, so that a double click or a lost answer gets the first result."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User


class RequestKey(models.Model):
    """The key of a form that a person has sent, and where its answer led."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    key = models.UUIDField()
    path = models.CharField(max_length=300)
    location = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("request key")
        verbose_name_plural = _("request keys")
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="journal_requestkey_is_used_once")
        ]

    def __str__(self) -> str:
        return str(self.key)
