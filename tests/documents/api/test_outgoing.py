"""Documents that go out, for programs: drafted, changed and submitted; people sign and issue."""

from typing import Any
from uuid import uuid4

import pytest

from documents.models import Document, Relation
from documents.urls import urlpatterns as pages
from eoffice.api.schema import description
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.actor import Actor
from tests.documents.factories import instruct, submit
from tests.eoffice.api.programs import Program, program_of
from tests.meetings.factories import create_pdf

OUTGOING = "/api/v1/outgoing/"


@pytest.fixture
def program(drafter: Actor) -> Program:
    return program_of(drafter)


def draft(signer: Actor, **values: object) -> dict[str, Any]:
    entered: dict[str, object] = {
        "kind": "CV",
        "subject": "Trả lời về công tác hộ tịch",
        "text": "Sở Tư pháp có ý kiến như sau.\n\n1. Thống nhất.",
        "addressed_to": "Ủy ban nhân dân tỉnh",
        "recipients": ["Ủy ban nhân dân tỉnh", "Phòng Hành chính tư pháp"],
        "signer": str(signer.post.uid),
    }
    return entered | values


def test_a_program_drafts_and_submits(program: Program, director: Actor) -> None:
    (signer,) = program.get(f"{OUTGOING}signers/").json()["items"]
    assert signer["uid"] == str(director.post.uid)
    made = program.post(OUTGOING, draft(director))
    assert made.status_code == 201, made.content
    url = made.json()["url"]

    told = program.get(url).json()
    assert told["state"] == "DRAFT"
    assert told["recipients"][0]["name"] == "Ủy ban nhân dân tỉnh"
    assert "Thống nhất" in told["text"]
    assert program.post(f"{url}submit/").json()["state"] == "SUBMITTED"
    assert program.post(f"{url}submit/").status_code == 403
    assert program.get(f"{OUTGOING}?state=SUBMITTED").json()["items"][0]["url"] == url


def test_a_draft_that_is_not_whole_is_not_submitted(program: Program, director: Actor) -> None:
    url = program.post(OUTGOING, draft(director, text="", recipients=[])).json()["url"]

    answer = program.post(f"{url}submit/")

    assert answer.status_code == 422
    assert [one["detail"] for one in answer.json()["errors"]] == [
        "The text is missing.",
        "Name at least one recipient.",
    ]


def test_a_draft_is_entered_anew(program: Program, director: Actor) -> None:
    url = program.post(OUTGOING, draft(director)).json()["url"]

    answer = program.post(f"{url}change/", draft(director, subject="Khác", urgency="EXPRESS"))

    assert answer.status_code == 200
    told = program.get(url).json()
    assert (told["subject"], told["urgency"]) == ("Khác", "EXPRESS")


def test_files_of_a_draft_are_brought(program: Program, director: Actor) -> None:
    url = program.post(OUTGOING, draft(director)).json()["url"]

    refused = program.bring(f"{url}draft-file/", create_pdf("Dự thảo"), "du-thao.pdf")
    enclosed = program.bring(f"{url}enclosures/", create_pdf("Phụ lục"), "phu-luc.pdf")

    assert refused.status_code == 422  # a draft is brought as .docx or .odt
    assert enclosed.status_code == 200
    assert [one["name"] for one in program.get(url).json()["files"]] == ["phu-luc.pdf"]


def test_a_reply_names_the_letter_that_it_answers(
    clerk: Actor, director: Actor, drafter: Actor
) -> None:
    letter = submit(clerk, director)
    instruct(letter, director, (drafter, AssignmentRole.LEAD))

    answer = program_of(drafter).post(OUTGOING, draft(director, answers=str(letter.thing.uid)))

    assert answer.status_code == 201
    assert Relation.objects.get().earlier == Document.objects.get(pk=letter.pk)


def test_a_letter_that_is_hidden_is_not_answered(
    program: Program, clerk: Actor, director: Actor
) -> None:
    hidden = submit(clerk, director).thing.uid

    for answers in (hidden, uuid4()):
        answer = program.post(OUTGOING, draft(director, answers=str(answers)))
        assert answer.status_code == 404
    assert Document.objects.filter(direction="outgoing").count() == 0


def test_a_colleague_reads_no_draft_of_another(
    program: Program, director: Actor, outsider: Actor
) -> None:
    url = program.post(OUTGOING, draft(director)).json()["url"]

    assert program_of(outsider).get(url).status_code == 404
    assert program_of(outsider).post(f"{url}change/", draft(director)).status_code == 404


def test_no_program_approves_signs_or_issues(program: Program, director: Actor) -> None:
    """Decree 30/2020/NĐ-CP, Article 13: by the authorised person, with their own key."""
    url = program.post(OUTGOING, draft(director)).json()["url"]
    program.post(f"{url}submit/")
    signer = program_of(director)

    for act in ("approve", "sign", "issue", "number", "seal"):
        assert signer.post(f"{url}{act}/").status_code == 404
    taken = {path.rstrip("/").rpartition("/")[2] for path in description()["paths"]}
    assert not taken & {"approve", "sign", "issue"}
    assert any("sign" in str(page.pattern) for page in pages)
