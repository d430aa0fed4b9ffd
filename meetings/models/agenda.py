"""The items of an agenda, each with the circle of those who read its papers."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from eoffice.lib.models import LockableModel
from eoffice.organization.models import Holder
from meetings.models.meetings import Meeting, MeetingQuerySet


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    """Items that stand on an agenda."""

    def standing(self) -> Self:
        return self.filter(removed_at__isnull=True).order_by("ordinal", "pk")

    def in_meetings(self, meetings: MeetingQuerySet) -> Self:
        return self.filter(meeting__in=meetings)


class AgendaItem(LockableModel):
    """What is spoken about. Who may read its papers is in `readers`: recusal is a holding."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    ordinal = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("title of the item"), max_length=300)
    presenter = models.CharField(_("who presents it"), max_length=150, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    readers = models.OneToOneField(Holder, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["ordinal", "pk"]

    def __str__(self) -> str:
        return self.title
