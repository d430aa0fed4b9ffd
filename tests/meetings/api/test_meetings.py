"""Meetings for programs: the list, the agenda with its papers, the answer to an invitation."""

from datetime import timedelta

import pytest

from eoffice.journal.models import Reading
from eoffice.organization.actor import Actor
from meetings.models import Meeting, Paper, Participant
from tests.eoffice.api.programs import Program, program_of
from tests.meetings.factories import (
    WEDNESDAY,
    add_item,
    add_paper,
    invite,
    prepare_meeting,
    send,
    work,
)

MEETINGS = "/api/v1/meetings/"


@pytest.fixture
def meeting(secretary: Actor, head: Actor) -> Meeting:
    """A meeting with a paper, to which the head is invited."""
    made = prepare_meeting(secretary)
    item = add_item(made, secretary)
    add_paper(item, secretary, "Trang một", title="Báo cáo tháng 11", is_read=False)
    work()
    invite(made, secretary, head)
    send(made, secretary)
    return made


@pytest.fixture
def program(head: Actor, meeting: Meeting) -> Program:
    return program_of(head)


def test_the_agenda_is_read_with_its_papers(program: Program, meeting: Meeting) -> None:
    (line,) = program.get(MEETINGS).json()["items"]
    told = program.get(line["url"]).json()

    assert told["title"] == meeting.title
    (item,) = told["items"]
    (paper,) = item["papers"]
    assert paper["title"] == "Báo cáo tháng 11"
    content = program.get(paper["content_url"])
    assert b"".join(content.streaming_content).startswith(b"%PDF")
    text = program.get(paper["content_url"].replace("content", "text")).json()
    assert "Trang một" in text["pages"][0]["text"]
    assert Reading.objects.filter(thing=Paper.objects.get().thing).exists()


def test_an_invitation_is_answered_and_the_answer_changed(
    program: Program, meeting: Meeting
) -> None:
    url = f"{MEETINGS}{meeting.thing.uid}/"

    assert program.post(f"{url}answer/", {"answer": "YES"}).status_code == 200
    assert program.post(f"{url}answer/", {"answer": "NO"}).status_code == 422
    program.post(f"{url}answer/", {"answer": "NO", "reason": "Đi công tác"})

    assert program.get(url).json()["invitation"]["answer"] == "NO"
    assert Participant.objects.get().reason == "Đi công tác"


def test_who_is_not_invited_does_not_answer(
    meeting: Meeting, secretary: Actor, outsider: Actor
) -> None:
    path = f"{MEETINGS}{meeting.thing.uid}/answer/"

    assert program_of(secretary).post(path, {"answer": "YES"}).status_code == 403
    assert program_of(outsider).post(path, {"answer": "YES"}).status_code == 404


def test_who_may_only_list_a_meeting_reads_titles(meeting: Meeting, auditor: Actor) -> None:
    program = program_of(auditor)
    told = program.get(f"{MEETINGS}{meeting.thing.uid}/").json()

    assert told["is_readable"] is False
    assert told["invitation"] is None
    uid = Paper.objects.get().thing.uid
    assert program.get(f"{MEETINGS}papers/{uid}/content/").status_code == 404
    assert program.get(f"{MEETINGS}papers/{uid}/text/").status_code == 404


@pytest.mark.parametrize("asked", ["limit=2", "limit=2&state=DRAFT"])
def test_meetings_are_listed_in_pages_the_latest_first(secretary: Actor, asked: str) -> None:
    for days in range(3):
        prepare_meeting(secretary, title=f"Họp {days}", starts_at=WEDNESDAY + timedelta(days=days))
    program = program_of(secretary)

    first = program.get(f"{MEETINGS}?{asked}").json()
    rest = program.get(first["next"]).json()

    titles = [item["title"] for item in [*first["items"], *rest["items"]]]
    assert titles == ["Họp 2", "Họp 1", "Họp 0"]
    assert rest["next"] is None


def test_days_narrow_the_list(secretary: Actor) -> None:
    for days in range(3):
        prepare_meeting(secretary, title=f"Họp {days}", starts_at=WEDNESDAY + timedelta(days=days))

    told = program_of(secretary).get(f"{MEETINGS}?since=2099-11-26&until=2099-11-26").json()

    assert [item["title"] for item in told["items"]] == ["Họp 1"]
