"""Work for programs: what is one's own, and the acts on it."""

import pytest

from documents.lifecycles import IncomingState
from documents.models import Document
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.organization.actor import Actor
from tests.documents.factories import instruct, submit
from tests.eoffice.api.programs import Program, program_of

WORK = "/api/v1/assignments/"


@pytest.fixture
def line(clerk: Actor, director: Actor, head: Actor) -> Assignment:
    document = submit(clerk, director)
    return instruct(document, director, (head, AssignmentRole.LEAD))[0]


@pytest.fixture
def program(head: Actor, line: Assignment) -> Program:
    return program_of(head)


def test_ones_own_work_is_listed_with_what_is_to_be_done(
    program: Program, line: Assignment, outsider: Actor
) -> None:
    (item,) = program.get(WORK).json()["items"]

    assert item["uid"] == str(line.uid)
    assert item["text"] == "Đề nghị tham mưu trả lời."
    assert program.get(item["document_url"]).status_code == 200
    assert program_of(outsider).get(WORK).json()["items"] == []
    assert program_of(outsider).get(item["url"]).status_code == 404


def test_work_is_accepted_reported_and_completed(program: Program, line: Assignment) -> None:
    url = f"{WORK}{line.uid}/"

    assert program.post(f"{url}accept/").json()["state"] == "ACCEPTED"
    assert program.post(f"{url}report/", {"words": "Đã thu thập số liệu"}).status_code == 200
    assert program.post(f"{url}complete/", {"words": "Đã trả lời"}).json()["state"] == "DONE"

    notes = program.get(url).json()["notes"]
    assert [note["kind"] for note in notes] == ["REPORT", "RESULT"]
    document = Document.objects.get(thing=line.instruction.thing)
    assert document.state == IncomingState.DONE
    again = program.post(f"{url}complete/", {})
    assert again.status_code == 403
    assert again.json()["detail"] == "This work is over."


def test_work_is_returned_with_the_reason(program: Program, line: Assignment) -> None:
    assert program.post(f"{WORK}{line.uid}/return/", {}).status_code == 422

    answer = program.post(f"{WORK}{line.uid}/return/", {"reason": "Không thuộc thẩm quyền"})

    assert answer.json()["state"] == "RETURNED"


def test_work_of_another_is_refused_to_who_sees_it(
    line: Assignment, director: Actor, program: Program
) -> None:
    answer = program_of(director).post(f"{WORK}{line.uid}/accept/")

    assert answer.status_code == 403
    assert answer.json()["detail"] == "This work was given to somebody else."


def test_work_is_listed_in_pages_and_by_state(
    program: Program, clerk: Actor, director: Actor, head: Actor
) -> None:
    for _letter in range(4):
        instruct(submit(clerk, director), director, (head, AssignmentRole.LEAD))
    seen: list[str] = []
    url: str | None = f"{WORK}?limit=2&state=WAITING"
    while url:
        told = program.get(url).json()
        seen += [item["uid"] for item in told["items"]]
        url = told["next"]

    assert len(seen) == len(set(seen)) == 5
    assert program.get(f"{WORK}?state=DONE").json()["items"] == []
