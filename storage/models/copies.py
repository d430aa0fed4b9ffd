"""Which blobs are to lie in the second store, and which do."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class StoreCopyQuerySet(models.QuerySet["StoreCopy"]):
    """Questions about copies."""

    def waiting(self) -> "StoreCopyQuerySet":
        """Return those that are not there yet, the longest waiting first."""
        return self.filter(copied_at=None).order_by("asked_at", "pk")


class StoreCopy(models.Model):
    """A blob that is to lie in the second store too; asked for with the version that brings it."""

    blob = models.CharField(max_length=140, unique=True)
    asked_at = models.DateTimeField()
    copied_at = models.DateTimeField(null=True, blank=True)

    objects = StoreCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("copy in the second store")
        verbose_name_plural = _("copies in the second store")
        indexes = [
            models.Index(
                fields=["asked_at"], condition=Q(copied_at=None), name="storage_storecopy_waiting"
            )
        ]

    def __str__(self) -> str:
        return self.blob
