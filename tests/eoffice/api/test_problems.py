"""Problems: whatever goes wrong, a program reads the same form, in the language it asks for."""

from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client, override_settings

from documents.api.incoming import IncomingDocuments
from eoffice.api import problems
from eoffice.api.scopes import Scope
from eoffice.organization.actor import Actor
from tests.documents.factories import receive, register
from tests.eoffice.api.programs import Program, program_of

INCOMING = "/api/v1/incoming/"


def require(answer: Any, kind: problems.Kind) -> dict[str, Any]:
    assert answer.status_code == kind.status, answer.content
    assert answer.headers["Content-Type"] == problems.MEDIA_TYPE
    assert answer.headers["Cache-Control"] == "no-store, private"
    told: dict[str, Any] = answer.json()
    assert told["type"] == kind.uri
    assert told["status"] == kind.status
    assert told["title"]
    assert told["detail"]
    return told


@pytest.fixture
def program(clerk: Actor) -> Program:
    return program_of(clerk)


def test_an_address_that_there_is_not(program: Program) -> None:
    for path in ("/api/v1/nowhere/", "/api/v2/", "/api/v1/incoming/12/", "/api/x"):
        told = require(program.get(path), problems.ABSENT)
        assert told["instance"] == path


def test_an_address_that_there_is_not_is_told_to_anybody(db: None) -> None:
    require(Program("").client.post("/api/v1/nowhere/"), problems.ABSENT)


def test_a_method_that_an_address_does_not_take(program: Program) -> None:
    answer = program.client.delete(INCOMING, headers=program.headers)

    require(answer, problems.METHOD)
    assert answer.headers["Allow"] == "GET, HEAD, POST"


def test_an_answer_that_there_is_not(program: Program) -> None:
    require(program.get(INCOMING, Accept="text/html"), problems.UNACCEPTABLE)
    assert program.get(INCOMING, Accept="application/problem+json").status_code == 200


def test_a_body_of_another_kind(program: Program) -> None:
    require(program.post(INCOMING, {}), problems.MEDIA)


def test_a_body_that_is_not_whole(program: Program) -> None:
    headers = program.headers | {"Idempotency-Key": str(uuid4())}
    for broken in ("{", "[1,", "\xff", "[" * 100_000):
        answer = program.client.post(
            "/api/v1/outgoing/", data=broken, content_type="application/json", headers=headers
        )
        require(answer, problems.MALFORMED)


def test_a_body_that_is_too_large(program: Program) -> None:
    require(program.post("/api/v1/outgoing/", "x" * 3_000_000), problems.TOO_LARGE)


@override_settings(MAX_UPLOAD_BYTES=1000)
def test_a_file_that_is_too_large(program: Program) -> None:
    require(program.bring(INCOMING, b"x" * 1001), problems.TOO_LARGE)


def test_a_request_that_changes_something_needs_a_key(program: Program) -> None:
    answer = program.client.post(
        "/api/v1/outgoing/", data="{}", content_type="application/json", headers=program.headers
    )

    require(answer, problems.NO_KEY)


@pytest.mark.parametrize("address", ["/api/nothing", "/api/v1/incoming/%0A/enclosures/"])
@pytest.mark.django_db
def test_an_address_that_there_is_not_is_a_problem_too(address: str) -> None:
    answer = Client().post(address)

    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_missing_scope_is_named(clerk: Actor) -> None:
    program = program_of(clerk, scopes=[Scope.DOCUMENTS_READ])

    told = require(program.bring(INCOMING, b"x"), problems.SCOPE)

    assert "documents:write" in told["detail"]
    assert program.get(INCOMING).status_code == 200


def test_a_refusal_carries_the_reason_of_the_policy(drafter: Actor) -> None:
    told = require(program_of(drafter).bring(INCOMING, b"x"), problems.REFUSED)

    assert told["detail"] == "Documents are received by the clerk of the agency."


