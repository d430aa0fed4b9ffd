"""Grants: who was given which right on which thing, why, from when to when. Append and close."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eoffice.organization.models import Holder
from eoffice.things.models import Thing


class Right(models.TextChoices):
    """The two rights there are. What one may do follows from post, assignment and state."""

    METADATA = "metadata", _("a line in a list")
    READ = "read", _("the paper")


class Cause(models.TextChoices):
    """Why a right was given; the sentence that "why can I see this" shows."""

    REGISTERED = "registered", _("You or your registry received and registered it.")
    OPENED = (
        "opened",
        _("The agency opens its ordinary documents, work files and meetings to your role."),
    )
    SUBMITTED = "submitted", _("It was submitted to you.")
    INSTRUCTED = "instructed", _("You gave an instruction on it.")
    LEAD = "lead", _("It was assigned to you to lead.")
    SUPPORT = "support", _("It was assigned to you to support.")
    INFORM = "inform", _("It was assigned to you for information.")
    DRAFTED = "drafted", _("You drafted it.")
    APPROVES = "approves", _("Its draft was submitted to you for approval.")
    SIGNS = "signs", _("You are to sign it, or have signed it.")
    ISSUES = "issues", _("It is for the registry to number, seal and issue.")
    DELIVERED = "delivered", _("It was issued to you.")
    ANSWERED = "answered", _("It answers a document that you work on.")
    FILED = "filed", _("You are a member of a work file that it lies in.")
    KEEPS = "keeps", _("You keep this work file.")
    INVITED = "invited", _("You are a participant of the meeting.")
    CONVENES = "convenes", _("You prepare or chair the meeting.")
    UNIT = "unit", _("Somebody of your unit works on it, drafted it or keeps it.")
    AUDITED = "audited", _("You audit the agency: you see that it is there, not what it says.")


class GrantQuerySet(models.QuerySet["Grant"]):
    """Grants at an instant."""

    def in_force_at(self, at: datetime) -> Self:
        return self.filter(Q(begins_at__lte=at) & (Q(ends_at__isnull=True) | Q(ends_at__gt=at)))

    def open_at(self, at: datetime) -> Self:
        """Keep what has not ended, begun or not."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at))

    def on(self, thing: Thing) -> Self:
        return self.filter(thing=thing)


class Grant(models.Model):
    """One right of one holder on one thing, with its cause. Never edited but for its end."""

    thing = models.ForeignKey(Thing, models.PROTECT, related_name="grants")
    holder = models.ForeignKey(Holder, models.PROTECT, related_name="grants")
    right = models.CharField(max_length=8, choices=Right)
    cause = models.CharField(max_length=12, choices=Cause)
    reference = models.CharField(max_length=40, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("begins_at")),
                name="access_grant_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["thing", "holder", "right", "cause", "reference"],
                condition=Q(ends_at__isnull=True),
                name="access_grant_is_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}: {self.right} ({self.cause})"
