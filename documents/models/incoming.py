"""What only a document that came in has: where it came from, and whom it was submitted to."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.models.correspondents import Correspondent
from documents.models.documents import Document
from eoffice.accounts.models import User
from eoffice.organization.models import Post


class Source(models.TextChoices):
    """The way by which a document came."""

    FILE = "FILE", _("File")
    SCAN = "SCAN", _("Scan")
    MAIL = "MAIL", _("E-mail")
    OFFICE = "OFFICE", _("Agency in this system")


class IncomingDocument(models.Model):
    """The arrival of a document (Decree 30/2020/NĐ-CP, Articles 20–24)."""

    document = models.OneToOneField(
        Document, models.PROTECT, primary_key=True, related_name="incoming"
    )
    source = models.CharField(_("came as"), max_length=6, choices=Source)
    arrived_at = models.DateTimeField(_("arrived"))
    correspondent = models.ForeignKey(
        Correspondent, models.PROTECT, null=True, blank=True, related_name="letters"
    )
    # Number, symbol and body, folded: what the same letter has, however it came.
    letter_key = models.CharField(max_length=300, blank=True, db_index=True)
    answer_by = models.DateField(_("answer asked for by"), null=True, blank=True)
    # What the recognition engine proposed: value, confidence and place by field. Words, erasable.
    proposal = models.JSONField(default=dict, blank=True)
    refusal = models.CharField(_("reason for not accepting it"), max_length=500, blank=True)
    registered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    submitted_to = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    returned_words = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("incoming document")
        verbose_name_plural = _("incoming documents")
        indexes = [
            # To whom the last letter of the same body went is asked for each that comes.
            models.Index(
                fields=["correspondent", "submitted_at"],
                condition=Q(submitted_to__isnull=False),
                name="documents_incoming_of_body",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(submitted_to__isnull=True, submitted_at__isnull=True)
                | Q(submitted_to__isnull=False, submitted_at__isnull=False),
                name="documents_incomingdocument_is_submitted_to_somebody",
            )
        ]

    def __str__(self) -> str:
        return str(self.document)
