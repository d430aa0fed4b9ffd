"""Packets: which papers a person may read, and the one PDF for all who may read the same."""

import hashlib
import json
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import Error, transaction

from eoffice.accounts.models import User
from eoffice.journal.recording import record
from eoffice.organization import membership
from eoffice.organization.actor import Actor, NotInPostError, actor_in
from eoffice.organization.models import Holder, Post
from meetings import events
from meetings.actions.printing import BoundPacket, bind_packet, words_of
from meetings.lifecycles import PACKET, PacketState
from meetings.models import Meeting, Packet, Paper
from meetings.packets.binding import Progress
from storage import actions as storage
from storage.checking import UploadRefusedError
from storage.models import AttachmentRole

Line = dict[str, Any]

_TELLS_EVERY = 1.0  # seconds between two notes of how far a binding is


@dataclass(frozen=True)
class ReadableSet:
    """The papers of a meeting that were sent and that somebody may read, in their order."""

    papers: Sequence[Paper]
    manifest: Sequence[Line]
    digest: str


def set_of(actor: Actor, meeting: Meeting) -> ReadableSet:
    """Return what an actor may read of a meeting now.

    The digest is the same for all who may read the same: versions, page numbers, and the words on
    cover and contents.
    """
    sent = Paper.objects.of_meeting(meeting).sent().visible_to(actor)
    papers = list(sent.in_order().for_page())
    manifest = [_line(paper) for paper in papers]
    words = words_of(meeting, papers)
    told = json.dumps([manifest, words], sort_keys=True, ensure_ascii=False)
    return ReadableSet(papers, manifest, hashlib.sha256(told.encode()).hexdigest())


def find(meeting: Meeting, readable: ReadableSet) -> Packet | None:
    """Return the packet of a set where there is one, made or being made."""
    found = Packet.objects.of_set(meeting, readable.digest).select_related("version", "meeting")
    return found.first()


@transaction.atomic
def ask(*, meeting: Meeting, actor: Actor, at: datetime) -> Packet | None:
    """Have the packet made for what an actor may read; None where there is nothing to bind.

    For the actor's own eyes: no policy is asked, the set holds only what they may read.
    """
    readable = set_of(actor, meeting)
    if not readable.papers:
        return None
    packet, is_new = Packet.objects.get_or_create(
        meeting=meeting,
        set_digest=readable.digest,
        defaults={
            "manifest": list(readable.manifest),
            "asked_at": at,
            "total": sum(line["count"] for line in readable.manifest),
        },
    )
    packet.lock()
    if packet.has_failed:
        packet.state = PACKET.after(packet.state, "ask")
        packet.asked_at = at
        packet.save(update_fields=["state", "asked_at"])
    elif not is_new:
        return packet
    record(events.PACKET_ASKED, actor=None, thing=meeting.thing, at=at, packet=packet.uid)
    return packet


def ask_for_everybody(*, meeting: Meeting, at: datetime) -> int:
    """Have every packet made that somebody at the meeting needs; return how many they are."""
    packets = set()
    for post in _posts_at(meeting):
        for person in membership.people_in(Holder.objects.of_post(post), at):
            with suppress(NotInPostError):
                packet = ask(meeting=meeting, actor=actor_in(person, post, at), at=at)
                packets.add(packet.pk if packet else None)
    return len(packets - {None})


def make(*, packet: Packet, at: datetime) -> None:
    """Bind a packet and keep it. Long work outside any transaction; twice makes it once.

    A paper that cannot be bound is left out with a line that says so. Where the file cannot be
    kept (a full disk), the packet says that it failed and can be asked for again.
    """
    if not _begin(packet):
        return
    bound = bind_packet(packet, at=at, progress=_noting(packet))
    try:
        version = storage.keep(
            bound.content,
            name=f"{packet.meeting.title[:80]}.pdf",
            agency=packet.meeting.thing.agency,
            actor=None,
            at=at,
            media_type="application/pdf",
            reads=False,
        )
    except UploadRefusedError:
        _fail(packet)
        return
    with transaction.atomic():
        packet.lock()
        if packet.is_ready:
            return
        storage.attach(version, thing=packet.meeting.thing, role=AttachmentRole.PACKET)
        packet.state = PACKET.after(packet.state, "finish")
        packet.version, packet.made_at = version, at
        packet.front_pages, packet.manifest = bound.front_pages, _bound_lines(packet, bound)
        packet.done = packet.total
        packet.save(
            update_fields=["state", "version", "made_at", "front_pages", "manifest", "done"]
        )


@transaction.atomic
def _begin(packet: Packet) -> bool:
    packet.lock()
    if packet.is_ready:
        return False
    packet.state, packet.done = PACKET.after(packet.state, "make"), 0
    packet.save(update_fields=["state", "done"])
    return True


@transaction.atomic
def _fail(packet: Packet) -> None:
    packet.lock()
    if packet.state == PacketState.MAKING:
        packet.state = PACKET.after(packet.state, "fail")
        packet.save(update_fields=["state"])


def _noting(packet: Packet) -> Progress:
    """Write down now and then how far the binding is; a locked database must not stop it."""
    last = time.monotonic()

    def note(done: int, _total: int) -> None:
        nonlocal last
        if time.monotonic() - last < _TELLS_EVERY:
            return
        last = time.monotonic()
        with suppress(Error):
            Packet.objects.filter(pk=packet.pk).update(done=done)

    return note


def _bound_lines(packet: Packet, bound: BoundPacket) -> list[Line]:
    return [line | {"is_bound": line["paper"] in bound.papers} for line in packet.manifest]


def _line(paper: Paper) -> Line:
    numbers = paper.numbers
    return {
        "item": str(paper.item.uid),
        "paper": str(paper.thing.uid),
        "digest": paper.version.digest if paper.version else "",
        "first": numbers.first if numbers else 0,
        "count": numbers.count if numbers else 0,
        "suffix": numbers.suffix if numbers else "",
    }


def _posts_at(meeting: Meeting) -> list[Post]:
    invited = meeting.participants.standing().select_related("post__unit__agency")
    posts = {participant.post.pk: participant.post for participant in invited}
    posts |= {post.pk: post for post in (meeting.secretary, meeting.chair)}
    return list(posts.values())


def people_convening(meeting: Meeting, *, at: datetime) -> list[User]:
    """List those who are in the posts of the secretary and of the chair."""
    return membership.people_in(meeting.convenors, at)
