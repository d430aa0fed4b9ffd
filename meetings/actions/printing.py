"""Tells the packet engine what to bind: rows and the vault in, plain values out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eoffice.lib.text import normalise_line
from eoffice.organization import membership
from eoffice.organization.models import Holder, Post
from meetings import sayings
from meetings.models import Meeting, Packet, Paper
from meetings.packets import binding
from meetings.packets.binding import Progress
from meetings.packets.values import ItemPart, PaperDoesNotFitError, PaperPart, Words
from meetings.packets.values import Packet as Plan
from storage import renditions


@dataclass(frozen=True)
class BoundPacket:
    """A packet as a file: its bytes, the pages before the papers, and the papers that are in it."""

    content: bytes
    front_pages: int
    papers: Collection[str]


def words_of(meeting: Meeting, papers: Sequence[Paper]) -> list[str]:
    """Return the words that a packet prints: another word makes another packet."""
    words = [meeting.title, meeting.place, meeting.starts_at.isoformat()]
    words += [meeting.ends_at.isoformat(), str(meeting.chair_id)]
    words += [f"{item.ordinal} {item.title} {item.presenter}" for item in meeting.items.standing()]
    return words + [paper.title for paper in papers]


def bind_packet(packet: Packet, *, at: datetime, progress: Progress | None = None) -> BoundPacket:
    """Bind a packet from its manifest. What cannot be bound is left out, with a line about it."""
    with translation.override(settings.LANGUAGE_CODE):
        plan, uids = _plan(packet, at)
        while True:
            try:
                content = binding.bind(plan, progress=progress)
            except PaperDoesNotFitError as error:
                plan = _without(plan, error.paper)
            else:
                break
    bound = {uid for uid, paper in zip(uids, plan.papers, strict=True) if paper.open}
    return BoundPacket(content, binding.front_pages_of(content, plan), bound)


def _plan(packet: Packet, at: datetime) -> tuple[Plan, list[str]]:
    meeting = packet.meeting
    wanted = {UUID(line["paper"]) for line in packet.manifest}
    found = Paper.objects.of_meeting(meeting).filter(thing__uid__in=wanted)
    papers = list(found.in_order().for_page().select_related("version__file__agency"))
    by_item = {key: list(group) for key, group in groupby(papers, lambda paper: paper.item_id)}
    items = [
        ItemPart(
            number=number,
            title=item.title,
            facts=_facts(item.presenter, item.minutes),
            papers=[_part(paper) for paper in by_item.get(item.pk, [])],
        )
        for number, item in enumerate(meeting.items.standing(), start=1)
    ]
    ordered = [
        str(paper.thing.uid)
        for item in meeting.items.standing()
        for paper in by_item.get(item.pk, [])
    ]
    plan = Plan(
        agency=meeting.thing.agency.name,
        title=meeting.title,
        facts=_cover(meeting, at),
        items=items,
        words=Words(
            cover=_("Meeting papers"),
            contents=_("Contents"),
            page=_("Page"),
            no_papers=_("No papers"),
            note=_("Page numbers are the same for everyone at the meeting."),
        ),
        fonts=_fonts(),
    )
    return plan, ordered


def _part(paper: Paper) -> PaperPart:
    if paper.is_secret:
        return PaperPart(paper.title, note=_("Secret paper, handed out at the meeting"))
    source = renditions.pdf_of(paper.version) if paper.version else None
    if source is None or paper.numbers is None:
        return PaperPart(paper.title, note=_left_out())
    return PaperPart(paper.title, open=source.open, numbers=paper.numbers)


def _without(plan: Plan, paper: PaperPart) -> Plan:
    left_out = replace(paper, open=None, numbers=None, note=_left_out())
    items = [
        replace(item, papers=[left_out if one is paper else one for one in item.papers])
        for item in plan.items
    ]
    return replace(plan, items=items)


def _left_out() -> str:
    return _("Could not be put into the packet; open the paper itself")


def _cover(meeting: Meeting, at: datetime) -> list[tuple[str, str]]:
    facts = [(_("Time of the meeting"), sayings.span_in_full(meeting.starts_at, meeting.ends_at))]
    if meeting.place:
        facts.append((_("Place"), meeting.place))
    return [*facts, (_("Chair"), name_of_post(meeting.chair, at=at))]


def name_of_post(post: Post, *, at: datetime) -> str:
    """Name whoever is in a post, with its title: "Nguyễn Thị Thu Hà, Giám đốc"."""
    people = membership.people_in(Holder.objects.of_post(post), at)
    return normalise_line(f"{people[0].full_name}, {post.title}") if people else post.title


def _facts(presenter: str, minutes: int | None) -> str:
    time = ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes} if minutes else ""
    return " · ".join(part for part in (presenter, time) if part)


def _fonts() -> list[Path]:
    return [
        Path(settings.FONTS_DIR),
        Path(settings.NODE_MODULES) / "@expo-google-fonts" / "tinos",
    ]
