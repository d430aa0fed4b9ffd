"""Papers of agenda items, and the page numbers that their publication gave them."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.lib.models import LockableModel
from eoffice.organization.actor import Actor
from eoffice.things.models import Thing
from meetings.models.agenda import AgendaItem
from meetings.models.meetings import KIND as MEETING_KIND
from meetings.models.meetings import Meeting
from meetings.packets.labels import Numbers
from storage.models import FileVersion, ReadingState

KIND = "paper"


class PaperQuerySet(models.QuerySet["Paper"]):
    """Papers that stand, that were sent, that somebody may read."""

    def visible_to(self, actor: Actor, right: Right = Right.READ) -> Self:
        """Keep those that one of the actor's holders may read, or list."""
        if actor.kinds is not None and MEETING_KIND not in actor.kinds:
            return self.none()
        return self.filter(seeing.may_see(actor, right, kind=KIND))

    def of_meeting(self, meeting: Meeting) -> Self:
        return self.filter(item__meeting=meeting)

    def standing(self) -> Self:
        return self.filter(withdrawn_at__isnull=True, item__removed_at__isnull=True)

    def sent(self) -> Self:
        return self.standing().filter(round__gt=0)

    def unsent(self) -> Self:
        return self.standing().filter(round=0)

    def in_order(self) -> Self:
        """In the order of the agenda; what came late stands last in its item."""
        return self.order_by("item__ordinal", "item__pk", "ordinal", "pk")

    def for_page(self) -> Self:
        return self.select_related("thing", "item", "version__reading", "slot")


class Paper(LockableModel):
    """A paper for an item: a version of a file, or the line that stands for a state secret.

    A state secret never comes into the system (Law on State Secrets 2018; walls of the product):
    the line says that it is handed out at the meeting, and carries nothing.
    """

    thing = models.OneToOneField(Thing, models.PROTECT, primary_key=True)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="papers")
    ordinal = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("title of the paper"), max_length=300)
    is_secret = models.BooleanField(_("state secret"), default=False)
    version = models.ForeignKey(FileVersion, models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey(Thing, models.PROTECT, null=True, blank=True, related_name="+")
    round = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["ordinal", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_secret=True, version__isnull=True)
                | Q(is_secret=False, version__isnull=False),
                name="meetings_paper_secret_carries_no_file",
            ),
            models.CheckConstraint(
                condition=Q(round=0, sent_at__isnull=True) | Q(round__gt=0, sent_at__isnull=False),
                name="meetings_paper_sent_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_sent(self) -> bool:
        return self.round > 0

    @property
    def numbers(self) -> Numbers | None:
        """The page numbers that publication gave; none before it, or without pages."""
        slot: PaperSlot | None = getattr(self, "slot", None)
        return slot.numbers if slot and slot.page_count else None

    @property
    def page_count(self) -> int:
        """How many pages there are: fixed once the paper was sent."""
        slot: PaperSlot | None = getattr(self, "slot", None)
        if slot is not None:
            return slot.page_count
        return self.version.reading.page_count if self.version and self._reading else 0

    @property
    def is_being_read(self) -> bool:
        return self._reading in {ReadingState.WAITING, ReadingState.RUNNING}

    @property
    def is_unreadable(self) -> bool:
        return self._reading == ReadingState.UNREADABLE

    @property
    def _reading(self) -> str:
        reading = getattr(self.version, "reading", None)
        return reading.state if reading else ""

    def is_new_to(self, opened: set[int], at: datetime) -> bool:
        """Say whether somebody who has opened these things has not opened this one yet."""
        return bool(self.sent_at and self.sent_at <= at and self.pk not in opened)


class PaperSlotQuerySet(models.QuerySet["PaperSlot"]):
    """Page numbers that were given."""

    def of_meeting(self, meeting: Meeting) -> Self:
        return self.filter(item__meeting=meeting)

    def last_number_of(self, meeting: Meeting) -> int:
        """Return the last number that was given through: the 412 of "37 / 412", for everyone."""
        return max((slot.numbers.last for slot in self.of_meeting(meeting)), default=0)


class PaperSlot(models.Model):
    """The page numbers of a paper, fixed when it was sent: page 137 is the same for everyone.

    A packet leaves slots out and never renumbers (docs/decisions, packets).
    """

    paper = models.OneToOneField(Paper, models.PROTECT, primary_key=True, related_name="slot")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="slots")
    version = models.ForeignKey(FileVersion, models.PROTECT, related_name="+")
    first_label = models.PositiveIntegerField()
    page_count = models.PositiveIntegerField()
    suffix = models.CharField(max_length=4, blank=True)

    objects = PaperSlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("page numbers of a paper")
        verbose_name_plural = _("page numbers of papers")

    def __str__(self) -> str:
        return str(self.numbers)

    @property
    def numbers(self) -> Numbers:
        return Numbers(self.first_label, self.page_count, self.suffix)
