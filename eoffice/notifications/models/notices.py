"""Notices: that something happened, for one person in one post. Never what a paper says."""

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eoffice.access.seeing import COUNT_STOPS_AT, may_see
from eoffice.accounts.models import User
from eoffice.notifications import kinds
from eoffice.organization.actor import Actor
from eoffice.organization.models import Delegation, Post
from eoffice.things.models import Thing


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices: whose they are, and which are new."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep what the person was told in this post, of things that they may still see."""
        mine = self.filter(person=actor.user).filter(
            Q(post__isnull=True) | Q(post=actor.post, on_behalf_of=actor.on_behalf_of)
        )
        return mine.filter(Q(thing__isnull=True) | may_see(actor, among_few=True))

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)

    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def count_unread_of(self, actor: Actor | None) -> int:
        """Count what is new for the actor, up to a thousand."""
        if actor is None:
            return 0
        return self.visible_to(actor).unread()[:COUNT_STOPS_AT].count()

    def mark_read(self, *, at: datetime) -> int:
        """Mark these as read; return how many were new."""
        return self.unread().update(read_at=at)


class Notice(models.Model):
    """A person is told that something happened to a thing, or about their office.

    It keeps a code and facts (numbers, days, who), never a subject or a text: the words are made
    when they are read, and the thing is named anew through what the reader may see then.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    telling = models.UUIDField(editable=False)  # the call of `tell` that it comes from
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    # In which post the person may see the thing; without one it concerns the person alone.
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    on_behalf_of = models.ForeignKey(Delegation, models.PROTECT, null=True, related_name="+")
    thing = models.ForeignKey(Thing, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)
    url = models.CharField(max_length=300)
    happened_at = models.DateTimeField()
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("notice")
        verbose_name_plural = gettext_lazy("notices")
        default_permissions = ()
        indexes = [
            models.Index(F("person"), F("id").desc(), name="notifications_notice_newest"),
            models.Index(
                fields=["person"],
                condition=Q(read_at__isnull=True),
                name="notifications_notice_unread",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["telling", "person"], name="notifications_notice_is_told_once"
            ),
            models.CheckConstraint(
                condition=Q(thing__isnull=True) | Q(post__isnull=False),
                name="notifications_notice_of_thing_has_a_post",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_new(self) -> bool:
        return self.read_at is None

    @property
    def title(self) -> str:
        """The sentence, in the language of whoever reads it now."""
        kind = kinds.find(self.kind)
        return kind.words(self.facts) if kind else _("Something happened that concerns you.")

    @property
    def icon(self) -> str:
        kind = kinds.find(self.kind)
        return kind.icon if kind else "bell"
