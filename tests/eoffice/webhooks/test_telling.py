"""Programs are told of what their person may list at that moment, and never what it says."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from eoffice.accounts.models import User
from eoffice.api.actions import tokens
from eoffice.api.models import Token
from eoffice.api.scopes import Scope
from eoffice.journal.models import JournalEntry
from eoffice.journal.recording import record
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holding
from eoffice.things.models import Thing
from eoffice.webhooks import tasks
from eoffice.webhooks.actions import hosts, webhooks
from eoffice.webhooks.followers import tell_of, write_messages
from eoffice.webhooks.lifecycles import MessageState
from eoffice.webhooks.models import AllowedHost, Fault, Webhook, WebhookMessage
from eoffice.webhooks.tellable import AlreadyTellableError, Tellable, everything, find
from tests.eoffice.webhooks.office import (
    CODE,
    EVENT,
    WORDS,
    answered,
    happen,
    make,
    open_to,
    shut_to,
    work,
)
from tests.factories import create_thing


def message_of(webhook: Webhook) -> WebhookMessage:
    return WebhookMessage.objects.get(webhook=webhook)


def test_a_program_is_told_what_happened_when_and_where_it_is_read(
    webhook: Webhook, thing: Thing, director: Actor
) -> None:
    entry = happen(thing, director)

    with answered(200) as sent, override_settings(SITE_ADDRESS="https://office.example.vn/"):
        work()

    (body,) = [json.loads(one) for one in sent]
    assert body == {
        "type": CODE,
        "timestamp": entry.happened_at.isoformat(),
        "data": {
            "things": [
                {
                    "kind": "made-up",
                    "uid": str(thing.uid),
                    "url": f"https://office.example.vn/api/v1/made-up/{thing.uid}/",
                }
            ]
        },
    }
    assert message_of(webhook).message == entry.uid
    assert message_of(webhook).state == MessageState.TOLD


def test_no_words_go_out(webhook: Webhook, thing: Thing, director: Actor) -> None:
    happen(thing, director)

    with answered(200) as sent:
        work()

    text = sent[0].decode()
    assert WORDS not in text
    assert director.user.full_name not in text
    assert str(director.user.uid) not in text


def test_what_one_may_not_list_leaves_no_trace(
    webhook: Webhook, agency: Agency, director: Actor
) -> None:
    """Not even a line on the page: it would say that something happened, and when."""
    happen(create_thing(agency), director)

    with answered(200) as sent:
        work()

    assert sent == []
    assert not WebhookMessage.objects.exists()


def test_a_right_that_ended_before_the_message_was_sent_counts(
    webhook: Webhook, thing: Thing, director: Actor, drafter: Actor
) -> None:
    happen(thing, director)
    with answered(503):
        work()
    shut_to(drafter, thing)
    WebhookMessage.objects.update(next_at=timezone.now())

    with answered(200) as sent:
        resend(webhook)

    assert sent == []
    assert message_of(webhook).state == MessageState.WITHHELD
    assert message_of(webhook).fault == Fault.HIDDEN


def test_a_right_that_comes_later_brings_nothing_after_the_fact(
    webhook: Webhook, agency: Agency, director: Actor, drafter: Actor
) -> None:
    thing = create_thing(agency)
    happen(thing, director)
    with answered(200) as sent:
        work()
        open_to(drafter, thing)
        work()

    assert sent == []


def test_what_happens_in_another_agency_is_not_told(
    webhook: Webhook, stranger: Actor, drafter: Actor
) -> None:
    elsewhere = create_thing(stranger.agency)
    open_to(drafter, elsewhere)

    happen(elsewhere, stranger)
    with answered(200) as sent:
        work()

    assert sent == []


def test_each_webhook_gets_its_own_message(
    webhook: Webhook, thing: Thing, director: Actor, head: Actor, outsider: Actor
) -> None:
    open_to(head, thing)
    make(head)
    make(outsider)

    happen(thing, director)
    with answered(200) as sent:
        work()

    assert len(sent) == 2


def test_an_event_that_nobody_chose_is_not_told(
    host: AllowedHost, drafter: Actor, thing: Thing, director: Actor
) -> None:
    make(drafter, codes=["incoming.registered"])

    happen(thing, director)
    with answered(200) as sent:
        work()

    assert sent == []


def test_what_is_rolled_back_is_not_told(webhook: Webhook, thing: Thing, director: Actor) -> None:
    with transaction.atomic():
        record(EVENT, actor=director, thing=thing, at=timezone.now())
        transaction.set_rollback(True)

    with answered(200) as sent:
        work()

    assert sent == []


def test_an_entry_that_comes_twice_is_told_once(
    webhook: Webhook, thing: Thing, director: Actor
) -> None:
    entry = happen(thing, director)
    with answered(200) as sent:
        work()
        tell_again(entry)
        work()

    assert len(sent) == 1


@pytest.mark.parametrize("how", ["revoked", "expired", "password", "disabled", "left", "scope"])
def test_a_webhook_is_dead_with_its_token(
    webhook: Webhook, thing: Thing, director: Actor, drafter: Actor, how: str
) -> None:
    happen(thing, director)
    with answered(503):
        work()
    at = timezone.now()
    if how == "revoked":
        tokens.revoke(token=webhook.token, actor=drafter, at=at)
    elif how == "expired":
        Token.objects.update(created_at=at - timedelta(days=9), expires_at=at - timedelta(days=1))
    elif how == "password":
        drafter.user.set_password("another password 77")
        drafter.user.save()
    elif how == "disabled":
        User.objects.filter(pk=drafter.user.pk).update(is_active=False)
    elif how == "left":
        Holding.objects.filter(person=drafter.user).update(ends_at=at)
    else:
        Token.objects.update(scopes=[Scope.SEARCH_READ])
    WebhookMessage.objects.update(next_at=at)

    with answered(200) as sent:
        resend(webhook)
        happen(thing, director)
        work()

    assert sent == []
    assert message_of(webhook).state == MessageState.WITHHELD


def test_a_host_that_was_withdrawn_gets_nothing_any_more_not_even_what_waits(
    webhook: Webhook, host: AllowedHost, thing: Thing, director: Actor, administrator: Actor
) -> None:
    happen(thing, director)
    with answered(503):
        work()
    hosts.withdraw(host=host, actor=administrator, at=timezone.now())
    WebhookMessage.objects.update(next_at=timezone.now())

    with answered(200) as sent:
        resend(webhook)

    assert sent == []
    assert message_of(webhook).fault == Fault.HOST


def test_a_port_that_the_operator_allows_no_more_gets_nothing_not_even_what_waits(
    webhook: Webhook, thing: Thing, director: Actor
) -> None:
    happen(thing, director)

    with answered(200) as sent, override_settings(WEBHOOKS_PORTS=[8443]):
        work()

    assert sent == []
    assert message_of(webhook).fault == Fault.HOST


@pytest.mark.parametrize("how", [webhooks.switch_off, webhooks.end])
def test_a_webhook_that_is_off_or_over_sends_nothing(
    webhook: Webhook, thing: Thing, director: Actor, drafter: Actor, how: object
) -> None:
    happen(thing, director)
    with answered(503):
        work()
    assert callable(how)
    how(webhook=webhook, actor=drafter, at=timezone.now())
    assert message_of(webhook).state == MessageState.GIVEN_UP

    with answered(200) as sent:
        resend(webhook)
        happen(thing, director)
        work()

    assert sent == []


def test_two_events_cannot_have_one_code() -> None:
    known = find(CODE)
    assert known is not None

    with pytest.raises(AlreadyTellableError):
        tell_of(Tellable(CODE, "", "tests.other", known.scope, known.find))


def test_every_event_has_words_and_a_code_that_programs_can_keep() -> None:
    codes = [told.code for told in everything()]
    assert {"incoming.registered", "outgoing.issued", "assignment.given", "meeting.sent"} < {*codes}
    assert all(str(told.words) for told in everything())
    assert all(code.replace("_", "").replace(".", "").isalpha() for code in codes)


def resend(webhook: Webhook) -> None:
    """Have a worker come back to the message of a webhook."""
    tasks.send.func(message=str(message_of(webhook).uid))


def tell_again(entry: JournalEntry) -> None:
    """Do what a worker does that was told an entry for the second time."""
    write_messages(JournalEntry.objects.select_related("thing").get(pk=entry.pk))
