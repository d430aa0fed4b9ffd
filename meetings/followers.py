"""What meetings do after one of their own events. A worker calls these."""

from collections.abc import Iterable

from django.utils import timezone

from eoffice.accounts.models import User
from eoffice.journal.models import JournalEntry
from eoffice.journal.recording import follows
from eoffice.notifications.telling import tell
from meetings import events, notices, readiness, sayings
from meetings.actions import packets, secrets
from meetings.models import Meeting, Participant
from meetings.tasks import make_packet
from search.models import IndexRequest
from storage.models import FileVersion


@follows(events.PACKET_ASKED)
def have_the_packet_made(entry: JournalEntry) -> None:
    make_packet.enqueue(packet_uid=entry.payload["packet"])


@follows(
    events.MEETING_SENT,
    events.MEETING_EDITED,
    events.AGENDA_CHANGED,
    events.PAPER_WITHDRAWN,
    events.PARTICIPANT_INVITED,
    events.READERS_CHANGED,
)
def ask_for_packets(entry: JournalEntry) -> None:
    """Have the packets ready before anybody opens them."""
    meeting = _meeting_of(entry)
    if meeting.is_open and meeting.is_sent:
        packets.ask_for_everybody(meeting=meeting, at=timezone.now())


@follows(events.MEETING_SENT)
def tell_of_the_meeting(entry: JournalEntry) -> None:
    """The first time of the meeting, later of new papers."""
    meeting = _meeting_of(entry)
    if entry.payload["round"] == 1:
        _tell(_people_at(meeting), meeting, notices.INVITED, entry)
    else:
        _tell(
            _people_at(meeting), meeting, notices.NEW_PAPERS, entry, count=entry.payload["papers"]
        )


@follows(events.PARTICIPANT_INVITED)
def tell_who_is_invited_later(entry: JournalEntry) -> None:
    meeting = _meeting_of(entry)
    if meeting.is_open and meeting.is_sent:
        invited = meeting.participants.standing().filter(uid=entry.payload["participant"])
        _tell(_people(invited), meeting, notices.INVITED, entry)


@follows(events.MEETING_EDITED)
def tell_of_the_change(entry: JournalEntry) -> None:
    meeting = _meeting_of(entry)
    if meeting.is_open and meeting.is_sent:
        _tell(_people_at(meeting), meeting, notices.CHANGED, entry)


@follows(events.MEETING_CANCELLED)
def tell_of_the_cancellation(entry: JournalEntry) -> None:
    meeting = _meeting_of(entry)
    if meeting.round:
        _tell(_people_at(meeting), meeting, notices.CANCELLED, entry)


@follows(events.PARTICIPANT_ANSWERED)
def tell_the_secretary_who_is_absent(entry: JournalEntry) -> None:
    if entry.payload["answer"] != "NO" or entry.user is None:
        return
    meeting = _meeting_of(entry)
    people = packets.people_convening(meeting, at=timezone.now())
    _tell(people, meeting, notices.DECLINED, entry, who=entry.user.full_name)


@follows(events.PAPER_REFUSED)
def tell_of_the_secret(entry: JournalEntry) -> None:
    meeting = _meeting_of(entry)
    people = packets.people_convening(meeting, at=timezone.now())
    _tell(people, meeting, notices.REFUSED, entry)


@follows(events.REMINDED)
def remind_those_who_are_late(entry: JournalEntry) -> None:
    meeting = _meeting_of(entry)
    found = readiness.of(meeting, at=timezone.now())
    if entry.payload["about"] == "answers":
        _tell(_people(found.silent), meeting, notices.ANSWER_ASKED, entry)
    else:
        _tell(_people(found.have_not_opened), meeting, notices.READING_ASKED, entry)


@follows(
    events.MEETING_PREPARED,
    events.MEETING_EDITED,
    events.MEETING_SENT,
    events.MEETING_CLOSED,
    events.MEETING_CANCELLED,
    events.AGENDA_CHANGED,
)
def refresh_index(entry: JournalEntry) -> None:
    if entry.thing is not None:
        IndexRequest.objects.ask_for(entry.thing)


def consider_what_was_read(version: FileVersion) -> None:
    """Look at a paper when its reading has ended. Storage calls this, in that transaction."""
    secrets.consider(version, at=timezone.now())


def _meeting_of(entry: JournalEntry) -> Meeting:
    return Meeting.objects.for_page().get(thing=entry.thing)


def _people_at(meeting: Meeting) -> list[User]:
    return _people(meeting.participants.standing().select_related("person"))


def _people(participants: Iterable[Participant]) -> list[User]:
    return [participant.person for participant in participants]


def _tell(
    people: list[User], meeting: Meeting, kind: str, entry: JournalEntry, **facts: str | int
) -> None:
    if not people:
        return
    tell(
        people,
        kind=kind,
        thing=meeting.thing,
        url=meeting.get_absolute_url(),
        at=entry.happened_at,
        when=sayings.span_in_figures(meeting.starts_at, meeting.ends_at),
        **facts,
    )
