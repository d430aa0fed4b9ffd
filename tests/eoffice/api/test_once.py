"""Request keys: the same key and request do a thing once, and are answered as the first time."""

from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.utils import timezone

from documents.actions import incoming
from documents.models import Document
from eoffice.api import problems
from eoffice.api.actions import requests
from eoffice.api.models import ProgramRequest
from eoffice.journal.models import JournalEntry
from eoffice.organization.actor import Actor
from tests.documents.factories import receive
from tests.eoffice.api.programs import Program, program_of

INCOMING = "/api/v1/incoming/"


@pytest.fixture
def program(clerk: Actor) -> Program:
    return program_of(clerk)


def test_a_repeated_request_does_nothing_twice_and_is_answered_alike(program: Program) -> None:
    key = uuid4()

    first = program.bring(INCOMING, b"thu den", key=key)
    again = program.bring(INCOMING, b"thu den", key=key)

    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert first.headers["Location"] == again.headers["Location"] == first.json()["url"]
    assert Document.objects.count() == 1


def test_another_key_is_another_request(program: Program) -> None:
    program.bring(INCOMING, b"thu den")
    program.bring(INCOMING, b"thu den")

    assert Document.objects.count() == 2


@pytest.mark.parametrize("changed", ["content", "name", "address"])
def test_a_key_belongs_to_one_request(program: Program, clerk: Actor, changed: str) -> None:
    key = uuid4()
    program.bring(INCOMING, b"thu den", key=key)
    there = f"{INCOMING}{receive(clerk).thing.uid}/enclosures/"

    answer = program.bring(
        there if changed == "address" else INCOMING,
        b"khac" if changed == "content" else b"thu den",
        "khac.txt" if changed == "name" else "thu.txt",
        key=key,
    )

    assert answer.status_code == 422
    assert answer.json()["type"] == problems.KEY_REUSED.uri
    assert Document.objects.count() == 2


def test_keys_of_different_programs_do_not_meet(program: Program, clerk: Actor) -> None:
    key = uuid4()
    program.bring(INCOMING, b"thu den", key=key)

    answer = program_of(clerk).bring(INCOMING, b"thu den", key=key)

    assert answer.status_code == 201
    assert Document.objects.count() == 2


def test_what_is_being_done_is_told_so(program: Program) -> None:
    key, now = uuid4(), timezone.now()
    with (
        patch.object(requests, "give_free"),  # as if its process were gone before it could
        patch.object(incoming, "receive", side_effect=KeyError),
    ):
        program.bring(INCOMING, b"thu den", key=key)

    again = program.bring(INCOMING, b"thu den", key=key)
    assert again.status_code == 409
    assert again.json()["type"] == problems.BEING_DONE.uri

    ProgramRequest.objects.update(asked_at=now - requests.STILL_RUNS)  # its process is gone
    assert program.bring(INCOMING, b"thu den", key=key).status_code == 201


def test_a_refused_request_leaves_its_key_free(program: Program, clerk: Actor) -> None:
    key, path = uuid4(), f"{INCOMING}{receive(clerk).thing.uid}/register/"
    facts = {"subject": "Báo cáo", "body_name": "Bộ Tư pháp"}
    assert program.post(path, {"subject": "Báo cáo"}, key=key).status_code == 422
    assert not ProgramRequest.objects.exists()

    assert program.post(path, facts, key=key).status_code == 200


def test_answer_and_change_are_kept_together(program: Program) -> None:
    """If the answer cannot be kept, nothing was done: a repetition would do it twice."""
    with patch.object(requests, "keep", side_effect=KeyError):
        assert program.bring(INCOMING, b"thu den").status_code == 500

    assert not Document.objects.exists()
    assert not ProgramRequest.objects.exists()


def test_what_is_kept_of_a_request_has_no_words(program: Program, clerk: Actor) -> None:
    path = f"{INCOMING}{receive(clerk).thing.uid}/register/"
    program.post(path, {"subject": "Việc của ông Bảy", "body_name": "Bộ Tư pháp"})

    row = ProgramRequest.objects.values().get()

    assert "Bảy" not in str(row)
    assert set(row["answer"]) == {"uid", "url", "state", "number"}


def test_old_requests_are_forgotten(program: Program) -> None:
    program.bring(INCOMING, b"thu den")
    now = timezone.now()

    assert requests.forget(at=now) == 0
    assert requests.forget(at=now + requests.KEPT_FOR + timedelta(seconds=1)) == 1


def test_the_journal_says_by_which_token_it_was_done(program: Program, clerk: Actor) -> None:
    program.bring(INCOMING, b"thu den")
    receive(clerk)

    by_program, by_person = JournalEntry.objects.filter(
        event="documents.incoming.received"
    ).order_by("pk")

    assert by_program.user == by_person.user == clerk.user
    assert by_program.payload["token"] == str(program.token.uid)
    assert "token" not in by_person.payload
