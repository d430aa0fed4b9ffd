"""The thing: whatever has rights, a history and files, whatever it is."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eoffice.lib.models import LockableModel
from eoffice.organization.models import Agency


class Thing(LockableModel):
    """A document, a work file, a meeting, a paper or a task. Never deleted: a stub stays.

    Inside the database things are integers; outside (address, task, journal, index) only `uid`.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    # Newest first in lists: kept here so that the projection of rights can carry it.
    sort_key = models.BigIntegerField(default=0)
    # Restricted: only persons hold rights on it, never posts, units, roles or circles.
    is_restricted = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    destroyed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("thing")
        verbose_name_plural = _("things")
        indexes = [models.Index(fields=["agency", "kind"], name="things_thing_of_agency")]
        default_permissions = ()
        permissions = [
            ("metadata_thing", "sees the line of a thing in a list"),
            ("read_thing", "reads a thing"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"
