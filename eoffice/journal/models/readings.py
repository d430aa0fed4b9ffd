"""Who has opened what: merged per person, post, thing and hour."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.organization.actor import Actor
from eoffice.organization.models import Post
from eoffice.things.models import Thing


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Readings. Writing one is the only change that a GET makes."""

    def note(self, *, actor: Actor, thing: Thing, at: datetime) -> None:
        """Note that the actor has opened the thing; once an hour a row, then a count."""
        hour = at.replace(minute=0, second=0, microsecond=0)
        with transaction.atomic():
            reading, made = self.get_or_create(
                user=actor.user,
                post=actor.post,
                thing=thing,
                hour=hour,
                defaults={"first_at": at, "last_at": at},
            )
            if not made and at - reading.last_at > timedelta(minutes=1):
                self.filter(pk=reading.pk).update(count=F("count") + 1, last_at=at)


class Reading(models.Model):
    """A person has had a thing open in an hour."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    thing = models.ForeignKey(Thing, models.PROTECT, related_name="readings")
    hour = models.DateTimeField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = [
            models.UniqueConstraint(
                fields=["thing", "user", "post", "hour"], name="journal_reading_is_merged_by_hour"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.hour:%Y-%m-%d %H:00}"
