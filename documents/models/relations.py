"""Relations between documents: what answers, corrects, replaces or copies what."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from documents.models.documents import Document


class RelationKind(models.TextChoices):
    """How the later document stands to the earlier one."""

    REPLIES_TO = "REPLIES_TO", _("Answers")
    CORRECTS = "CORRECTS", _("Corrects")
    REPLACES = "REPLACES", _("Replaces")
    COPIES = "COPIES", _("Is a copy of")


class Relation(models.Model):
    """The later document does something to the earlier one."""

    later = models.ForeignKey(Document, models.PROTECT, related_name="relations")
    earlier = models.ForeignKey(Document, models.PROTECT, related_name="relations_back")
    kind = models.CharField(max_length=10, choices=RelationKind)

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.UniqueConstraint(
                fields=["later", "earlier", "kind"], name="documents_relation_is_said_once"
            ),
            models.CheckConstraint(
                condition=~Q(later=F("earlier")), name="documents_relation_is_between_two"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
