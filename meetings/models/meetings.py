"""A meeting: when, where, who chairs it, and how far it has come."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.lib.models import LockableModel
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder, Post
from eoffice.things.models import Thing
from meetings.lifecycles import OPEN_STATES, MeetingState

KIND = "meeting"


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings: those that somebody may see, those that come, those that have been."""

    def visible_to(self, actor: Actor, right: Right = Right.METADATA) -> Self:
        """Keep those on which one of the actor's holders has the right.

        A delegation that is cut down to kinds of document does not reach meetings.
        """
        if actor.kinds is not None and KIND not in actor.kinds:
            return self.none()
        return self.filter(seeing.may_see(actor, right, kind=KIND))

    def coming(self, at: datetime) -> Self:
        """Those that are not over and that still stand, the next one first."""
        return self.filter(state__in=OPEN_STATES, ends_at__gte=at).order_by("starts_at", "pk")

    def not_over(self, at: datetime) -> Self:
        """Those whose end has not come, cancelled ones too, the next one first."""
        return self.filter(ends_at__gte=at).order_by("starts_at", "pk")

    def over(self, at: datetime) -> Self:
        """Those whose end has come, the latest one first."""
        return self.filter(ends_at__lt=at).order_by("-starts_at", "-pk")

    def in_state(self, *states: str) -> Self:
        return self.filter(state__in=states)

    def convened_by(self, post: Post) -> Self:
        """Those that a post prepares or chairs."""
        return self.filter(Q(secretary=post) | Q(chair=post))

    def between(self, begin: datetime, end: datetime) -> Self:
        return self.filter(starts_at__gte=begin, starts_at__lt=end).order_by("starts_at", "pk")

    def for_list(self) -> Self:
        """Bring along what a line of a list shows."""
        return self.select_related("thing", "chair__unit")

    def for_page(self) -> Self:
        """Bring along what the page of one meeting shows."""
        return self.select_related("thing__agency", "chair__unit", "secretary__unit")


class Meeting(LockableModel):
    """People of an agency come together over an agenda with papers."""

    thing = models.OneToOneField(Thing, models.PROTECT, primary_key=True)
    title = models.CharField(_("title of the meeting"), max_length=300)
    place = models.CharField(_("place"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    chair = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name=_("chair"))
    secretary = models.ForeignKey(
        Post, models.PROTECT, related_name="+", verbose_name=_("secretary")
    )
    # Two circles: who prepares and sees everything, and who is invited.
    convenors = models.OneToOneField(Holder, models.PROTECT, related_name="+")
    invited = models.OneToOneField(Holder, models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=MeetingState, default=MeetingState.DRAFT)
    # How often papers were sent; a paper bears the round in which it was.
    round = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    cancellation = models.CharField(_("reason"), max_length=500, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        indexes = [models.Index(fields=["state", "starts_at"], name="meetings_meeting_coming")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meetings_meeting_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["DRAFT", "CANCELLED"])
                | Q(sent_at__isnull=False, round__gt=0),
                name="meetings_meeting_sent_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state="CANCELLED") | Q(cancellation=""),
                name="meetings_meeting_reason_only_when_cancelled",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:detail", args=[self.thing.uid])

    @property
    def is_draft(self) -> bool:
        return self.state == MeetingState.DRAFT

    @property
    def is_sent(self) -> bool:
        return self.state in {MeetingState.SENT, MeetingState.CLOSED}

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def is_convened_by(self, actor: Actor) -> bool:
        """Say whether the actor is in the post of the secretary or of the chair."""
        return actor.post.pk in {self.secretary_id, self.chair_id}
