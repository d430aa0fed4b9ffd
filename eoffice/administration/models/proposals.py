"""Proposals: what an administrator asks for, and what happens only once somebody else agrees."""

from datetime import datetime, timedelta
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import AccessCode, User
from eoffice.administration.lifecycles import ProposalState
from eoffice.lib.models import LockableModel
from eoffice.organization.models import Agency, Post

LASTS = timedelta(days=7)


class ProposalKind(models.TextChoices):
    """What is proposed."""

    APPOINTMENT = "APPOINTMENT", _("Appointment")
    DELEGATION = "DELEGATION", _("Delegation of another's post")
    ACCESS = "ACCESS", _("Code for a new password")
    SECOND_STEP = "SECOND_STEP", _("Second step taken away")
    IMPORT = "IMPORT", _("People and posts from a spreadsheet")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposals, as they stand at an instant."""

    def waiting_at(self, at: datetime) -> Self:
        return self.filter(state=ProposalState.WAITING, proposed_at__gt=at - LASTS)

    def with_people(self) -> Self:
        """Fetch what a line shows together with it."""
        return self.select_related("agency", "person", "post__unit", "proposed_by", "settled_by")


class Proposal(LockableModel):
    """What one administrator wants for a person, until a second person has confirmed it (S5)."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ProposalKind)
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.WAITING)
    # Who is appointed, acts as a deputy, chooses a new password, or sets up a new second step; of
    # a spreadsheet there are many, and they stand in its batch.
    person = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    begins_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    basis = models.CharField(max_length=200, blank=True)
    kinds = models.JSONField(default=list, blank=True)
    may_sign = models.BooleanField(default=False)
    code = models.OneToOneField(AccessCode, models.PROTECT, null=True, related_name="+")
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        indexes = [models.Index(fields=["agency", "state"], name="administration_proposal_waits")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind="ACCESS", person__isnull=False, post__isnull=True, code__isnull=False
                )
                | Q(kind="SECOND_STEP", person__isnull=False, post__isnull=True, code__isnull=True)
                | Q(kind="IMPORT", person__isnull=True, post__isnull=True, code__isnull=True)
                | Q(
                    kind__in=["APPOINTMENT", "DELEGATION"],
                    person__isnull=False,
                    post__isnull=False,
                    begins_at__isnull=False,
                    code__isnull=True,
                ),
                name="administration_proposal_is_of_one_kind",
            ),
            models.CheckConstraint(
                condition=Q(state="WAITING", settled_at__isnull=True, settled_by__isnull=True)
                | Q(~Q(state="WAITING"), settled_at__isnull=False, settled_by__isnull=False),
                name="administration_proposal_settled_by_somebody",
            ),
            # The four eyes themselves: neither who proposed it nor whom it is about.
            models.CheckConstraint(
                condition=~Q(state="CONFIRMED")
                | (~Q(settled_by=F("proposed_by")) & ~Q(settled_by=F("person"))),
                name="administration_proposal_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person or self.uid}"

    @property
    def whom(self) -> User:
        """The person whom it is about. Asked of all kinds but spreadsheets, which are of many."""
        if self.person is None:
            raise TypeError("A spreadsheet is about many people.")
        return self.person

    def has_lapsed_at(self, at: datetime) -> bool:
        """Say whether it has waited for so long that it has ended by itself."""
        return self.state == ProposalState.WAITING and at >= self.lasts_until

    @property
    def lasts_until(self) -> datetime:
        return self.proposed_at + LASTS
