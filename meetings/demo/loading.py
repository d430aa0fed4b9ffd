"""Puts meetings into the demo office: prepared, sent with their papers, answered and closed."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random

from django.conf import settings
from django.utils import timezone

from documents.demo.meetings import MEETINGS, SampleMeeting
from eoffice.demo.office import DemoOffice, House, Seat
from eoffice.demo.progress import Progress
from eoffice.demo.timeline import Story
from eoffice.journal.models import Reading
from eoffice.lib.clock import office_day
from eoffice.organization.models import Duty, Holder
from meetings.actions import agenda, meetings, papers, participants, sending
from meetings.actions.meetings import Particulars
from meetings.demo.papers import paper as print_paper
from meetings.models import Answer, Meeting, Paper
from storage import actions as storage
from storage.tasks import read_version

_EVERY = timedelta(weeks=8)  # between the past ones
_MORNING, _AFTERNOON = time(8), time(14)
_WORDS = "Bận dự họp tại Ủy ban nhân dân tỉnh."
_LASTS = timedelta(hours=2)

Planned = tuple[SampleMeeting, datetime]


def load(office: DemoOffice, progress: Progress) -> None:
    """Plan the meetings of two years, and those of the days that come."""
    del progress  # they are few
    for sample, starts_at in _past(office):
        office.timeline.tell(_hold(office, sample, starts_at, is_draft=False))
    coming = _coming(office)
    for sample, starts_at in coming:
        is_draft = starts_at == coming[-1][1]
        office.timeline.tell(_hold(office, sample, starts_at, is_draft=is_draft))


def _past(office: DemoOffice) -> Sequence[Planned]:
    count = 1 if office.is_small else int((office.now - office.begins_at) / _EVERY)
    return [
        (
            MEETINGS[number % len(MEETINGS)],
            _opening(office, office.now - timedelta(days=6) - _EVERY * number, _AFTERNOON),
        )
        for number in reversed(range(count))
    ]


def _coming(office: DemoOffice) -> Sequence[Planned]:
    """Plan a meeting tomorrow, one this week, and one that is still being prepared."""
    samples = (MEETINGS[0], MEETINGS[4], MEETINGS[9])
    starts = [
        _opening(office, office.now + timedelta(days=days), hour)
        for days, hour in ((1, _MORNING), (3, _AFTERNOON), (8, _MORNING))
    ]
    planned = list(zip(samples, starts, strict=True))
    return planned[:1] + planned[2:] if office.is_small else planned


def _opening(office: DemoOffice, at: datetime, hour: time) -> datetime:
    """Return when a meeting begins: on that day, or on the first working day after it."""
    morning = datetime.combine(office_day(at), time(8), timezone.get_current_timezone())
    day = office_day(office.hours.after(morning, 0))
    return datetime.combine(day, hour, timezone.get_current_timezone()).astimezone(UTC)


def _hold(
    office: DemoOffice, sample: SampleMeeting, starts_at: datetime, *, is_draft: bool
) -> Story:
    """Tell of a meeting from its preparation to its end."""
    house, chance = office.department, office.chance(f"meeting {sample.title} {starts_at:%Y}")
    begun_at = min(office.hours.before(starts_at, 45), office.hours.before(office.now, 12))
    yield begun_at
    secretary = house.seat_of(Duty.SECRETARY)
    chair = house.leaders[0 if sample.chair == "Giám đốc" else 1]
    meeting = meetings.prepare(
        particulars=Particulars(
            title=sample.title,
            place=sample.place,
            starts_at=starts_at,
            ends_at=starts_at + _LASTS,
            chair=chair.post,
            secretary=secretary.post,
        ),
        actor=secretary.actor,
        at=begun_at,
    )
    invited = _invite(house, sample, meeting, secretary, begun_at)
    at = office.hours.after(begun_at, chance.uniform(1, 4))
    yield at
    _put_papers(house, sample, meeting, secretary, chance=chance, at=at)
    if is_draft:
        return
    at = office.hours.after(at, chance.uniform(0.5, 3))
    yield at
    sending.send(meeting=meeting, actor=secretary.actor, at=at)
    for seat in invited:
        office.timeline.tell(_answer(office, meeting, seat, chance, at))
    at = office.hours.after(starts_at + _LASTS, 1)
    yield at
    meetings.close(meeting=meeting, actor=secretary.actor, at=at)


def _invite(
    house: House, sample: SampleMeeting, meeting: Meeting, secretary: Seat, at: datetime
) -> list[Seat]:
    heads = [
        seat
        for symbol in sample.units
        for seat in house.seats_of(Duty.HEAD, Duty.DEPUTY_HEAD, unit=symbol)
    ]
    staff = [seat for symbol in sample.units for seat in house.seats_of(Duty.STAFF, unit=symbol)]
    # The guest has a post for these weeks alone: nobody who was at the meetings of last year.
    guests = [seat for seat in house.seats_of(Duty.GUEST) if seat.founded_at <= at]
    invited = [*house.leaders, *heads, *staff[::3], *(guests if sample.has_guest else ())]
    holders = [Holder.objects.of_post(seat.post) for seat in invited]
    participants.invite(meeting=meeting, holders=holders, actor=secretary.actor, at=at)
    return invited


def _put_papers(
    house: House,
    sample: SampleMeeting,
    meeting: Meeting,
    secretary: Seat,
    *,
    chance: Random,
    at: datetime,
) -> None:
    for item in sample.items:
        presenters = house.seats_of(Duty.HEAD, unit=item.presenter)
        presenter = presenters[0] if presenters else secretary
        made = agenda.add_item(
            meeting=meeting,
            title=item.title,
            presenter=f"{presenter.person.full_name}, {presenter.post.title}",
            minutes=item.minutes,
            actor=secretary.actor,
            at=at,
        )
        if item.placeholder:
            papers.add_secret(item=made, title=item.placeholder, actor=secretary.actor, at=at)
        if not item.paper:
            continue
        content = print_paper(
            item.paper,
            house=house,
            presenter=presenter,
            chance=chance,
            fonts=Path(settings.FONTS_DIR),
            year=office_day(at).year,
        )
        version = storage.keep(
            content, name=f"{item.paper}.pdf", agency=house.agency, actor=secretary.actor, at=at
        )
        # A meeting is sent once its papers are read: their pages are counted.
        read_version.func(version_uid=str(version.uid))
        papers.add(item=made, version=version, title=item.paper, actor=secretary.actor, at=at)


def _answer(
    office: DemoOffice, meeting: Meeting, seat: Seat, chance: Random, at: datetime
) -> Story:
    """Tell of somebody who answers the invitation, or does not."""
    if chance.random() < 0.25:
        return
    at = office.hours.after(at, chance.uniform(0.5, 14))
    yield at
    participant = meeting.participants.standing().get(post=seat.post)
    is_away = chance.random() < 0.1
    meeting.refresh_from_db()
    if not meeting.is_open:
        return
    participants.answer(
        participant=participant,
        answer=Answer.NO if is_away else Answer.YES,
        reason=_WORDS if is_away else "",
        actor=seat.actor,
        at=at,
    )
    if not is_away and chance.random() < 0.7:
        at = min(office.hours.after(at, chance.uniform(0.2, 8)), meeting.starts_at)
        yield at
        _read(meeting, seat, chance, at)


def _read(meeting: Meeting, seat: Seat, chance: Random, at: datetime) -> None:
    """Open the papers of a meeting one after the other; who is in a hurry does not open all."""
    meeting.refresh_from_db()
    if not meeting.is_open:
        return
    for paper in Paper.objects.filter(item__meeting=meeting, is_secret=False):
        if chance.random() < 0.8:
            at += timedelta(minutes=chance.uniform(2, 12))
            Reading.objects.note(actor=seat.actor, thing=paper.thing, at=at)
