"""What only a document that goes out has: its text, who drafts and signs it, its locked bytes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.models.documents import Document
from eoffice.accounts.models import User
from eoffice.organization.models import Post, Unit
from storage.models import FileVersion


class Capacity(models.TextChoices):
    """In which capacity a document is signed (Decree 30/2020/NĐ-CP, Article 13)."""

    OWN = "", _("In their own right")
    FOR_BODY = "TM.", _("For the collective (TM.)")
    ACTING = "Q.", _("Acting head (Q.)")
    FOR_HEAD = "KT.", _("For the head (KT.)")
    BY_ORDER = "TL.", _("By order (TL.)")
    BY_DELEGATION = "TUQ.", _("By delegation (TUQ.)")


class OutgoingDocument(models.Model):
    """The making of a document (Decree 30/2020/NĐ-CP, Articles 10–19)."""

    document = models.OneToOneField(
        Document, models.PROTECT, primary_key=True, related_name="outgoing"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    drafter = models.ForeignKey(Post, models.PROTECT, related_name="+")
    drafter_person = models.ForeignKey(User, models.PROTECT, related_name="+")
    signer = models.ForeignKey(Post, models.PROTECT, related_name="+")
    capacity = models.CharField(_("capacity"), max_length=4, choices=Capacity, blank=True)
    addressed_to = models.TextField(_("addressed to"), blank=True)
    text = models.TextField(_("text"), blank=True)
    # Set while the text of an uploaded file counts instead of the field above.
    own_file = models.ForeignKey(FileVersion, models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    sent_back_words = models.CharField(max_length=500, blank=True)
    # Locked at approval: every later file begins with exactly these bytes (walls, 7).
    approved_digest = models.CharField(max_length=64, blank=True)
    approved_length = models.PositiveIntegerField(default=0)
    approved_at = models.DateTimeField(null=True, blank=True)
    prepared = models.ForeignKey(FileVersion, models.PROTECT, null=True, related_name="+")
    signed = models.ForeignKey(FileVersion, models.PROTECT, null=True, related_name="+")
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    issued = models.ForeignKey(FileVersion, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("outgoing document")
        verbose_name_plural = _("outgoing documents")
        constraints = [
            models.CheckConstraint(
                condition=Q(prepared__isnull=True, approved_digest="", approved_at__isnull=True)
                | (Q(prepared__isnull=False, approved_at__isnull=False) & ~Q(approved_digest="")),
                name="documents_outgoingdocument_is_locked_when_approved",
            ),
            models.CheckConstraint(
                condition=Q(signed__isnull=True) | Q(prepared__isnull=False),
                name="documents_outgoingdocument_is_approved_before_signed",
            ),
            models.CheckConstraint(
                condition=Q(issued__isnull=True) | Q(signed__isnull=False),
                name="documents_outgoingdocument_is_signed_before_sealed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)

    @property
    def locked_version(self) -> FileVersion | None:
        """The version that people look at: the furthest of issued, signed and prepared."""
        return self.issued or self.signed or self.prepared
