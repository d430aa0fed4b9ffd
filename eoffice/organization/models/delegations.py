"""Delegations: who may act for a post, for which kinds of document, from when to when."""

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.organization.models.agencies import Post


class DelegationQuerySet(models.QuerySet["Delegation"]):
    """Delegations, as they stand at an instant."""

    def in_force_at(self, at: datetime) -> Self:
        return self.filter(begins_at__lte=at, ends_at__gt=at, revoked_at__isnull=True)

    def to_person(self, person: User) -> Self:
        return self.filter(deputy=person)


class Delegation(models.Model):
    """One person acts for a post. It writes no rights: an actor carries the post's instead.

    Decree 30/2020/NĐ-CP, Article 13.4 (thừa ủy quyền): in writing, limited in time and content,
    and not passed on. Hence an end is asked for and a delegation is never made from another.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    post = models.ForeignKey(Post, models.PROTECT, related_name="delegations")
    deputy = models.ForeignKey(User, models.PROTECT, related_name="delegations")
    kinds = models.JSONField(_("kinds of document"), default=list, blank=True)
    may_sign = models.BooleanField(_("may sign"), default=False)
    basis = models.CharField(_("document that delegates"), max_length=200)
    begins_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")),
                name="organization_delegation_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.deputy} → {self.post}"

    def covers(self, kind_code: str) -> bool:
        """Say whether a kind of document is delegated; no kinds named means every kind."""
        return not self.kinds or kind_code in self.kinds
