"""Requests that change something, and their answers, so that a repeated one does nothing twice."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eoffice.api.models.tokens import Token
from eoffice.lib.models import LockableModel


class ProgramRequestQuerySet(models.QuerySet["ProgramRequest"]):
    """Requests of programs."""

    def asked_before(self, at: datetime) -> Self:
        return self.filter(asked_at__lt=at)


class ProgramRequest(LockableModel):
    """A request with its key. The answer that is kept says uids, codes and numbers, never words."""

    token = models.ForeignKey(Token, models.PROTECT, related_name="requests")
    key = models.UUIDField()
    path = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64)
    asked_at = models.DateTimeField(db_index=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.JSONField(default=dict)

    objects = ProgramRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request of a program")
        verbose_name_plural = _("requests of programs")
        constraints = [
            models.UniqueConstraint(
                fields=["token", "key"], name="api_programrequest_key_is_used_once"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, status=0)
                | Q(answered_at__isnull=False, status__gte=200),
                name="api_programrequest_answered_has_its_answer",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)
