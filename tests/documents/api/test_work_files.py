"""Work files for programs: opened, listed, and documents put into them."""

from uuid import uuid4

import pytest

from documents.actions import outgoing
from documents.models import Document, Restriction
from eoffice.organization.actor import Actor
from tests.documents.factories import draft_content
from tests.eoffice.api.programs import Program, program_of
from tests.factories import MORNING

FILES = "/api/v1/work-files/"


@pytest.fixture
def program(drafter: Actor) -> Program:
    return program_of(drafter)


@pytest.fixture
def draft(drafter: Actor, director: Actor) -> Document:
    return outgoing.draft(content=draft_content(director), actor=drafter, at=MORNING)


def opened(program: Program, code: str = "01.HCTP") -> str:
    answer = program.post(FILES, {"title": "Công tác hộ tịch", "code": code})
    assert answer.status_code == 201, answer.content
    return str(answer.json()["url"])


def test_a_work_file_is_opened_and_filled(program: Program, draft: Document) -> None:
    url = opened(program)

    for _time in range(2):  # once in, it stays where it is
        filed = program.post(f"{url}things/", {"document": str(draft.thing.uid)})
        assert filed.status_code == 200, filed.content

    told = program.get(url).json()
    assert told["code"] == "01.HCTP"
    (line,) = told["things"]
    assert line["document"]["uid"] == str(draft.thing.uid)


def test_a_code_is_used_once_a_year(program: Program) -> None:
    opened(program)

    answer = program.post(FILES, {"title": "Khác", "code": "01.HCTP"})

    assert answer.status_code == 422
    assert "taken" in answer.json()["detail"]


def test_what_one_does_not_see_is_not_put_in(
    program: Program, colleague: Actor, draft: Document
) -> None:
    theirs = program_of(colleague)
    url = opened(theirs)

    for uid in (draft.thing.uid, uuid4()):
        assert theirs.post(f"{url}things/", {"document": str(uid)}).status_code == 404


def test_of_what_a_member_does_not_see_there_is_only_the_place(
    program: Program, drafter: Actor, director: Actor
) -> None:
    content = draft_content(director, restriction=Restriction.INTERNAL)
    hidden = outgoing.draft(content=content, actor=drafter, at=MORNING)
    url = opened(program)
    program.post(f"{url}things/", {"document": str(hidden.thing.uid)})

    told = program_of(director).get(url).json()

    assert told["is_readable"]
    assert [line["document"] for line in told["things"]] == [None]


def test_who_is_no_member_is_refused_and_strangers_find_nothing(
    program: Program, director: Actor, outsider: Actor, draft: Document
) -> None:
    url = opened(program)
    body = {"document": str(draft.thing.uid)}

    assert program_of(director).post(f"{url}things/", body).status_code == 403
    assert program_of(outsider).post(f"{url}things/", body).status_code == 404
    assert program_of(outsider).get(url).status_code == 404


@pytest.mark.parametrize("asked", ["limit=2", "limit=2&state=OPEN"])
def test_work_files_are_listed_in_pages(program: Program, asked: str) -> None:
    for number in range(3):
        opened(program, f"0{number}.HCTP")
    first = program.get(f"{FILES}?{asked}").json()
    rest = program.get(first["next"]).json()

    codes = [item["code"] for item in [*first["items"], *rest["items"]]]
    assert codes == ["02.HCTP", "01.HCTP", "00.HCTP"]
    assert rest["next"] is None
    assert program.get(f"{FILES}?state=CLOSED").json()["items"] == []
