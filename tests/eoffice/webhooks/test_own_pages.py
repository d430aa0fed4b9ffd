"""The pages on which people have programs told what happened."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from eoffice.accounts.models import User
from eoffice.api.models import Token
from eoffice.api.scopes import Scope
from eoffice.journal.models import JournalEntry, JournalText
from eoffice.organization.actor import Actor, actor_for
from eoffice.organization.models import Delegation
from eoffice.things.models import Thing
from eoffice.webhooks.actions import webhooks
from eoffice.webhooks.lifecycles import MessageState
from eoffice.webhooks.models import AllowedHost, OffCause, Webhook, WebhookMessage
from eoffice.webhooks.models.messages import TEST
from tests.eoffice.api.programs import program_of
from tests.eoffice.webhooks.office import CODE, answered, happen, make, work
from tests.eoffice.webhooks.receivers import HOST

BACKEND = "eoffice.accounts.backends.PasswordBackend"
PAGE = "/programs/webhooks/"


@pytest.fixture
def browser(drafter: Actor, client: Client) -> Client:
    User.objects.update(language="en")
    client.force_login(User.objects.get(pk=drafter.user.pk), backend=BACKEND)
    return client


@pytest.fixture
def token(drafter: Actor) -> Token:
    return program_of(drafter, scopes=[Scope.DOCUMENTS_READ]).token


def filled(of: Token, **values: object) -> dict[str, object]:
    return {"token": str(of.uid), "address": f"https://{HOST}/in", "codes": [CODE]} | values


def secret_on(page: str) -> str:
    return page.partition('secret-once__secret" translate="no">')[2].partition("<")[0]


def test_nobody_is_told_anything_at_first(browser: Client) -> None:
    page = browser.get(PAGE).content.decode()

    assert "No program is told of anything" in page
    assert "make one first" in page


def test_the_secret_is_shown_once(browser: Client, host: AllowedHost, token: Token) -> None:
    made = browser.post(f"{PAGE}add/", filled(token))
    assert made.status_code == 302

    page = browser.get(made.headers["Location"])
    secret = secret_on(page.content.decode())
    assert secret.startswith("whsec_")
    assert page.headers["Cache-Control"] == "no-store, private"

    assert secret not in browser.get(made.headers["Location"]).content.decode()
    assert secret not in str(dict(browser.session))
    assert secret not in str(Webhook.objects.values())


def test_until_it_is_shown_the_secret_lies_sealed(
    browser: Client, host: AllowedHost, token: Token
) -> None:
    """Sessions are rows: whoever has a copy of the database forges no message."""
    made = browser.post(f"{PAGE}add/", filled(token))

    assert "whsec_" not in str(dict(browser.session))
    assert "whsec_" in browser.get(made.headers["Location"]).content.decode()


def test_a_webhook_whose_token_ended_with_the_password_is_not_said_to_be_on(
    client: Client, webhook: Webhook, drafter: Actor
) -> None:
    User.objects.update(language="en")
    person = User.objects.get(pk=drafter.user.pk)
    person.set_password("another password 77")
    person.save()
    client.force_login(person, backend=BACKEND)

    page = client.get(PAGE).content.decode()
    assert "Its token is over" in page
    assert "make one first" in page
    assert client.get(f"{PAGE}add/").status_code == 403
    assert client.post(f"{PAGE}{webhook.uid}/test/").status_code == 403


@pytest.mark.parametrize(
    "act",
    [webhooks.test, webhooks.renew_secret, webhooks.switch_off, webhooks.switch_on, webhooks.end],
)
def test_nobody_looks_after_their_webhook_while_standing_in(
    webhook: Webhook, drafter: Actor, director: Actor, act: Callable[..., object]
) -> None:
    """Else the journal would say that it was done on behalf of the other."""
    now = timezone.now()
    delegation = Delegation.objects.create(
        post=director.post,
        deputy=drafter.user,
        kinds=["CV"],
        basis="Giấy ủy quyền số 05/UQ-STP",
        begins_at=now - timedelta(days=1),
        ends_at=now + timedelta(days=1),
    )
    standing_in = actor_for(drafter.user, delegation, now)

    with pytest.raises(PermissionDenied, match="stand-in"):
        act(webhook=webhook, actor=standing_in, at=now)


def test_neither_secret_nor_path_stands_in_the_journal(
    browser: Client, host: AllowedHost, token: Token
) -> None:
    browser.post(f"{PAGE}add/", filled(token, address=f"https://{HOST}/in?key=hidden-path"))

    written = f"{list(JournalEntry.objects.values())} {list(JournalText.objects.values())}"
    assert "webhooks.webhook.made" in written
    assert HOST in written
    assert "hidden-path" not in written
    assert "whsec_" not in written


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"address": f"http://{HOST}/in"}, "begins with https"),
        ({"address": "https://127.0.0.1/in"}, "not by a number"),
        ({"address": "https://other.example.vn/in"}, "has not allowed this host"),
        ({"address": f"https://{HOST}:22/in"}, "port is not one of those"),
        ({"address": f"https://a:b@{HOST}/in"}, "no name and password"),
        ({"codes": []}, "at least one event"),
        ({"codes": ["meeting.sent"]}, "lacks the scope"),
        ({"codes": ["no.such"]}, "no.such"),
        ({"token": "2f1c7c3e-53a8-4f0e-b7a4-0e9a4a0d7a11"}, "not one of the available choices"),
    ],
)
def test_what_a_webhook_needs_is_asked_for(
    browser: Client, host: AllowedHost, token: Token, wrong: dict[str, object], said: str
) -> None:
    answer = browser.post(f"{PAGE}add/", filled(token, **wrong))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Webhook.objects.exists()


def test_the_token_of_another_is_not_used(
    browser: Client, host: AllowedHost, token: Token, head: Actor
) -> None:
    other = program_of(head).token

    assert browser.post(f"{PAGE}add/", filled(other)).status_code == 422


def test_a_double_click_makes_one_webhook(browser: Client, host: AllowedHost, token: Token) -> None:
    form = filled(token, request_key="2f1c7c3e-53a8-4f0e-b7a4-0e9a4a0d7a11")

    browser.post(f"{PAGE}add/", form)
    browser.post(f"{PAGE}add/", form)

    assert Webhook.objects.count() == 1


def test_a_test_shows_whether_it_arrives(browser: Client, webhook: Webhook) -> None:
    browser.post(f"{PAGE}{webhook.uid}/test/")
    with answered(200) as sent:
        work()

    assert b'"type":"webhook.test"' in sent[0]
    assert b'"things":[]' in sent[0]
    page = browser.get(f"{PAGE}{webhook.uid}/").content.decode()
    assert "HTTP 200" in page
    assert "Received" in page


def test_a_test_is_sent_even_while_nobody_was_there(browser: Client, webhook: Webhook) -> None:
    Webhook.objects.update(rests_until=timezone.now() + timedelta(hours=1))

    browser.post(f"{PAGE}{webhook.uid}/test/")
    with answered(200) as sent:
        work()

    assert len(sent) == 1


def test_a_message_that_was_given_up_is_sent_again_with_the_same_id(
    browser: Client, webhook: Webhook, thing: Thing, director: Actor
) -> None:
    entry = happen(thing, director)
    with answered(410):
        work()
    page = browser.get(f"{PAGE}{webhook.uid}/").content.decode()
    assert "Given up" in page
    assert "gone for good" in page
    assert "Send again" not in page

    browser.post(f"{PAGE}{webhook.uid}/switch-on/")
    message = WebhookMessage.objects.get()
    assert "Send again" in browser.get(f"{PAGE}{webhook.uid}/").content.decode()
    browser.post(f"{PAGE}messages/{message.uid}/send-again/")
    with answered(200) as sent:
        work()

    message.refresh_from_db()
    assert len(sent) == 1
    assert (message.message, message.state) == (entry.uid, MessageState.TOLD)


def test_a_new_secret_signs_beside_the_older_one_for_a_day(
    browser: Client, webhook: Webhook
) -> None:
    answer = browser.post(f"{PAGE}{webhook.uid}/renew-secret/")

    assert secret_on(browser.get(answer.headers["Location"]).content.decode())
    webhook.refresh_from_db()
    assert webhook.older_secret
    assert webhook.older_until is not None
    assert webhook.older_until - timezone.now() > timedelta(hours=23)


def test_a_webhook_is_switched_off_and_ended(browser: Client, webhook: Webhook) -> None:
    browser.post(f"{PAGE}{webhook.uid}/switch-off/")
    webhook.refresh_from_db()
    assert webhook.off_cause == OffCause.PERSON
    assert browser.post(f"{PAGE}{webhook.uid}/test/").status_code == 403

    browser.post(f"{PAGE}{webhook.uid}/end/")

    assert browser.get(f"{PAGE}{webhook.uid}/").status_code == 404
    browser.get(PAGE)  # shows what was said
    assert HOST not in browser.get(PAGE).content.decode()


@pytest.mark.parametrize("act", ["test", "renew-secret", "switch-off", "switch-on", "end"])
def test_the_webhook_of_another_is_not_there(
    browser: Client, host: AllowedHost, head: Actor, act: str
) -> None:
    others = make(head)[0]
    webhooks.test(webhook=others, actor=head, at=timezone.now())
    message = WebhookMessage.objects.get(code=TEST)

    assert browser.get(f"{PAGE}{others.uid}/").status_code == 404
    assert browser.post(f"{PAGE}{others.uid}/{act}/").status_code == 404
    assert browser.post(f"{PAGE}messages/{message.uid}/send-again/").status_code == 404
    assert str(others.uid) not in browser.get(PAGE).content.decode()


def test_the_page_asks_no_more_for_fifty_messages_than_for_five(
    browser: Client, webhook: Webhook, drafter: Actor
) -> None:
    def asked(count: int) -> int:
        for _time in range(count):
            webhooks.test(webhook=webhook, actor=drafter, at=timezone.now())
        browser.get(f"{PAGE}{webhook.uid}/")
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(f"{PAGE}{webhook.uid}/").status_code == 200
        return len(queries)

    assert asked(5) == asked(45)
