"""What processes do in the tests of the queue: tasks of their own, and looks at them."""

from datetime import datetime, timedelta
from pathlib import Path

from django.db import OperationalError, connection, transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from eoffice.queue import leasing, schedule
from eoffice.queue.models import TaskLease
from tests.processes import set_marker, wait_for_marker


@task()
def write_down(*, path: str, word: str) -> None:
    """Add a word to a file: an effect that nothing rolls back."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{word}\n")


@task()
def linger(*, path: str, reached: str, go_on: str) -> None:
    """Say that the task has begun, wait to be let go, and write that it has ended."""
    set_marker(reached)
    wait_for_marker(go_on)
    write_down.func(path=path, word="ended")


@task()
def fail(*, reason: str) -> None:
    raise ValueError(reason)


@task()
def leave() -> None:
    """Do what a library may do in a bad moment: ask the whole process to end."""
    raise SystemExit(3)


@task()
def find_it_locked() -> None:
    raise OperationalError("database is locked")


def enqueue_words(*, path: str, count: int) -> None:
    """Put tasks into the queue, each in a transaction; every tenth is rolled back."""
    for number in range(count):
        with transaction.atomic():
            write_down.enqueue(path=path, word=str(number))
            transaction.set_rollback(number % 10 == 9)


def enqueue_lingering(*, path: str, reached: str, go_on: str) -> None:
    linger.enqueue(path=path, reached=reached, go_on=go_on)


def statuses() -> list[str]:
    """How far the tasks of this module are; workers also find what is on the office's schedule."""
    ours = DBTaskResult.objects.filter(task_path__startswith=__name__)
    return list(ours.order_by("enqueued_at").values_list("status", flat=True))


def let_leases_run_out() -> int:
    """Bring forward what a minute brings: the lease of a dead worker ends."""
    past = timezone.now() - timedelta(seconds=1)
    return TaskLease.objects.filter(leased_until__isnull=False).update(leased_until=past)


def free_what_ran_out() -> None:
    """Do what the next worker does first, and spare the test the wait before the next attempt."""
    leasing.claim("nobody", ["no such queue"], at=timezone.now())
    now = timezone.now()
    DBTaskResult.objects.filter(status="READY", run_after__lt=now + timedelta(days=1)).update(
        run_after=now
    )


def claim_everything(*, worker: str, start: str) -> list[str]:
    """Claim tasks until there are none; return which."""
    wait_for_marker(start)
    claimed = []
    while (found := leasing.claim(worker, ["default"], at=timezone.now())) is not None:
        claimed.append(str(found.pk))
    return claimed


def enqueue_scheduled(*, at: str, start: str) -> int:
    """Look at the schedule, as every worker does now and then."""
    schedule.every(timedelta(hours=1))(write_down_the_hour)
    wait_for_marker(start)
    return schedule.enqueue_due(at=datetime.fromisoformat(at))


@task()
def write_down_the_hour() -> None:
    """Do nothing, once an hour."""


def hold_the_write_lock(*, held: str, let_go: str) -> None:
    """Hold the only write lock of SQLite (a lock on the queue's table elsewhere)."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                table = DBTaskResult._meta.db_table
                cursor.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        set_marker(held)
        wait_for_marker(let_go)


def enqueued_paths() -> list[str]:
    return list(DBTaskResult.objects.values_list("task_path", flat=True))
