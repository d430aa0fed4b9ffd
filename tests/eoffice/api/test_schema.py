"""The description is what the addresses do: asked with what it allows, and with what not."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from documents.actions import outgoing, work_files
from eoffice.api.schema import description
from eoffice.api.scopes import Scope
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.models import Duty
from search import indexing
from tests.documents.factories import draft_content, instruct, receive, register, submit
from tests.eoffice.api.programs import program_of
from tests.factories import MORNING, appoint, create_agency, create_person, create_unit
from tests.meetings.factories import add_item, add_paper, invite, prepare_meeting, send

# Eighty of each operation where there is time, half of it on a person's machine.
EXAMPLES = {
    GenerationMode.POSITIVE: 60 if os.environ.get("CI") else 40,
    GenerationMode.NEGATIVE: 20 if os.environ.get("CI") else 10,
}
NOT_BY_CHANCE = {
    "POST /api/v1/outgoing/{uid}/draft-file/",  # takes a real .docx
    "POST /api/v1/outgoing/{uid}/submit/",  # takes a draft with its recipients, and draws it
}
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


def _known(result: Any) -> Any:
    """Take an operation, or stop where the description itself is not valid."""
    return result.ok()


SCHEMA = schemathesis.openapi.from_dict(description())
OPERATIONS = {
    f"{operation.method.upper()} {operation.path}": operation
    for operation in (_known(result) for result in SCHEMA.get_all_operations())
}


@dataclass
class World:
    """Who asks at an address, and real things that it can be asked about."""

    secrets: dict[str, str] = field(default_factory=dict)
    things: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)

    def program_for(self, path: str) -> str:
        return self.secrets.get(_subject_of(path), self.secrets["incoming"])

    def filled(self, case: Any, place: int) -> None:
        """Name real things instead of made-up ones, where the address or the body names any."""
        path = case.operation.path
        known = self.things.get(path) or self.things.get(_subject_of(path), [])
        if case.path_parameters and known:
            chosen = known[place % len(known)]
            for name in set(case.path_parameters) & set(chosen):
                case.path_parameters[name] = chosen[name]
        if isinstance(case.body, dict):
            for name in set(case.body) & set(self.named):
                case.body[name] = self.named[name]


def _subject_of(path: str) -> str:
    parts = path.removeprefix("/api/v1/").split("/")
    return "papers" if "papers" in parts else parts[0]


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One transaction for all questions, undone after the last of them."""
    del django_db_setup
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # as Django's own client does
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def world(db: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One office for all questions."""
    del db
    with override_settings(SEARCH_DIR=tmp_path_factory.mktemp("schema") / "search"):
        yield _build()


def _build() -> World:
    agency = create_agency()
    office, division = create_unit(agency, "Văn phòng", "VP"), create_unit(agency, "Phòng", "HCTP")
    director = appoint(create_person(), office, Duty.DIRECTOR)
    clerk = appoint(create_person(), office, Duty.CLERK)
    secretary = appoint(create_person(), office, Duty.SECRETARY)
    head = appoint(create_person(), division, Duty.HEAD)
    drafter = appoint(create_person(), division, Duty.STAFF)
    intake, another, numbered = receive(clerk), receive(clerk), register(clerk)
    waiting = submit(clerk, director)
    letters = (intake, another)
    lines = instruct(waiting, director, (head, AssignmentRole.LEAD))
    draft = outgoing.draft(content=draft_content(director), actor=drafter, at=MORNING)
    work_file = work_files.open_(title="Hồ sơ", code="01.HCTP", actor=drafter, at=MORNING)
    meeting = prepare_meeting(secretary)
    paper = add_paper(add_item(meeting, secretary), secretary, "Trang một")
    invite(meeting, secretary, head)
    send(meeting, secretary)
    indexing.drain()
    version = str(intake.thing.attachments.get().file.latest.uid)
    return World(
        secrets={
            "incoming": program_of(clerk).secret,
            "outgoing": program_of(drafter).secret,
            "assignments": program_of(head).secret,
            "work-files": program_of(drafter).secret,
            "meetings": program_of(head).secret,
            "papers": program_of(head).secret,
        },
        things={
            "incoming": [{"uid": str(one.thing.uid)} for one in letters],
            "/api/v1/incoming/{uid}/submit/": [{"uid": str(numbered.thing.uid)}],
            "outgoing": [{"uid": str(draft.thing.uid)}],
            "documents": [{"uid": str(intake.thing.uid), "version": version}],
            "assignments": [{"uid": str(lines[0].uid)}],
            "work-files": [{"uid": str(work_file.thing.uid)}],
            "meetings": [{"uid": str(meeting.thing.uid)}],
            "papers": [{"uid": str(paper.thing.uid)}],
        },
        named={
            "to": str(director.post.uid),
            "signer": str(director.post.uid),
            "document": str(draft.thing.uid),
            "answers": str(waiting.thing.uid),
        },
    )


def whole(environ: dict[str, Any], start: Any) -> list[bytes]:
    """Read an answer to its end and close it, as a server does."""
    answer: Any = get_wsgi_application()(environ, start)
    try:
        return [b"".join(answer)]
    finally:
        answer.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(OPERATIONS))
@pytest.mark.parametrize("mode", GenerationMode)
def test_every_answer_is_one_that_the_description_knows(
    name: str, mode: GenerationMode, world: World
) -> None:
    operation = OPERATIONS[name]
    seen: set[int] = set()

    @settings(
        max_examples=EXAMPLES[mode],
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(mode), place=st.integers(0, 7))
    def ask(case: Any, place: int) -> None:
        if place:  # one in eight asks about things that there are not
            world.filled(case, place)
        secret = world.program_for(case.operation.path)
        with transaction.atomic():
            answer = case.call(
                base_url="http://localhost",
                app=whole,
                headers={"Authorization": f"Bearer {secret}"},
            )
            transaction.set_rollback(True)
        seen.add(answer.status_code)
        case.validate_response(answer, checks=CHECKS)

    ask()
    if mode is GenerationMode.POSITIVE and name not in NOT_BY_CHANCE:
        assert seen & {200, 201, 206}
    else:
        assert seen - {404}


def test_the_description_is_open_to_anybody(db: None) -> None:
    answer = Client().get("/api/schema/")

    assert answer.status_code == 200
    told = answer.json()
    assert told["openapi"].startswith("3.1")
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert len(OPERATIONS) >= 30


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_every_address_is_described_in_sentences(name: str) -> None:
    method, path = name.split()
    operation = description()["paths"][path][method.lower()]

    assert operation["summary"]
    scopes = operation["security"][0]["token"]
    assert scopes == [] or Scope(scopes[0])
    assert scopes or path == "/api/v1/me/"
    for status in ("401", "403", "406", "429"):
        assert "application/problem+json" in operation["responses"][status]["content"]
    if method == "POST":
        (key,) = [one for one in operation["parameters"] if one["in"] == "header"]
        assert key["name"] == "Idempotency-Key"
        assert key["required"]
