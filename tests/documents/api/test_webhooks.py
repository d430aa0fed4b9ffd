"""What programs are told of letters, drafts and work: what their person may list, and no more."""

import json

import pytest
from django.utils import timezone

from documents.models import Restriction
from eoffice.api.scopes import Scope
from eoffice.assignments.actions import doing
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.actor import Actor
from tests.documents.factories import instruct, register, submit
from tests.eoffice.api.programs import Program, program_of
from tests.eoffice.webhooks.office import allow, answered, make, work

LETTERS = ["incoming.received", "incoming.registered", "incoming.submitted", "incoming.done"]
LINES = ["assignment.given", "assignment.accepted", "assignment.completed"]
SCOPES = [Scope.DOCUMENTS_READ, Scope.ASSIGNMENTS_READ]


@pytest.fixture(autouse=True)
def host(administrator: Actor) -> None:
    allow(administrator)


def told(sent: list[bytes]) -> list[tuple[str, list[str]]]:
    """Return what was told: the event, and where its things are read."""
    bodies = [json.loads(body) for body in sent]
    return [
        (body["type"], [thing["url"].partition("/api/")[2] for thing in body["data"]["things"]])
        for body in bodies
    ]


def read(program: Program, path: str) -> int:
    status: int = program.get(f"/api/{path}").status_code
    return status


def test_the_registry_is_told_of_a_letter_from_its_arrival_on(
    clerk: Actor, director: Actor
) -> None:
    make(clerk, codes=LETTERS)

    with answered(200) as sent:
        document = submit(clerk, director)
        work()

    path = f"v1/incoming/{document.thing.uid}/"
    assert sorted(told(sent)) == [
        ("incoming.received", [path]),
        ("incoming.registered", [path]),
        ("incoming.submitted", [path]),
    ]
    assert read(program_of(clerk), path) == 200


def test_who_sees_nothing_is_told_nothing(
    clerk: Actor, director: Actor, outsider: Actor, stranger: Actor, administrator: Actor
) -> None:
    """An administrator reads nothing, so their webhook tells nothing either."""
    make(outsider, codes=LETTERS)

    with answered(200) as sent:
        submit(clerk, director)
        work()

    assert sent == []


def test_a_letter_is_told_to_its_division_once_there_is_work_on_it(
    clerk: Actor, director: Actor, head: Actor
) -> None:
    make(head, codes=[*LETTERS, *LINES], scopes=SCOPES)

    with answered(200) as sent:
        document = submit(clerk, director)
        work()
        assert sent == []
        (line,) = instruct(document, director, (head, AssignmentRole.LEAD))
        work()
        doing.accept(assignment=line, actor=head, at=timezone.now())
        doing.complete(assignment=line, words="Đã trả lời", actor=head, at=timezone.now())
        work()

    path = f"v1/assignments/{line.uid}/"
    assert told(sent)[0] == ("assignment.given", [path])
    assert sorted(told(sent)[1:]) == [
        ("assignment.accepted", [path]),
        ("assignment.completed", [path]),
        ("incoming.done", [f"v1/incoming/{document.thing.uid}/"]),
    ]
    assert read(program_of(head), path) == 200
    text = b"".join(sent).decode()
    assert document.subject not in text
    assert document.code not in text


def test_of_an_instruction_to_several_each_is_told_of_their_own_line(
    clerk: Actor, director: Actor, head: Actor, outsider: Actor
) -> None:
    make(head, codes=LINES, scopes=SCOPES)
    make(outsider, codes=LINES, scopes=SCOPES)

    with answered(200) as sent:
        lines = instruct(
            submit(clerk, director),
            director,
            (head, AssignmentRole.LEAD),
            (outsider, AssignmentRole.SUPPORT),
        )
        work()

    assert sorted(told(sent)) == sorted(
        ("assignment.given", [f"v1/assignments/{line.uid}/"]) for line in lines
    )


def test_a_letter_that_begins_to_be_worked_on_is_not_told_as_done(
    clerk: Actor, director: Actor, head: Actor
) -> None:
    make(director, codes=["incoming.done"])

    with answered(200) as sent:
        (line,) = instruct(submit(clerk, director), director, (head, AssignmentRole.LEAD))
        doing.accept(assignment=line, actor=head, at=timezone.now())
        work()

    assert sent == []


def test_a_restricted_letter_is_told_to_persons_alone_not_by_their_role(
    clerk: Actor, director: Actor
) -> None:
    make(director, codes=LETTERS)
    make(clerk, codes=LETTERS)

    with answered(200) as sent:
        register(clerk)
        work()
        assert len([code for code, _things in told(sent) if code == "incoming.registered"]) == 2
        sent.clear()
        register(clerk, restriction=Restriction.RESTRICTED)
        work()

    assert len([code for code, _things in told(sent) if code == "incoming.registered"]) == 1
