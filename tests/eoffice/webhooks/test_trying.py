"""What does not arrive is sent again for days, then given up, and the person is told."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from eoffice.journal.models import JournalEntry
from eoffice.notifications.models import Notice
from eoffice.organization.actor import Actor
from eoffice.queue import leasing
from eoffice.queue.tasks import forget_done
from eoffice.things.models import Thing
from eoffice.webhooks import events, notices, tasks
from eoffice.webhooks.actions import messages, webhooks
from eoffice.webhooks.actions.messages import LONGEST_REST, SPREAD, TRIED_FOR, WAITS
from eoffice.webhooks.lifecycles import MessageState
from eoffice.webhooks.models import Fault, OffCause, Webhook, WebhookMessage
from eoffice.webhooks.sending import posting
from tests.eoffice.webhooks.office import answered, happen, send_at, work

NEVER = timedelta(days=9_999)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def message(webhook: Webhook, thing: Thing, director: Actor) -> WebhookMessage:
    """A message that was refused once."""
    happen(thing, director)
    with answered(500):
        work()
    return WebhookMessage.objects.get()


def try_until_settled(message: WebhookMessage) -> list[timedelta]:
    """Come to a message each time that it is due; return how long it waited in between."""
    waits = []
    while message.next_at is not None:
        assert message.last_at is not None
        waits.append(message.next_at - message.last_at)
        send_at(message, message.next_at)
    return waits


def is_about(wait: timedelta, about: timedelta) -> bool:
    """Say whether a wait is what it should be, or by chance somewhat longer."""
    return about <= wait <= about * (1 + SPREAD)


def next_run() -> datetime:
    later = DBTaskResult.objects.filter(task_path=tasks.send.module_path, status="READY")
    found: datetime = later.latest("run_after").run_after
    return found


def told(kind: str) -> list[Notice]:
    work()
    return list(Notice.objects.filter(kind=kind))


def test_the_first_refusal_waits_five_seconds(message: WebhookMessage) -> None:
    assert message.state == MessageState.WAITING
    assert (message.attempts, message.status, message.fault) == (1, 500, Fault.ANSWER)
    assert message.last_at is not None
    assert message.next_at is not None
    assert is_about(message.next_at - message.last_at, timedelta(seconds=5))
    assert next_run() == message.next_at


def test_it_arrives_at_last_and_nothing_is_remembered_against_the_receiver(
    message: WebhookMessage, webhook: Webhook
) -> None:
    webhook.refresh_from_db()
    assert webhook.failing_since is not None

    with answered(500, posting.SlowError, 200):
        while message.next_at is not None:
            webhook.refresh_from_db()
            send_at(message, max(message.next_at, webhook.rests_until or message.next_at))

    forgiven = Webhook.objects.get()
    assert (message.state, message.attempts) == (MessageState.TOLD, 4)
    assert forgiven.failing_since is forgiven.rests_until is None
    assert forgiven.unreached == 0


def test_the_waits_grow_from_seconds_to_a_day_and_then_it_is_given_up(
    message: WebhookMessage, drafter: Actor
) -> None:
    with answered(500), override_settings(WEBHOOKS_DAYS=9_999):
        waits = try_until_settled(message)

    assert len(waits) == len(WAITS)
    assert all(is_about(wait, about) for wait, about in zip(waits, WAITS, strict=True))
    assert (WAITS[0], WAITS[-1]) == (timedelta(seconds=5), timedelta(days=1))
    assert sum(WAITS, timedelta()) * (1 + SPREAD) < TRIED_FOR
    assert message.state == MessageState.GIVEN_UP
    (notice,) = told(notices.GIVEN_UP)
    assert notice.person == drafter.user


def test_the_person_is_told_once_however_much_is_given_up(
    message: WebhookMessage, thing: Thing, director: Actor
) -> None:
    happen(thing, director)
    with answered(500), override_settings(WEBHOOKS_DAYS=9_999):
        work()
        for one in WebhookMessage.objects.all():
            try_until_settled(one)

    assert len(told(notices.GIVEN_UP)) == 1


def test_after_days_of_failing_the_webhook_is_switched_off(
    message: WebhookMessage, webhook: Webhook, drafter: Actor
) -> None:
    with answered(500), override_settings(WEBHOOKS_DAYS=1):
        try_until_settled(message)

    webhook.refresh_from_db()
    assert webhook.off_cause == OffCause.FAILING
    assert message.state == MessageState.GIVEN_UP
    (notice,) = told(notices.SWITCHED_OFF)
    assert notice.person == drafter.user
    assert JournalEntry.objects.filter(event=events.SWITCHED_OFF, user=None).exists()


def test_a_receiver_that_says_it_is_gone_is_believed(
    message: WebhookMessage, webhook: Webhook
) -> None:
    with answered(410):
        send_at(message, message.next_at or timezone.now())

    webhook.refresh_from_db()
    assert webhook.off_cause == OffCause.GONE
    assert len(told(notices.SWITCHED_OFF)) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_a_failure_like_any_other(message: WebhookMessage, status: int) -> None:
    with answered(status):
        send_at(message, message.next_at or timezone.now())

    assert message.fault == Fault.REDIRECT
    assert message.state == MessageState.WAITING


@pytest.mark.parametrize(
    ("raised", "fault"),
    [
        (posting.NameUnknownError, Fault.NAME),
        (posting.NotPublicError, Fault.PRIVATE),
        (posting.ClosedError, Fault.CLOSED),
        (posting.SlowError, Fault.SLOW),
        (posting.NotBelievedError, Fault.TLS),
        (posting.GarbledError, Fault.GARBLED),
    ],
)
def test_the_page_can_say_why(
    message: WebhookMessage, raised: type[posting.NotReachedError], fault: Fault
) -> None:
    with answered(raised):
        send_at(message, message.next_at or timezone.now())

    assert message.fault == fault
    assert fault.label


def test_while_nobody_is_there_no_worker_waits_for_each_message(
    message: WebhookMessage, webhook: Webhook, thing: Thing, director: Actor
) -> None:
    """A receiver that hangs costs five seconds for each rest, not for each message."""
    with answered(posting.SlowError) as tried:
        send_at(message, message.next_at or timezone.now())
        for _time in range(20):
            happen(thing, director)
        work()

    assert len(tried) == 1
    webhook.refresh_from_db()
    waiting = WebhookMessage.objects.waiting()
    assert waiting.count() == 21
    resting = set(waiting.filter(attempts=0).values_list("next_at", flat=True))
    assert webhook.rests_until is not None
    assert all(one is not None and one >= webhook.rests_until for one in resting)
    assert len(resting) == 20  # not all at one instant, when its rest is over


def test_a_rest_is_never_so_long_that_the_return_goes_unnoticed(
    message: WebhookMessage, webhook: Webhook
) -> None:
    at = message.next_at
    assert at is not None
    with answered(posting.ClosedError):
        for _time in range(9):
            messages.settle(uid=message.uid, status=0, fault=Fault.CLOSED, at=at)

    webhook.refresh_from_db()
    assert webhook.rests_until == at + LONGEST_REST


def test_what_waited_for_days_while_nobody_was_there_is_given_up(
    message: WebhookMessage, webhook: Webhook
) -> None:
    at = message.written_at + TRIED_FOR
    Webhook.objects.update(rests_until=at + timedelta(minutes=5))

    send_at(message, at)

    assert message.state == MessageState.GIVEN_UP


def test_a_message_whose_task_was_lost_is_found(message: WebhookMessage) -> None:
    DBTaskResult.objects.all().delete()
    WebhookMessage.objects.update(next_at=timezone.now() - timedelta(minutes=11))

    with answered(200) as sent:
        tasks.send_forgotten.func()
        tasks.send_forgotten.func()
        work()

    message.refresh_from_db()
    assert len(sent) == 1
    assert message.state == MessageState.TOLD


def test_a_second_task_for_the_same_message_sends_nothing(message: WebhookMessage) -> None:
    with answered(200) as sent:
        send_at(message, message.next_at or timezone.now())
        send_at(message, timezone.now() + timedelta(hours=1))

    assert len(sent) == 1


def test_what_failed_at_one_instant_is_not_tried_again_at_one_instant(
    message: WebhookMessage,
) -> None:
    at, found = timezone.now(), set()
    for _time in range(20):
        WebhookMessage.objects.update(attempts=3)
        messages.settle(uid=message.uid, status=500, fault=Fault.ANSWER, at=at)
        message.refresh_from_db()
        found.add(message.next_at)

    assert len(found) > 10


def test_a_receiver_that_takes_its_time_holds_up_no_other_work(message: WebhookMessage) -> None:
    """A worker takes whatever else is ready first, also before a message that is due by now."""
    DBTaskResult.objects.filter(task_path=tasks.send.module_path).update(run_after=LONG_AGO)
    forget_done.enqueue()

    claimed = leasing.claim("tests", ["default", "webhooks"], at=timezone.now())

    assert claimed is not None
    assert claimed.task_path == forget_done.module_path


def test_an_older_secret_is_forgotten_when_it_signs_no_more(
    webhook: Webhook, drafter: Actor
) -> None:
    at = timezone.now()
    webhooks.renew_secret(webhook=webhook, actor=drafter, at=at)

    messages.forget(at=at + timedelta(hours=23))
    webhook.refresh_from_db()
    assert webhook.older_secret

    messages.forget(at=at + timedelta(hours=25))
    webhook.refresh_from_db()
    assert webhook.older_secret == ""
    assert webhook.older_until is None


def test_what_was_settled_long_ago_is_forgotten(message: WebhookMessage) -> None:
    with answered(200):
        send_at(message, message.next_at or timezone.now())

    assert messages.forget(at=timezone.now() + timedelta(days=29)) == 0
    assert messages.forget(at=timezone.now() + timedelta(days=31)) == 1


def test_what_waits_is_never_forgotten(message: WebhookMessage) -> None:
    assert messages.forget(at=timezone.now() + NEVER) == 0
