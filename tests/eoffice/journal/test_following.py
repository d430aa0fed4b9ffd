"""Following: what happens because of an entry, once each, by a worker."""

from collections.abc import Iterator
from datetime import timedelta, timezone

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from eoffice.journal import recording
from eoffice.journal.models import FollowerReceipt, JournalEntry, JournalText
from eoffice.journal.recording import (
    call_follower,
    follows,
    record,
)
from eoffice.organization.models import Agency
from eoffice.queue.worker import Worker
from eoffice.things.models import Thing
from tests.eoffice.journal import acts
from tests.factories import MORNING, create_thing

EVENT = "made-up.thing.changed"
HANOI = timezone(timedelta(hours=7))


@pytest.fixture
def thing(agency: Agency) -> Thing:
    """What the entries tell of."""
    return create_thing(agency)


@pytest.fixture
def followed() -> Iterator[list[str]]:
    """What two followers of the event have done."""
    done: list[str] = []

    @follows(EVENT)
    def one(entry: JournalEntry) -> None:
        done.append(f"one {entry.event}")

    @follows(EVENT)
    def two(entry: JournalEntry) -> None:
        done.append(f"two {entry.event}")

    yield done
    recording._followers.pop(EVENT)


@pytest.mark.django_db
def test_each_follower_is_asked_in_the_transaction_of_the_entry(
    thing: Thing, followed: list[str]
) -> None:
    with transaction.atomic():
        record(EVENT, actor=None, thing=thing, at=MORNING)

        assert DBTaskResult.objects.count() == 2
    assert followed == []


@pytest.mark.django_db
def test_what_is_rolled_back_is_neither_told_nor_followed(
    thing: Thing, followed: list[str]
) -> None:
    with transaction.atomic():
        record(EVENT, actor=None, thing=thing, at=MORNING, words="Không có gì.")
        transaction.set_rollback(True)

    assert not JournalEntry.objects.exists()
    assert not JournalText.objects.exists()
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
def test_a_task_names_the_entry_by_its_outer_id_only(thing: Thing, followed: list[str]) -> None:
    entry = record(EVENT, actor=None, thing=thing, at=MORNING)

    arguments = DBTaskResult.objects.values_list("args_kwargs", flat=True)
    assert {task["kwargs"]["entry_uid"] for task in arguments} == {str(entry.uid)}


@pytest.mark.django_db
def test_a_worker_lets_each_follower_do_its_part(thing: Thing, followed: list[str]) -> None:
    record(EVENT, actor=None, thing=thing, at=MORNING)

    Worker("one").drain()

    assert sorted(followed) == [f"one {EVENT}", f"two {EVENT}"]


@pytest.mark.django_db
def test_a_follower_that_is_called_twice_does_its_part_once(
    thing: Thing, followed: list[str]
) -> None:
    record(EVENT, actor=None, thing=thing, at=MORNING)
    asked = [task["kwargs"] for task in DBTaskResult.objects.values_list("args_kwargs", flat=True)]

    for arguments in asked * 2:
        call_follower.func(**arguments)

    assert len(followed) == 2
    assert FollowerReceipt.objects.count() == 2


@pytest.mark.django_db
def test_a_follower_that_fails_gives_no_receipt_and_leaves_nothing(thing: Thing) -> None:
    entry = record("made-up.slow", actor=None, thing=thing, at=MORNING, words="one line")

    with pytest.raises(ValueError, match="not enough values"):
        call_follower.func(
            entry_uid=str(entry.uid), follower=f"{acts.__name__}.leave_a_mark_slowly"
        )

    assert not FollowerReceipt.objects.exists()
    assert not JournalEntry.objects.filter(event=acts.FOLLOWED).exists()


@pytest.mark.django_db
def test_a_follower_is_found_though_nobody_imported_it(
    thing: Thing, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = record(EVENT, actor=None, thing=thing, at=MORNING)
    monkeypatch.setattr(recording, "_by_name", {})

    call_follower.func(entry_uid=str(entry.uid), follower=f"{acts.__name__}.leave_a_mark")

    assert JournalEntry.objects.filter(event=acts.FOLLOWED).count() == 1
