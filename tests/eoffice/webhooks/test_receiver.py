"""From the event to a real receiver and back: over TLS, signed, and until it has arrived."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from eoffice.organization.actor import Actor
from eoffice.settings import base
from eoffice.things.models import Thing
from eoffice.webhooks.actions import messages, webhooks
from eoffice.webhooks.lifecycles import MessageState
from eoffice.webhooks.models import Fault, Webhook, WebhookMessage
from tests.eoffice.webhooks.office import allow, happen, make, posting_to, send_at, work
from tests.eoffice.webhooks.receivers import (
    NotGenuineError,
    Receiver,
    answering,
    closing,
    verify,
)

NOBODY = timedelta(hours=1)


@pytest.fixture
def made(administrator: Actor, drafter: Actor, receiver: Receiver) -> tuple[Webhook, str]:
    allow(administrator, receiver.port)
    return make(drafter, receiver.port)


def test_a_receiver_can_tell_that_it_comes_from_here(
    made: tuple[Webhook, str], receiver: Receiver, thing: Thing, director: Actor
) -> None:
    entry = happen(thing, director)
    with posting_to(receiver):
        work()

    (got,) = receiver.got
    verify(got, made[1])
    assert got.headers["webhook-id"] == str(entry.uid)
    assert got.path == "/in?key=path-that-is-a-secret"
    assert got.content["data"]["things"][0]["uid"] == str(thing.uid)
    with pytest.raises(NotGenuineError):
        verify(got, "whsec_" + "A" * 43 + "=")


def test_while_the_secret_is_changed_the_receiver_may_know_either(
    made: tuple[Webhook, str], receiver: Receiver, thing: Thing, director: Actor, drafter: Actor
) -> None:
    webhook, older = made
    newer = webhooks.renew_secret(webhook=webhook, actor=drafter, at=timezone.now())
    happen(thing, director)
    with posting_to(receiver):
        work()
    Webhook.objects.update(older_until=timezone.now())
    happen(thing, director)
    with posting_to(receiver):
        work()

    during, after = receiver.got
    verify(during, older)
    verify(during, newer)
    verify(after, newer)
    with pytest.raises(NotGenuineError):
        verify(after, older)


def test_errors_and_broken_connections_end_with_one_message_received(
    made: tuple[Webhook, str], receiver: Receiver, thing: Thing, director: Actor
) -> None:
    receiver.will(answering(500), closing, answering(503), answering(200))
    happen(thing, director)
    with posting_to(receiver):
        work()
        message = WebhookMessage.objects.get()
        while message.next_at is not None:
            made[0].refresh_from_db()
            send_at(message, max(message.next_at, made[0].rests_until or message.next_at))

    assert message.state == MessageState.TOLD
    assert [got.headers["webhook-id"] for got in receiver.got] == [str(message.message)] * 4
    assert len({got.body for got in receiver.got}) == 1
    for got in receiver.got:
        verify(got, made[1], now=float(got.headers["webhook-timestamp"]))


def test_a_redirect_into_the_house_is_not_followed(
    made: tuple[Webhook, str], receiver: Receiver, thing: Thing, director: Actor
) -> None:
    receiver.will(answering(307, f"Location: https://127.0.0.1:{receiver.port}/inside"))
    happen(thing, director)
    with posting_to(receiver):
        work()

    assert len(receiver.got) == 1
    assert WebhookMessage.objects.get().fault == Fault.REDIRECT


def test_nothing_of_the_answer_is_kept(
    made: tuple[Webhook, str], receiver: Receiver, thing: Thing, director: Actor
) -> None:
    receiver.will(answering(500))
    happen(thing, director)
    with posting_to(receiver):
        work()

    assert "words of its" not in str(list(WebhookMessage.objects.values()))


def test_without_the_setting_of_this_test_nothing_is_sent_to_this_machine(
    made: tuple[Webhook, str],
    receiver: Receiver,
    thing: Thing,
    director: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("eoffice.webhooks.sending.posting.resolve", receiver.resolve)
    happen(thing, director)

    work()

    assert receiver.got == []
    assert WebhookMessage.objects.get().fault == Fault.PRIVATE


def test_in_production_no_setting_allows_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOKS_LOOPBACK", "true")

    assert base.WEBHOOKS_LOOPBACK is False
    assert settings.WEBHOOKS_LOOPBACK is False


def test_ten_messages_all_arrive_in_whatever_order(
    made: tuple[Webhook, str], receiver: Receiver, thing: Thing, director: Actor
) -> None:
    uids = {str(happen(thing, director).uid) for _time in range(10)}
    with posting_to(receiver):
        work()

    assert {got.headers["webhook-id"] for got in receiver.got} == uids
    assert messages.forget(at=timezone.now() + NOBODY) == 0
