"""Who takes part in a meeting, and what they have answered."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.lib.models import LockableModel
from eoffice.organization.actor import Actor
from eoffice.organization.models import Post
from meetings.models.meetings import Meeting, MeetingQuerySet


class Answer(models.TextChoices):
    """The answer to an invitation; empty while there is none."""

    YES = "YES", _("Will attend")
    NO = "NO", _("Will not attend")


class ParticipantQuerySet(models.QuerySet["Participant"]):
    """Those who are invited."""

    def standing(self) -> Self:
        return self.filter(removed_at__isnull=True)

    def of_actor(self, actor: Actor) -> Self:
        """The invitation of the post that the actor is in; their own before a colleague's."""
        return self.standing().filter(post=actor.post)

    def in_meetings(self, meetings: MeetingQuerySet) -> Self:
        return self.filter(meeting__in=meetings)

    def unanswered(self) -> Self:
        return self.standing().filter(answer="")

    def for_list(self) -> Self:
        return self.select_related("post__unit", "person").order_by(
            "post__unit__ordinal", "post__ordinal", "pk"
        )


class Participant(LockableModel):
    """A post that is invited, with the person who held it then."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="participants")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    invited_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "post", "person"],
                condition=Q(removed_at__isnull=True),
                name="meetings_participant_is_invited_once",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="meetings_participant_answer_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(answer="NO") | ~Q(reason=""),
                name="meetings_participant_no_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person.full_name}"
