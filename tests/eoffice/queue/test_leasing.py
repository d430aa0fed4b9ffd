"""Leases: a task belongs to one worker for a while, is repeated after failures, and is parked."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from eoffice.queue import leasing
from eoffice.queue.leasing import FIRST_WAIT, LEASE, MAX_ATTEMPTS, LeaseLostError
from eoffice.queue.models import QueuedTask, TaskLease
from tests.eoffice.queue import acts

pytestmark = pytest.mark.django_db

NOW = timezone.now()
QUEUES = ["default"]


@pytest.fixture
def task() -> QueuedTask:
    """A task that waits in the queue."""
    return DBTaskResult.objects.get(pk=acts.fail.enqueue(reason="made up").id)


def claim(worker: str = "one", seconds: float = 0) -> QueuedTask | None:
    return leasing.claim(worker, QUEUES, at=NOW + timedelta(seconds=seconds))


def claim_surely(worker: str = "one", seconds: float = 0) -> QueuedTask:
    found = claim(worker, seconds)
    assert found is not None
    return found


def park(task: QueuedTask) -> TaskLease:
    at = NOW
    for _attempt in range(MAX_ATTEMPTS):
        claimed = leasing.claim("one", QUEUES, at=at)
        assert claimed is not None
        leasing.put_back(claimed, "one", "It went wrong.", at=at)
        at += timedelta(days=1)
    return TaskLease.objects.get(task=task)


def test_a_claimed_task_is_not_given_to_another(task: QueuedTask) -> None:
    assert claim("one") == task

    assert claim("two") is None


def test_an_empty_queue_gives_nothing() -> None:
    assert claim() is None


def test_a_worker_takes_only_from_the_queues_that_it_serves(task: QueuedTask) -> None:
    assert leasing.claim("one", ["mail"], at=NOW) is None


def test_the_more_urgent_task_comes_first(task: QueuedTask) -> None:
    urgent = acts.fail.using(priority=50).enqueue(reason="urgent")

    assert claim_surely().pk == DBTaskResult.objects.get(pk=urgent.id).pk


def test_what_is_to_run_later_waits(task: QueuedTask) -> None:
    later = acts.fail.using(run_after=NOW + timedelta(hours=1)).enqueue(reason="later")
    claim_surely()

    assert claim("two") is None
    assert str(claim_surely("two", seconds=3601).pk) == str(later.id)


def test_a_renewed_lease_outlives_its_first_end(task: QueuedTask) -> None:
    claimed = claim_surely()
    leasing.renew(claimed, "one", at=NOW + LEASE / 2)

    assert claim("two", seconds=LEASE.total_seconds() + 1) is None


def test_the_task_of_a_dead_worker_goes_to_another(task: QueuedTask) -> None:
    claim_surely("dead")
    after = LEASE.total_seconds() + 1

    assert claim("two", seconds=after) is None  # freed now, and due after the first wait
    assert claim("two", seconds=after + FIRST_WAIT.total_seconds()) == task


def test_a_worker_that_lost_its_lease_is_told_when_it_renews(task: QueuedTask) -> None:
    claimed = claim_surely("slow")
    claim("two", seconds=LEASE.total_seconds() + 1)

    with pytest.raises(LeaseLostError):
        leasing.renew(claimed, "slow", at=NOW)


def test_a_worker_that_lost_its_lease_cannot_settle(task: QueuedTask) -> None:
    claimed = claim_surely("slow")
    after = LEASE.total_seconds() + 1
    claim("two", seconds=after)
    claim("two", seconds=after + FIRST_WAIT.total_seconds())

    with pytest.raises(LeaseLostError):
        leasing.settle(claimed, "slow", at=NOW)
    task.refresh_from_db()
    assert task.status == "RUNNING"


def test_a_worker_that_lost_its_lease_cannot_put_back(task: QueuedTask) -> None:
    claimed = claim_surely("slow")
    claim("two", seconds=LEASE.total_seconds() + 1)

    with pytest.raises(LeaseLostError):
        leasing.put_back(claimed, "slow", "Too late.", at=NOW)


def test_a_late_worker_whose_task_nobody_took_still_settles(task: QueuedTask) -> None:
    claimed = claim_surely()

    leasing.settle(claimed, "one", at=NOW + LEASE * 2)

    task.refresh_from_db()
    assert task.status == "SUCCESSFUL"


def test_a_settled_task_is_over(task: QueuedTask) -> None:
    leasing.settle(claim_surely(), "one", at=NOW)

    assert claim("two", seconds=24 * 3600) is None


@pytest.mark.parametrize(("failures", "seconds"), [(1, 5), (2, 20), (3, 80), (4, 320), (5, 1280)])
def test_each_failure_makes_the_wait_longer(task: QueuedTask, failures: int, seconds: int) -> None:
    at = NOW
    for _failure in range(failures):
        claimed = leasing.claim("one", QUEUES, at=at)
        assert claimed is not None
        leasing.put_back(claimed, "one", "It went wrong.", at=at)
        at += timedelta(days=1)
    failed_at = at - timedelta(days=1)

    assert leasing.claim("one", QUEUES, at=failed_at + timedelta(seconds=seconds - 1)) is None
    assert leasing.claim("one", QUEUES, at=failed_at + timedelta(seconds=seconds)) == task


def test_after_the_last_attempt_a_task_is_parked_with_its_error(task: QueuedTask) -> None:
    lease = park(task)

    task.refresh_from_db()
    assert (task.status, lease.attempts) == ("FAILED", MAX_ATTEMPTS)
    assert lease.parked_at is not None
    assert lease.last_error == "It went wrong."
    assert claim(seconds=365 * 24 * 3600) is None


def test_a_task_that_kills_every_worker_is_parked_too(task: QueuedTask) -> None:
    at = NOW
    for _attempt in range(MAX_ATTEMPTS):
        assert leasing.claim("dies", QUEUES, at=at) == task
        at += timedelta(days=1)
        leasing.claim("finds it", ["no such queue"], at=at)
        at += timedelta(days=1)

    lease = TaskLease.objects.get(task=task)
    assert lease.parked_at is not None
    assert "died" in lease.last_error


def test_an_operator_lets_a_parked_task_run_again_from_its_first_attempt(
    task: QueuedTask,
) -> None:
    lease = park(task)

    leasing.run_again(lease, at=NOW)

    assert claim("two") == task
    lease.refresh_from_db()
    assert (lease.attempts, lease.parked_at) == (1, None)


def test_a_task_that_succeeds_when_run_again_keeps_no_failure(task: QueuedTask) -> None:
    leasing.run_again(park(task), at=NOW)

    leasing.settle(claim_surely(), "one", at=NOW)

    task.refresh_from_db()
    assert (task.status, task.exception_class_path, task.traceback) == ("SUCCESSFUL", "", "")


def test_run_again_leaves_a_task_alone_that_is_not_parked(task: QueuedTask) -> None:
    claimed = claim_surely()

    leasing.run_again(TaskLease.objects.get(task=task), at=NOW)

    task.refresh_from_db()
    assert task.status == "RUNNING"
    leasing.settle(claimed, "one", at=NOW)
