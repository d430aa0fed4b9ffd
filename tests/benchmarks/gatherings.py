"""Meetings with agenda, people and papers; most of them are over, a few are to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.utils import timezone

from eoffice.access.models import Cause, Right
from eoffice.organization.models import Holder, Role
from eoffice.things.models import Thing
from meetings import events
from meetings.lifecycles import MeetingState
from meetings.models import AgendaItem, Answer, Meeting, Paper, PaperSlot, Participant
from meetings.models.meetings import KIND
from meetings.models.papers import KIND as PAPER
from storage.models import Attachment, AttachmentRole
from tests.benchmarks.founding import NOUNS, Office, day_of
from tests.benchmarks.rows import (
    Given,
    Happening,
    bulk,
    give,
    make_circles,
    note,
    put_members,
)

DOCUMENTS, TO_COME = 1000, 12
"""A meeting for so many documents; so many of the last ones are to come, a day apart."""

ITEMS, PEOPLE, PAGES = 5, 10, 2
_HOURS = timedelta(hours=2)


@dataclass
class _Made:
    """A meeting, and what is to be written with it."""

    meeting: Meeting
    people: list[Holder]
    items: list[AgendaItem]
    papers: list[Paper]


def make(office: Office, of: dict[int, Thing]) -> None:
    """Make the meetings that were held while these documents came and went."""
    held = [number for number in of if number % DOCUMENTS == 0]
    at = timezone.now()
    begins = [_begins_at(office, number, at) for number in held]
    things = Thing.objects.bulk_create(
        Thing(kind=KIND, agency=office.agency, sort_key=int(one.timestamp()), created_at=at)
        for one in begins
    )
    made = [
        _meeting(office, number, thing, begin, at)
        for number, thing, begin in zip(held, things, begins, strict=True)
    ]
    _write_items(office, made, at)
    _write_papers(office, made)
    bulk(_participants(office, made, at))
    did = (events.MEETING_PREPARED, events.MEETING_SENT)
    note(Happening(thing, office.clerk, at, did) for thing in things)
    give(_rights(office, made))


def _begins_at(office: Office, number: int, at: datetime) -> datetime:
    before_last = (office.target - number) // DOCUMENTS
    if before_last < TO_COME:
        return at + timedelta(days=TO_COME - before_last)
    return datetime.combine(day_of(number), time(7), UTC)


def _meeting(office: Office, number: int, thing: Thing, begin: datetime, at: datetime) -> _Made:
    place = number // DOCUMENTS
    chair = place % len(office.leaders)
    name = str(thing.uid)
    convenors, invited = make_circles(office.agency, (f"convenors {name}", f"invited {name}"))
    secretary = office.viewer_posts["medium"] if place % 10 == 0 else office.posts[0]
    people = office.chance.sample(office.posts, PEOPLE)
    people += [office.viewer_posts["medium"]] if place % 10 == 5 else []
    people += [office.viewer_posts["broad"]] if place % len(office.leaders) == 1 else []
    people += [office.viewer_posts["rare"]] if place % 100 == 1 else []
    if secretary.post is None:
        raise TypeError("Secretaries are posts.")
    is_over = begin < at
    meeting = Meeting(
        thing=thing,
        title=f"Họp công tác {NOUNS[place % len(NOUNS)]} lần {place}",
        place="Phòng họp tầng 3",
        starts_at=begin,
        ends_at=begin + _HOURS,
        chair=office.leaders[chair].post,
        secretary=secretary.post,
        convenors=convenors,
        invited=invited,
        state=MeetingState.CLOSED if is_over else MeetingState.SENT,
        round=1,
        sent_at=at,
    )
    put_members({convenors: [secretary, office.leader_posts[chair]], invited: people}, "invited")
    return _Made(meeting, people, [], [])


def _write_items(office: Office, made: list[_Made], at: datetime) -> None:
    bulk(one.meeting for one in made)
    for one in made:
        names = (f"readers {one.meeting.thing.uid} {n}" for n in range(ITEMS))
        readers = make_circles(office.agency, names)
        one.items = AgendaItem.objects.bulk_create(
            AgendaItem(
                meeting=one.meeting,
                ordinal=ordinal,
                title=f"Nội dung {ordinal}",
                presenter="Văn phòng Sở",
                minutes=20,
                readers=circle,
            )
            for ordinal, circle in enumerate(readers, start=1)
        )
        put_members(dict.fromkeys(readers, one.people), "invited")
        things = Thing.objects.bulk_create(
            Thing(kind=PAPER, agency=office.agency, created_at=at) for _item in one.items
        )
        one.papers = [
            Paper(
                thing=thing,
                item=item,
                ordinal=1,
                title=f"Báo cáo {item.title.lower()}",
                version=office.version,
                round=1,
                sent_at=at,
            )
            for thing, item in zip(things, one.items, strict=True)
        ]


def _write_papers(office: Office, made: list[_Made]) -> None:
    papers = [paper for one in made for paper in one.papers]
    bulk(papers)
    bulk(
        Attachment(thing=paper.thing, file=office.file, role=AttachmentRole.MAIN)
        for paper in papers
    )
    bulk(
        PaperSlot(
            paper=paper,
            item=paper.item,
            version=office.version,
            first_label=1 + PAGES * place,
            page_count=PAGES,
        )
        for one in made
        for place, paper in enumerate(one.papers)
    )


def _participants(office: Office, made: list[_Made], at: datetime) -> Iterator[Participant]:
    """Most have answered; who is to come to a meeting still has to."""
    for one in made:
        for place, holder in enumerate({person.pk: person for person in one.people}.values()):
            is_answered = one.meeting.state == MeetingState.CLOSED or place % 2 == 0
            yield Participant(
                meeting=one.meeting,
                post=holder.post,
                person=office.person_in(holder),
                answer=Answer.YES if is_answered else "",
                answered_at=at if is_answered else None,
                invited_at=at,
            )


def _rights(office: Office, made: list[_Made]) -> Iterator[Given]:
    holders = office.holders
    for one in made:
        meeting, thing = one.meeting, one.meeting.thing
        yield Given(thing, meeting.convenors, Right.READ, Cause.CONVENES)
        yield Given(thing, meeting.invited, Right.READ, Cause.INVITED)
        yield Given(thing, holders[Role.REGISTRY], Right.METADATA, Cause.OPENED)
        yield Given(thing, holders[Role.AUDITORS], Right.METADATA, Cause.AUDITED)
        for paper in one.papers:
            yield Given(paper.thing, meeting.convenors, Right.READ, Cause.CONVENES)
            yield Given(paper.thing, paper.item.readers, Right.READ, Cause.INVITED)
            yield Given(paper.thing, holders[Role.AUDITORS], Right.METADATA, Cause.AUDITED)
        if meeting.state == MeetingState.CLOSED:
            for seen in (thing, *(paper.thing for paper in one.papers)):
                yield Given(seen, holders[Role.ARCHIVISTS], Right.READ, Cause.OPENED)
