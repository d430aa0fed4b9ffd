"""Packets: one for each set of papers that somebody may read, shared by all with the same set."""

from datetime import datetime, timedelta
from typing import Self
from uuid import uuid4

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.lib.models import LockableModel
from eoffice.organization.actor import Actor
from eoffice.organization.models import Post
from meetings.lifecycles import PacketState
from meetings.models.meetings import Meeting
from storage.models import FileVersion


class PacketQuerySet(models.QuerySet["Packet"]):
    """Packets of a meeting."""

    def of_set(self, meeting: Meeting, digest: str) -> Self:
        return self.filter(meeting=meeting, set_digest=digest)


class Packet(LockableModel):
    """One PDF for a readable set. Its manifest holds uids, digests and page numbers, no words."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packets")
    set_digest = models.CharField(max_length=64)
    manifest = models.JSONField()
    state = models.CharField(max_length=8, choices=PacketState, default=PacketState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    front_pages = models.PositiveSmallIntegerField(default=0)
    version = models.OneToOneField(FileVersion, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)

    objects = PacketQuerySet.as_manager()

    class Meta:
        verbose_name = _("packet")
        verbose_name_plural = _("packets")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "set_digest"], name="meetings_packet_is_one_per_readable_set"
            ),
            models.CheckConstraint(
                condition=Q(state="READY", version__isnull=False, made_at__isnull=False)
                | (~Q(state="READY") & Q(version__isnull=True)),
                name="meetings_packet_ready_has_its_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} {self.set_digest[:8]}"

    @property
    def is_ready(self) -> bool:
        return self.state == PacketState.READY

    @property
    def has_failed(self) -> bool:
        return self.state == PacketState.FAILED


class PacketReceiptQuerySet(models.QuerySet["PacketReceipt"]):
    """Who has opened which packet. Writing one is, like a reading, a change that a GET makes."""

    def note(self, *, packet: Packet, actor: Actor, at: datetime) -> None:
        if packet.version is None:
            return
        with transaction.atomic():
            receipt, made = self.get_or_create(
                packet=packet,
                version=packet.version,
                person=actor.user,
                post=actor.post,
                defaults={"first_at": at, "last_at": at},
            )
            if not made and at - receipt.last_at > timedelta(minutes=1):
                self.filter(pk=receipt.pk).update(count=F("count") + 1, last_at=at)


class PacketReceipt(models.Model):
    """A person has opened a packet, in a post: for each version of the file."""

    packet = models.ForeignKey(Packet, models.PROTECT, related_name="receipts")
    version = models.ForeignKey(FileVersion, models.PROTECT, related_name="+")
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)

    objects = PacketReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("receipt of a packet")
        verbose_name_plural = _("receipts of packets")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "person", "post"], name="meetings_packetreceipt_is_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.first_at:%Y-%m-%d %H:%M}"
