"""How ready a meeting is: what was answered, and who has opened which paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from eoffice.journal.models import Reading
from eoffice.organization.models import Holding
from meetings.lifecycles import PacketState
from meetings.models import AgendaItem, Answer, Meeting, PacketReceipt, Paper, Participant


@dataclass(frozen=True)
class Row:
    """What one participant has opened: True, False, or None where the paper is not theirs."""

    participant: Participant
    cells: Sequence[bool | None]
    has_packet: bool

    @property
    def opened(self) -> int:
        return sum(cell is True for cell in self.cells)

    @property
    def readable(self) -> int:
        return sum(cell is not None for cell in self.cells)

    @property
    def has_opened(self) -> bool:
        return self.has_packet or self.opened > 0


@dataclass(frozen=True)
class Readiness:
    """The whole of it: participants by papers."""

    papers: Sequence[Paper]
    rows: Sequence[Row]
    packets: Mapping[str, int]

    @property
    def participants(self) -> list[Participant]:
        return [row.participant for row in self.rows]

    def answered(self, answer: Answer) -> int:
        return sum(row.participant.answer == answer for row in self.rows)

    @property
    def attending(self) -> int:
        return self.answered(Answer.YES)

    @property
    def absent(self) -> int:
        return self.answered(Answer.NO)

    @property
    def silent(self) -> list[Participant]:
        return [one for one in self.participants if not one.answer]

    @property
    def have_papers(self) -> list[Row]:
        return [row for row in self.rows if row.readable]

    @property
    def have_not_opened(self) -> list[Participant]:
        return [row.participant for row in self.have_papers if not row.has_opened]

    @property
    def packets_wanted(self) -> int:
        return sum(self.packets.values())

    @property
    def packets_ready(self) -> int:
        return self.packets.get(PacketState.READY, 0)

    @property
    def packets_failed(self) -> int:
        return self.packets.get(PacketState.FAILED, 0)


def of(meeting: Meeting, *, at: datetime) -> Readiness:
    """Look at a meeting: a fixed number of queries, however many people and papers there are."""
    papers = [
        paper
        for paper in Paper.objects.of_meeting(meeting).sent().in_order().for_page()
        if not paper.is_secret
    ]
    participants = list(meeting.participants.standing().for_list())
    circles = circles_of(meeting, at=at)
    known = {(one.post_id, one.person_id) for one in participants}
    opened = _opened(papers, known)
    bound = _bound(meeting, known)
    rows = [
        Row(
            one,
            [
                _mark(one, opened, paper) if one.post_id in circles[paper.item_id] else None
                for paper in papers
            ],
            has_packet=any(key in bound for key in _keys(one)),
        )
        for one in participants
    ]
    states = meeting.packets.order_by().values_list("state", flat=True)
    packets: dict[str, int] = {}
    for state in states:
        packets[state] = packets.get(state, 0) + 1
    return Readiness(papers, rows, packets)


def circles_of(meeting: Meeting, *, at: datetime) -> dict[int, set[int]]:
    """Name the posts in the circle of each item."""
    items: Sequence[AgendaItem] = list(meeting.items.all())
    by_circle = {item.readers_id: item.pk for item in items}
    inside: dict[int, set[int]] = {item.pk: set() for item in items}
    rows = Holding.objects.in_force_at(at).filter(holder__in=by_circle, member__post__isnull=False)
    for circle, post in rows.values_list("holder", "member__post"):
        inside[by_circle[circle]].add(post)
    return inside


def things_opened_by(person_id: int, papers: Sequence[Paper]) -> set[int]:
    """Name the papers that a person has opened, by their keys."""
    readings = Reading.objects.filter(user=person_id, thing__in=[paper.pk for paper in papers])
    return set(readings.values_list("thing", flat=True))


Key = tuple[int, int | None]


def _keys(one: Participant) -> tuple[Key, Key]:
    """A reading counts for the person, and where a stand-in read, for the post."""
    return (one.post_id, one.person_id), (one.post_id, None)


def _mark(one: Participant, opened: set[tuple[Key, int]], paper: Paper) -> bool:
    return any((key, paper.pk) in opened for key in _keys(one))


def _opened(papers: Sequence[Paper], known: set[tuple[int, int]]) -> set[tuple[Key, int]]:
    rows = Reading.objects.filter(thing__in=[paper.pk for paper in papers])
    return {
        (_key(post, user, known), thing)
        for post, user, thing in rows.values_list("post", "user", "thing")
    }


def _bound(meeting: Meeting, known: set[tuple[int, int]]) -> set[Key]:
    rows = PacketReceipt.objects.filter(packet__meeting=meeting).values_list("post", "person")
    return {_key(post, person, known) for post, person in rows}


def _key(post: int, person: int, known: set[tuple[int, int]]) -> Key:
    return (post, person) if (post, person) in known else (post, None)
