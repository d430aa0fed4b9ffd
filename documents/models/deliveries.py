"""Deliveries: one line per recipient of an outgoing document, with its own history of stages."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.models.documents import Document
from eoffice.accounts.models import User
from eoffice.lib.models import LockableModel
from eoffice.organization.models import Agency, Holder


class Stage(models.TextChoices):
    """How far a delivery has come."""

    PLANNED = "PLANNED", _("Not sent yet")
    SENT = "SENT", _("Sent")
    RECEIVED = "RECEIVED", _("Received")
    REFUSED = "REFUSED", _("Refused")


class Purpose(models.TextChoices):
    """What the recipient gets it for, as "Nơi nhận" says."""

    ACTION = "ACTION", _("To act on")
    REPORT = "REPORT", _("As a report")
    INFORM = "INFORM", _("For information")
    FILE = "FILE", _("To be filed")


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Deliveries, as sender and recipient see them."""

    def to_agency(self, agency: Agency) -> Self:
        return self.filter(agency=agency)

    def at_stage(self, *stages: Stage) -> Self:
        return self.filter(stage__in=stages)


class Delivery(LockableModel):
    """One recipient of a document: an agency, somebody inside, or a name that gets it by post."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    document = models.ForeignKey(Document, models.PROTECT, related_name="deliveries")
    ordinal = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("recipient"), max_length=200)
    purpose = models.CharField(max_length=6, choices=Purpose, default=Purpose.ACTION)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    holder = models.ForeignKey(Holder, models.PROTECT, null=True, related_name="+")
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.PLANNED)
    # What the recipient's clerk made of it, in an agency of the same installation.
    arrival = models.OneToOneField(Document, models.PROTECT, null=True, related_name="delivered_by")

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["ordinal", "pk"]
        indexes = [models.Index(fields=["agency", "stage"], name="documents_delivery_stage")]
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=True) | Q(holder__isnull=True),
                name="documents_delivery_goes_out_or_stays_inside",
            ),
            models.UniqueConstraint(
                fields=["document", "agency"],
                condition=Q(agency__isnull=False),
                name="documents_delivery_to_an_agency_is_one",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DeliveryStep(models.Model):
    """A stage that a delivery has reached: when, and by whose act."""

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="steps")
    stage = models.CharField(max_length=8, choices=Stage)
    reached_at = models.DateTimeField()
    reached_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("step of a delivery")
        verbose_name_plural = _("steps of deliveries")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.stage
