"""What processes do in the tests of the journal: followers, and views that act once."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.messages.storage.cookie import CookieStorage
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.test import RequestFactory
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from eoffice.accounts.models import User
from eoffice.journal.models import FollowerReceipt, JournalEntry, RequestKey
from eoffice.journal.once import FIELD, once, once_resumable
from eoffice.journal.recording import call_follower, follows, record
from eoffice.queue import leasing
from eoffice.queue.models import TaskLease
from eoffice.things.models import Thing
from tests.factories import create_agency, create_person, create_thing
from tests.processes import set_marker, wait_for_marker

HAPPENED = "made-up.happened"
FOLLOWED = "made-up.followed"
DONE = "made-up.done"


@follows(HAPPENED)
def leave_a_mark(entry: JournalEntry) -> None:
    """Leave one entry more: an effect that shows when it happens twice."""
    record(FOLLOWED, actor=None, thing=entry.thing, at=timezone.now(), of=entry.uid)


@follows("made-up.slow")
def leave_a_mark_slowly(entry: JournalEntry) -> None:
    """Leave the mark, and wait in the middle of the transaction, as the entry's words say."""
    record(FOLLOWED, actor=None, thing=entry.thing, at=timezone.now(), of=entry.uid)
    reached, go_on = entry.text.words.split("\n")
    set_marker(reached)
    wait_for_marker(go_on)


def lay_out() -> int:
    """Make an office with one person; return who."""
    create_agency()
    return create_person(username="one").pk


def make_happen(*, count: int, event: str = HAPPENED, words: str = "") -> None:
    """Let something happen some times; every tenth time it is rolled back."""
    thing = Thing.objects.first() or create_thing(create_agency())
    for number in range(count):
        with transaction.atomic():
            record(event, actor=None, thing=thing, at=timezone.now(), words=words, number=number)
            transaction.set_rollback(number % 10 == 9)


def call_all(*, start: str) -> None:
    """Call every follower of every entry, as a worker that believes nothing was done yet."""
    wait_for_marker(start)
    for arguments in DBTaskResult.objects.filter(
        task_path="eoffice.journal.recording.call_follower"
    ).values_list("args_kwargs", flat=True):
        call_follower.func(**arguments["kwargs"])


def count() -> dict[str, int]:
    """Count what happened, what followed, and the receipts."""
    return {
        "happened": JournalEntry.objects.exclude(event=FOLLOWED).count(),
        "followed": JournalEntry.objects.filter(event=FOLLOWED).count(),
        "receipts": FollowerReceipt.objects.count(),
    }


def free_the_tasks_of_the_dead() -> None:
    """Bring forward what a minute brings, and the wait before the next attempt."""
    past = timezone.now() - timedelta(seconds=1)
    TaskLease.objects.filter(leased_until__isnull=False).update(leased_until=past)
    leasing.claim("nobody", ["no such queue"], at=timezone.now())
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())


def request_of(user: User, key: str) -> HttpRequest:
    """Make the request of a person who sends a form with a key."""
    request = RequestFactory().post("/made-up/", {FIELD: key} if key else {})
    request.user = user
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]  # as its middleware does
    return request


@once
def make_one_more(request: HttpRequest, reached: str, go_on: str) -> HttpResponse:
    """Record that it was done, slowly enough for a second click."""
    del request
    entry = record(DONE, actor=None, thing=None, at=timezone.now())
    set_marker(reached)
    wait_for_marker(go_on)
    return redirect(f"/made/{entry.uid}/")


@once_resumable
def make_in_steps(request: HttpRequest, reached: str, go_on: str) -> HttpResponse:
    """Commit a first step, wait, commit the second: what a seal does."""
    del request
    with transaction.atomic():
        record(DONE, actor=None, thing=None, at=timezone.now())
    set_marker(reached)
    wait_for_marker(go_on)
    return redirect("/made/")


def post(*, view: str, person: int, key: str, reached: str, go_on: str) -> str:
    """Send a form; return where the answer leads."""
    views: dict[str, Any] = {"once": make_one_more, "resumable": make_in_steps}
    request = request_of(User.objects.get(pk=person), key)
    return str(views[view](request, reached, go_on)["Location"])


def count_done() -> int:
    return JournalEntry.objects.filter(event=DONE).count()


def age_keys() -> None:
    """Bring forward what three minutes bring."""
    RequestKey.objects.update(asked_at=timezone.now() - timedelta(minutes=3))


def answered(*, key: str) -> bool:
    return RequestKey.objects.filter(key=UUID(key), answered_at__isnull=False).exists()
