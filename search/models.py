"""What the index still has to learn: things to put in anew, and things that somebody lost."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eoffice.access.models import ThingRight
from eoffice.things.models import Thing

RESTS_AFTER_FAILURE = timedelta(minutes=10)


class IndexRequestQuerySet(models.QuerySet["IndexRequest"]):
    """Requests, one per thing however often it changes."""

    @transaction.atomic
    def ask_for(self, *things: Thing) -> None:
        """Have things indexed anew; in the transaction that changes them."""
        from search.tasks import have_drained

        now = timezone.now()
        self.bulk_create(
            [self.model(thing=thing, asked_at=now) for thing in things],
            update_conflicts=True,
            unique_fields=["thing"],
            update_fields=["asked_at", "failed_at"],
        )
        have_drained()

    def ready_at(self, at: datetime) -> Self:
        """Keep what can be tried, oldest first: what could not be read rests for a while."""
        tried = Q(failed_at__isnull=True) | Q(failed_at__lte=at - RESTS_AFTER_FAILURE)
        return self.filter(tried).order_by("asked_at", "thing_id")

    @transaction.atomic
    def settle(self, requests: Iterable["IndexRequest"]) -> None:
        """Forget what the index has learnt, but for what was asked for again meanwhile."""
        for request in requests:
            self.filter(thing=request.thing_id, asked_at=request.asked_at).delete()

    @transaction.atomic
    def postpone(self, requests: Iterable["IndexRequest"], *, at: datetime) -> None:
        """Let things that could not be read rest; asking again wakes them."""
        for request in requests:
            self.filter(thing=request.thing_id, asked_at=request.asked_at).update(failed_at=at)


class IndexRequest(models.Model):
    """A thing is to be indexed anew."""

    thing = models.OneToOneField(Thing, models.CASCADE, primary_key=True, related_name="+")
    asked_at = models.DateTimeField(db_index=True)
    failed_at = models.DateTimeField(null=True, blank=True)

    objects = IndexRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to the index")
        verbose_name_plural = _("requests to the index")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.thing_id)


class RevokedSinceQuerySet(models.QuerySet["RevokedSince"]):
    """Things that are not found by anybody until the index has caught up."""

    def note(self, thing: Thing) -> None:
        """Leave a thing out of every search; in the transaction that takes a right away."""
        self.bulk_create(
            [self.model(thing=thing, since=timezone.now())],
            update_conflicts=True,
            unique_fields=["thing"],
            update_fields=["since"],
        )

    @transaction.atomic
    def settle(self, revoked: Iterable["RevokedSince"]) -> None:
        """Let things be found again, but for those that lost a right again meanwhile."""
        for row in revoked:
            self.filter(thing=row.thing_id, since=row.since).delete()

    def left_out_at(self, at: datetime) -> frozenset[UUID]:
        """Return all that must be left out: here noted, or with a right that ran out unnoticed."""
        ended = ThingRight.objects.filter(ends_at__lte=at)
        noted = self.values_list("thing__uid", flat=True)
        return frozenset(noted) | frozenset(ended.values_list("content_object__uid", flat=True))


class RevokedSince(models.Model):
    """Somebody lost a right on a thing, and the index does not know yet.

    Every query leaves these out of hits, counts, facets and snippets (walls, 6): until the index
    has caught up, the thing cannot be found, and what nobody may know is not told.
    """

    thing = models.OneToOneField(Thing, models.CASCADE, primary_key=True, related_name="+")
    since = models.DateTimeField()

    objects = RevokedSinceQuerySet.as_manager()

    class Meta:
        verbose_name = _("revocation the index does not know")
        verbose_name_plural = _("revocations the index does not know")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.thing_id)
