"""Batches: the lines of a spreadsheet that an administrator has brought, until they are settled."""

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.administration.lifecycles import ProposalState
from eoffice.administration.models.proposals import LASTS, Proposal
from eoffice.lib.models import LockableModel
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency


class BatchQuerySet(models.QuerySet["Batch"]):
    """Batches by how far they have come."""

    def of(self, actor: Actor) -> Self:
        """Those that somebody has under way in their agency: one at most."""
        return self.filter(
            agency=actor.agency, brought_by=actor.user, proposal__isnull=True
        ).select_related("agency")

    def outlived(self, at: datetime) -> Self:
        """Those with lines that nobody can press on with any more."""
        return self.exclude(lines={}).filter(
            Q(proposal__isnull=True, brought_at__lte=at - LASTS)
            | Q(proposal__state=ProposalState.WAITING, proposal__proposed_at__lte=at - LASTS)
        )


class Batch(LockableModel):
    """The lines of one spreadsheet. The file is not kept, and the lines no longer than needed.

    They go once the batch is saved, confirmed, declined, withdrawn, or has waited for too long; of
    a confirmed one stays who was given which post, by uids.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    brought_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    encoding = models.CharField(max_length=10, blank=True)
    unknown = models.JSONField(default=list, blank=True)
    lines = models.JSONField(default=dict, blank=True)
    proposal = models.OneToOneField(Proposal, models.PROTECT, null=True, related_name="batch")
    # Uids: of the people who would be given a post, and then of those people with their posts.
    about = models.JSONField(default=list, blank=True)
    given = models.JSONField(default=list, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("lines of a spreadsheet")
        verbose_name_plural = _("lines of spreadsheets")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "brought_by"],
                condition=Q(proposal__isnull=True),
                name="administration_batch_is_one_under_way",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.brought_at:%Y-%m-%d})"

    def forget(self) -> None:
        """Let the lines go. What the batch gave to whom stays."""
        self.lines, self.file_name = {}, ""
        self.save(update_fields=["lines", "file_name", "given"])
