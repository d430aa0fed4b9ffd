"""The pages on which people let programs act for them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from eoffice.accounts.models import User
from eoffice.accounts.second_step import PASSED
from eoffice.api import policies
from eoffice.api.models import Token
from eoffice.api.scopes import Scope
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor
from tests.eoffice.accounts.steps import give_app, let_time_pass, shown_by_app
from tests.eoffice.api.programs import Program, program_of
from tests.factories import PASSWORD

BACKEND = "eoffice.accounts.backends.PasswordBackend"


@pytest.fixture
def browser(drafter: Actor, client: Client) -> Client:
    User.objects.filter(pk=drafter.user.pk).update(language="en")
    client.force_login(User.objects.get(pk=drafter.user.pk), backend=BACKEND)
    return client


def filled(**values: object) -> dict[str, object]:
    day = office_day(timezone.now()) + timedelta(days=30)
    form: dict[str, object] = {
        "name": "Máy quét",
        "scopes": [Scope.DOCUMENTS_READ.value],
        "last_day": f"{day:%Y-%m-%d}",
    }
    return form | values


def without_password(person: User) -> User:
    """Take a person's password away: they come by single sign-on, or by a passkey."""
    person.set_unusable_password()
    person.save(update_fields=["password"])
    return person


def come_by_passkey(browser: Client, person: User) -> None:
    """Sign in by what is password and second step in one."""
    browser.force_login(User.objects.get(pk=person.pk), backend=BACKEND)
    session = browser.session
    session[PASSED] = [person.pk, Authenticator.Type.WEBAUTHN]
    session.save()


def test_nobody_has_a_token_at_first(browser: Client) -> None:
    page = browser.get("/programs/").content.decode()

    assert "No program acts for you" in page
    assert "/programs/add/" in page


def test_the_secret_is_shown_once_and_opens_the_door(browser: Client, drafter: Actor) -> None:
    made = browser.post("/programs/add/", filled())
    assert made.status_code == 302

    page = browser.get("/programs/")
    secret = page.content.decode().partition('translate="no">')[2].partition("<")[0]
    assert secret.startswith("eo_")
    assert page.headers["Cache-Control"] == "no-store, private"
    assert Program(secret).get("/api/v1/me/").json()["token"]["name"] == "Máy quét"

    assert secret not in browser.get("/programs/").content.decode()
    assert secret not in str(dict(browser.session))


@pytest.mark.parametrize("method", ["get", "post"])
def test_at_a_screen_that_was_left_open_nobody_makes_a_token(browser: Client, method: str) -> None:
    let_time_pass(browser, minutes=6)

    answer = getattr(browser, method)("/programs/add/", filled())

    assert answer.headers["Location"].startswith("/accounts/once-more/?next=%2Fprograms%2Fadd%2F")
    wrong = browser.post(answer.headers["Location"], {"password": "not the password 12"})
    assert wrong.status_code == 200
    assert not Token.objects.exists()


def test_who_has_shown_who_they_are_need_not_fill_the_form_in_again(browser: Client) -> None:
    let_time_pass(browser, minutes=6)
    asked = browser.post("/programs/add/", filled(request_key=str(uuid4())))

    made = browser.post(asked.headers["Location"], {"password": PASSWORD})

    assert made.headers["Location"] == "/programs/"
    assert Token.objects.get().name == "Máy quét"
    assert "eo_" in browser.get("/programs/").content.decode()


def test_who_has_no_password_shows_a_code_instead(browser: Client, drafter: Actor) -> None:
    """Who comes by single sign-on or by a passkey may have no password at all."""
    give_app(without_password(drafter.user))
    come_by_passkey(browser, drafter.user)
    let_time_pass(browser, minutes=6)
    asked = browser.post("/programs/add/", filled())

    assert asked.headers["Location"].startswith("/accounts/once-more/code/")
    made = browser.post(asked.headers["Location"], {"code": shown_by_app()})

    assert made.headers["Location"] == "/programs/"
    assert Token.objects.get().person == drafter.user


def test_who_has_just_come_without_a_password_makes_a_token(
    browser: Client, drafter: Actor
) -> None:
    come_by_passkey(browser, without_password(drafter.user))

    made = browser.post("/programs/add/", filled())

    assert made.headers["Location"] == "/programs/"
    assert Token.objects.get().person == drafter.user


def test_who_may_make_no_token_is_told_so_before_who_they_are_is_asked(
    browser: Client, drafter: Actor
) -> None:
    for _time in range(policies.MOST):
        program_of(drafter)
    let_time_pass(browser, minutes=6)

    answer = browser.get("/programs/add/")

    assert answer.status_code == 403
    assert "as many tokens as one person may have" in answer.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"scopes": []},
        {"scopes": ["documents:sign"]},
        {"last_day": "2020-01-01"},
        {"last_day": f"{timezone.now() + timedelta(days=400):%Y-%m-%d}"},
    ],
)
def test_what_a_token_needs_is_asked_for(browser: Client, wrong: dict[str, object]) -> None:
    assert browser.post("/programs/add/", filled(**wrong)).status_code == 422
    assert not Token.objects.exists()


def test_a_token_lasts_until_the_end_of_its_last_day(browser: Client) -> None:
    today = office_day(timezone.now())

    browser.post("/programs/add/", filled(last_day=f"{today:%Y-%m-%d}"))

    token = Token.objects.get()
    assert token.last_day == today
    assert office_day(token.expires_at - timedelta(seconds=1)) == today
    assert office_day(token.expires_at) > today


def test_a_double_click_makes_one_token(browser: Client) -> None:
    form = filled(request_key="2f1c7c3e-53a8-4f0e-b7a4-0e9a4a0d7a11")

    browser.post("/programs/add/", form)
    browser.post("/programs/add/", form)

    assert Token.objects.count() == 1


def test_a_revoked_token_is_refused_and_stands_below(browser: Client, drafter: Actor) -> None:
    program = program_of(drafter)
    assert "Máy quét của văn thư" in browser.get("/programs/").content.decode()

    browser.post(f"/programs/{program.token.uid}/revoke/")

    assert program.get("/api/v1/me/").status_code == 401
    assert "revoked" in browser.get("/programs/").content.decode()


def test_nobody_sees_or_revokes_the_token_of_another(browser: Client, head: Actor) -> None:
    program = program_of(head)

    assert browser.post(f"/programs/{program.token.uid}/revoke/").status_code == 404
    assert str(program.token.uid) not in browser.get("/programs/").content.decode()
    assert program.get("/api/v1/me/").status_code == 200


def test_the_page_for_people_lists_every_address_and_problem(browser: Client) -> None:
    page = browser.get("/api/").content.decode()

    assert "POST /api/v1/incoming/{uid}/register/" in page
    assert 'id="problem-request-key-reused"' in page
    assert "documents:write" in page
