"""Tokens: whom a program acts for, until when, and what ends it."""

import logging
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from eoffice.accounts.actions import people as accounts
from eoffice.administration import events as administration
from eoffice.administration.actions import people
from eoffice.api import followers
from eoffice.api.actions import tokens
from eoffice.api.models import Token
from eoffice.api.scopes import Scope
from eoffice.journal.models import JournalEntry
from eoffice.organization import membership
from eoffice.organization.actor import Actor, actor_in
from eoffice.organization.models import Holding
from tests.eoffice.api.programs import Program, program_of
from tests.meetings.factories import work

ME = "/api/v1/me/"


def test_a_program_knows_for_whom_it_acts(drafter: Actor) -> None:
    program = program_of(drafter, scopes=[Scope.SEARCH_READ])

    answer = program.get(ME)

    assert answer.status_code == 200
    told = answer.json()
    assert told["person"]["full_name"] == drafter.user.full_name
    assert told["post"]["uid"] == str(drafter.post.uid)
    assert told["token"]["scopes"] == ["search:read"]


def test_the_secret_is_kept_nowhere(drafter: Actor) -> None:
    program = program_of(drafter)

    assert program.secret.startswith("eo_")
    assert len(program.secret) >= 40
    row = Token.objects.filter(pk=program.token.pk).values().get()
    assert program.secret not in str(row)


def test_without_a_token_nobody_is_let_in(db: None) -> None:
    answer = Program("").client.get(ME, headers={"Accept-Language": "en"})

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_session_opens_nothing_here(drafter: Actor) -> None:
    browser = Program("").client
    browser.force_login(drafter.user, backend="eoffice.accounts.backends.PasswordBackend")

    assert browser.get(ME).status_code == 401


def test_a_session_beside_a_token_changes_nothing(drafter: Actor, director: Actor) -> None:
    program = program_of(drafter)
    program.client.force_login(director.user, backend="eoffice.accounts.backends.PasswordBackend")

    assert program.get(ME).json()["person"]["uid"] == str(drafter.user.uid)


def test_whatever_is_wrong_with_a_token_the_answer_is_the_same(drafter: Actor) -> None:
    long_ago = timezone.now() - timedelta(days=10)
    expired = program_of(drafter, at=long_ago, lasts=timedelta(days=5))
    revoked = program_of(drafter)
    tokens.revoke(token=revoked.token, actor=drafter, at=timezone.now())
    made_up = Program("eo_" + "x" * 43)
    basic = Program("eo_")
    basic.headers["Authorization"] = "Basic b3VyOnNlY3JldA=="

    answers = [one.get(ME) for one in (expired, revoked, made_up, basic)]

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    assert len({answer.headers["WWW-Authenticate"] for answer in answers}) == 1


def test_a_changed_password_ends_the_token(drafter: Actor) -> None:
    program = program_of(drafter)

    accounts.change_password(
        person=drafter.user, password="another long password 7", at=timezone.now()
    )

    assert program.get(ME).status_code == 401


def test_a_code_for_a_new_password_ends_the_token(drafter: Actor) -> None:
    """Whoever has lost a password may have lost the token with it."""
    program, now = program_of(drafter), timezone.now()
    code, _half = accounts.begin_code(person=drafter.user, at=now)

    accounts.complete_code(code=code, at=now)

    assert program.get(ME).status_code == 401


def test_a_closed_account_is_refused_at_once_and_its_tokens_do_not_come_back(
    drafter: Actor, administrator: Actor
) -> None:
    program = program_of(drafter)
    people.disable(person=drafter.user, actor=administrator, at=timezone.now())
    assert program.get(ME).status_code == 401

    work()
    people.enable(person=drafter.user, actor=administrator, at=timezone.now())

    assert program.get(ME).status_code == 401


def test_the_event_of_a_closed_account_is_the_one_that_administration_writes() -> None:
    assert followers.ACCOUNT_DISABLED == administration.ACCOUNT_DISABLED


def test_whoever_leaves_a_post_and_comes_back_needs_another_token(drafter: Actor) -> None:
    program, now = program_of(drafter), timezone.now()
    holding = Holding.objects.open().get(person=drafter.user, holder__post=drafter.post)
    membership.end_holding(holding, at=now)
    assert program.get(ME).status_code == 401

    membership.put_person(drafter.post, drafter.user, at=timezone.now())

    assert program.get(ME).status_code == 401
    assert program_of(drafter).get(ME).status_code == 200


def test_a_program_makes_no_tokens(drafter: Actor) -> None:
    now = timezone.now()
    _token, actor = tokens.actor_with(program_of(drafter).secret, at=now) or (None, None)
    assert actor is not None

    with pytest.raises(PermissionDenied):
        tokens.make(
            name="x", scopes=[Scope.SEARCH_READ], expires_at=now + timedelta(days=1),
            actor=actor, at=now,
        )  # fmt: skip


def test_a_token_lasts_a_year_at_most(drafter: Actor) -> None:
    with pytest.raises(PermissionDenied):
        program_of(drafter, lasts=timedelta(days=367))


def test_a_person_has_so_many_tokens_and_no_more(drafter: Actor) -> None:
    for _number in range(20):
        program_of(drafter)

    with pytest.raises(PermissionDenied):
        program_of(drafter)


def test_making_and_revoking_stand_in_the_journal_without_the_secret(drafter: Actor) -> None:
    program = program_of(drafter)
    tokens.revoke(token=program.token, actor=drafter, at=timezone.now())

    made, revoked = JournalEntry.objects.filter(event__startswith="api.token").order_by("pk")

    assert made.payload["token"] == revoked.payload["token"] == str(program.token.uid)
    assert program.secret not in str([made.payload, made.text, revoked.payload])


def test_the_last_use_is_noted_once_an_hour(drafter: Actor) -> None:
    program = program_of(drafter)

    program.get(ME)
    first = Token.objects.get(pk=program.token.pk).last_used_at
    program.get(ME)

    assert first is not None
    assert Token.objects.get(pk=program.token.pk).last_used_at == first


def test_no_secret_comes_into_the_log(drafter: Actor, caplog: pytest.LogCaptureFixture) -> None:
    program = program_of(drafter)
    with caplog.at_level(logging.DEBUG):
        program.get(ME)
        program.get("/api/v1/nowhere/")
        program.post("/api/v1/outgoing/", "nonsense")
        Program("eo_" + "w" * 43).get(ME)

    assert program.secret not in caplog.text
    assert "w" * 43 not in caplog.text


def test_a_program_acts_in_the_post_of_its_token_alone(drafter: Actor, clerk: Actor) -> None:
    """A person in two posts: the token for one of them does not reach what the other sees."""
    membership.put_person(clerk.post, drafter.user, at=timezone.now())
    both = actor_in(drafter.user, clerk.post, timezone.now())

    as_drafter, as_clerk = program_of(drafter), program_of(both)

    assert as_drafter.bring("/api/v1/incoming/", b"thu den").status_code == 403
    assert as_clerk.bring("/api/v1/incoming/", b"thu den").status_code == 201
