"""Journal entries: written once, never changed; their words stand apart and can be erased."""

import hashlib
import json
from datetime import UTC
from typing import Any, NoReturn
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.organization.models import Delegation, Post
from eoffice.things.models import Thing


class EntryIsKeptError(Exception):
    """Raised on an attempt to change or remove what the journal holds."""


class JournalEntryQuerySet(models.QuerySet["JournalEntry"]):
    """Entries, to be read."""

    def of_thing(self, thing: Thing) -> "JournalEntryQuerySet":
        return self.filter(thing=thing).select_related("user", "post", "text").order_by("pk")

    def update(self, **_values: Any) -> NoReturn:
        raise EntryIsKeptError

    def delete(self) -> NoReturn:
        raise EntryIsKeptError


class JournalEntry(models.Model):
    """Who did what to which thing, and when.

    The payload holds uids, codes, times and counts, never words, so that words can be erased
    (personal data, recall, disposal) without breaking a seal over the entries.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    event = models.CharField(max_length=60, db_index=True)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    on_behalf_of = models.ForeignKey(Delegation, models.PROTECT, null=True, related_name="+")
    happened_at = models.DateTimeField()
    thing = models.ForeignKey(Thing, models.PROTECT, null=True, related_name="+")
    payload = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    # Given by the sealer: ids are not in the order of commits.
    sealed_seq = models.BigIntegerField(null=True, unique=True)

    objects = JournalEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        default_permissions = ()
        indexes = [models.Index(fields=["thing", "id"], name="journal_entry_of_thing")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(digest=""), name="journal_journalentry_has_its_digest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.happened_at:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise EntryIsKeptError
        self.digest = self.compute_digest()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        del args, kwargs
        raise EntryIsKeptError

    def compute_digest(self) -> str:
        """Return SHA-256 (hex) of the canonical form: JSON, sorted keys, UTF-8, outer ids only."""
        facts = {
            "uid": str(self.uid),
            "event": self.event,
            "user": str(self.user.uid) if self.user else None,
            "post": str(self.post.uid) if self.post else None,
            "on_behalf_of": str(self.on_behalf_of.uid) if self.on_behalf_of else None,
            # In UTC, as the row will be read: an entry must not depend on the clock it was told by.
            "happened_at": self.happened_at.astimezone(UTC).isoformat(),
            "thing": str(self.thing.uid) if self.thing else None,
            "payload": self.payload,
        }
        canonical = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()


class JournalText(models.Model):
    """The words that belong to an entry: a reason, a note of what changed. Erasable."""

    entry = models.OneToOneField(
        JournalEntry, models.PROTECT, related_name="text", primary_key=True
    )
    words = models.TextField(blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("words of an entry")
        verbose_name_plural = _("words of entries")
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(words=""),
                name="journal_journaltext_is_empty_once_erased",
            )
        ]

    def __str__(self) -> str:
        return self.words


class FollowerReceipt(models.Model):
    """A follower has done its part for an entry: the effect happens once, however often it runs."""

    entry_uid = models.UUIDField()
    follower = models.CharField(max_length=120)
    done_at = models.DateTimeField()

    class Meta:
        verbose_name = _("receipt of a follower")
        verbose_name_plural = _("receipts of followers")
        constraints = [
            models.UniqueConstraint(
                F("entry_uid"), F("follower"), name="journal_followerreceipt_is_given_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.follower} {self.entry_uid}"
