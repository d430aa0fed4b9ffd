"""The pages on which people let programs act for them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from eoffice.accounts.models import User
from eoffice.api.models import Token
from eoffice.api.scopes import Scope
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor
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
        "password": PASSWORD,
    }
    return form | values


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


def test_a_token_wants_the_password(browser: Client) -> None:
    answer = browser.post("/programs/add/", filled(password="not the password 12"))

    assert answer.status_code == 422
    assert not Token.objects.exists()


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
