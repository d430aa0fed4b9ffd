"""Which files belong to which thing, as what, and in which order."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from eoffice.things.models import Thing
from storage.models.files import File


class AttachmentRole(models.TextChoices):
    """As what a file belongs to a thing."""

    MAIN = "MAIN", _("Document")
    ENCLOSURE = "ENCLOSURE", _("Enclosure")
    DRAFT = "DRAFT", _("Draft")
    PREPARED = "PREPARED", _("Prepared for signing")
    SIGNED = "SIGNED", _("Signed")
    ISSUED = "ISSUED", _("Issued")
    PACKET = "PACKET", _("Packet")


class Attachment(models.Model):
    """A file belongs to a thing."""

    thing = models.ForeignKey(Thing, models.PROTECT, related_name="attachments")
    file = models.ForeignKey(File, models.PROTECT, related_name="attachments")
    role = models.CharField(max_length=9, choices=AttachmentRole)
    ordinal = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["thing", "file"], name="storage_attachment_is_made_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.file}"