def test_what_does_not_fit_is_told_by_its_place(program: Program, clerk: Actor) -> None:
    path = f"{INCOMING}{receive(clerk).thing.uid}/register/"

    told = require(
        program.post(path, {"subject": "", "dated_on": "tomorrow", "kind": "CV", "nonsense": 1}),
        problems.INVALID,
    )
    assert told["errors"] == [
        {"pointer": "#/nonsense", "detail": "There is no such field."},
    ]
    told = require(
        program.post(path, {"subject": "", "dated_on": "tomorrow", "kind": "CV"}), problems.INVALID
    )
    assert {one["pointer"] for one in told["errors"]} == {
        "#/subject",
        "#/dated_on",
        "#/body_name",
    }


def test_what_the_form_of_the_page_objects_to_is_told_too(program: Program, clerk: Actor) -> None:
    path = f"{INCOMING}{receive(clerk).thing.uid}/register/"
    facts = {"subject": "Báo cáo", "body_name": "Bộ Tư pháp", "dated_on": "2199-01-01"}

    told = require(program.post(path, facts), problems.INVALID)

    assert told["errors"] == [
        {"pointer": "#/dated_on", "detail": "The date of the document lies after today."}
    ]


def test_a_list_filters_by_what_there_is(program: Program) -> None:
    told = require(program.get(f"{INCOMING}?state=NOWHERE"), problems.INVALID)
    assert told["errors"][0]["pointer"].startswith("#/state")
    require(program.get(f"{INCOMING}?after=nonsense"), problems.INVALID)
    require(program.get(f"{INCOMING}?limit=0"), problems.INVALID)
    require(program.get(f"{INCOMING}?limits=3"), problems.INVALID)


def test_what_breaks_tells_no_insides(program: Program) -> None:
    with patch.object(IncomingDocuments, "asked", side_effect=KeyError("table secrets")):
        answer = program.get(INCOMING)

    require(answer, problems.BROKEN)
    assert b"secrets" not in answer.content
    assert b"KeyError" not in answer.content


def test_a_busy_database_asks_for_patience(program: Program) -> None:
    with patch.object(IncomingDocuments, "asked", side_effect=OperationalError("locked")):
        answer = program.get(INCOMING)

    require(answer, problems.UNAVAILABLE)
    assert int(answer.headers["Retry-After"]) > 0


@override_settings(API_REQUESTS_A_MINUTE=3)
def test_too_many_requests_are_told_to_wait(program: Program, clerk: Actor) -> None:
    cache.clear()
    answers = [program.get("/api/v1/me/") for _time in range(4)]

    assert [answer.status_code for answer in answers[:3]] == [200, 200, 200]
    require(answers[3], problems.TOO_MANY)
    assert 0 < int(answers[3].headers["Retry-After"]) <= 60
    assert program_of(clerk).get("/api/v1/me/").status_code == 200  # another token counts apart


def test_problems_speak_the_language_that_is_asked_for(clerk: Actor, stranger: Actor) -> None:
    program = program_of(clerk)
    path = f"{INCOMING}{uuid4()}/"

    english = program.get(path).json()["detail"]
    vietnamese = program.get(path, Accept_Language="vi-VN,vi;q=0.9,en;q=0.5")
    assert english != vietnamese.json()["detail"]
    assert vietnamese.headers["Content-Language"] == "vi"

    del program.headers["Accept-Language"]
    assert program.get(path).json() == vietnamese.json()  # the person's own language
    assert "Accept-Language" in vietnamese.headers["Vary"]
    assert settings.LANGUAGE_CODE == "vi"


def test_hidden_and_absent_answer_alike(stranger: Actor, clerk: Actor) -> None:
    """S9: what another agency has looks to a stranger like what never was."""
    there, nowhere = register(clerk).thing.uid, uuid4()
    program = program_of(stranger)

    for path in (f"{INCOMING}%s/", f"{INCOMING}%s/submit-to/", "/api/v1/outgoing/%s/"):
        hidden, absent = program.get(path % there), program.get(path % nowhere)
        require(hidden, problems.ABSENT)
        assert hidden.content.replace(str(there).encode(), str(nowhere).encode()) == absent.content
        assert _without_date(hidden.headers) == _without_date(absent.headers)
    hidden = program.post(f"{INCOMING}{there}/refuse/", {"reason": "x"})
    require(hidden, problems.ABSENT)


def _without_date(headers: Any) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in {"Date"}}
