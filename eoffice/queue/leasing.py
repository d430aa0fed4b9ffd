"""Claims, renews, settles, repeats and parks tasks: each in one short transaction."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from eoffice.queue.models import QueuedTask, TaskLease

LEASE = timedelta(seconds=60)
MAX_ATTEMPTS = 6
FIRST_WAIT = timedelta(seconds=5)
AT_ONCE = 1_000  # rows that are removed in one transaction


class LeaseLostError(Exception):
    """Another worker has taken the task: what this one did is not counted."""


@transaction.atomic
def claim(worker: str, queues: list[str], *, at: datetime) -> QueuedTask | None:
    """Take the most urgent task that is ready, a dead worker's too; None when there is none."""
    _free_expired(at)
    ready = DBTaskResult.objects.filter(
        Q(run_after=get_date_max()) | Q(run_after__lte=at),
        status=TaskResultStatus.READY,
        queue_name__in=queues,
    )
    task = ready.select_for_update(skip_locked=True, of=("self",)).first()
    if task is None:
        return None
    lease, _made = TaskLease.objects.get_or_create(task=task)
    lease.worker, lease.leased_until = worker, at + LEASE
    lease.attempts += 1
    lease.save(update_fields=["worker", "leased_until", "attempts"])
    task.status, task.started_at = TaskResultStatus.RUNNING, at
    task.worker_ids = [*task.worker_ids, worker]
    task.save(update_fields=["status", "started_at", "worker_ids"])
    return task


def renew(task: QueuedTask, worker: str, *, at: datetime) -> None:
    """Keep a task for another while; raise LeaseLostError when it is no longer this worker's."""
    kept = TaskLease.objects.filter(task=task, worker=worker, leased_until__isnull=False)
    if not kept.update(leased_until=at + LEASE):
        raise LeaseLostError


@transaction.atomic
def settle(task: QueuedTask, worker: str, *, at: datetime) -> None:
    """Mark a task as done."""
    _let_go(task, worker)
    task.status, task.finished_at, task.return_value = TaskResultStatus.SUCCESSFUL, at, None
    task.save(update_fields=["status", "finished_at", "return_value"])


@transaction.atomic
def put_back(task: QueuedTask, worker: str, error: str, *, at: datetime) -> bool:
    """Have a failed task run again later, or park it after the last attempt; True when parked."""
    lease = _let_go(task, worker)
    lease.last_error = error[-4000:]
    is_parked = lease.attempts >= MAX_ATTEMPTS
    if is_parked:
        lease.parked_at = at
        task.status, task.finished_at = TaskResultStatus.FAILED, at
        task.exception_class_path, task.traceback = "eoffice.queue.parked", lease.last_error
    else:
        task.status = TaskResultStatus.READY
        task.run_after = at + FIRST_WAIT * 4 ** (lease.attempts - 1)
    lease.save(update_fields=["last_error", "parked_at"])
    task.save()
    return is_parked


@transaction.atomic
def run_again(lease: TaskLease, *, at: datetime) -> None:
    """Put a parked task back into the queue, as an operator asks; its attempts begin anew."""
    task = DBTaskResult.objects.select_for_update().get(pk=lease.pk)
    if task.status != TaskResultStatus.FAILED:
        return
    lease.attempts, lease.parked_at = 0, None
    lease.save(update_fields=["attempts", "parked_at"])
    task.status, task.run_after, task.finished_at = TaskResultStatus.READY, at, None
    task.exception_class_path = task.traceback = ""
    task.save()


def forget_done(*, before: datetime) -> int:
    """Remove the tasks that were done before an instant, a part at a time; return how many."""
    done = DBTaskResult.objects.filter(
        status=TaskResultStatus.SUCCESSFUL, finished_at__lt=before
    ).order_by()
    count = 0
    while part := list(done.values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            TaskLease.objects.filter(task__in=part).delete()
            DBTaskResult.objects.filter(pk__in=part).delete()
        count += len(part)
    return count


def _free_expired(at: datetime) -> None:
    expired = TaskLease.objects.filter(
        leased_until__lt=at, task__status=TaskResultStatus.RUNNING
    ).select_related("task")
    for lease in expired.select_for_update(skip_locked=True, of=("self",)):
        put_back(lease.task, lease.worker, "The worker died or was stopped.", at=at)


def _let_go(task: QueuedTask, worker: str) -> TaskLease:
    lease = TaskLease.objects.select_for_update().get(task=task)
    if lease.worker != worker or lease.leased_until is None:
        raise LeaseLostError
    lease.leased_until = None
    lease.save(update_fields=["leased_until"])
    return lease
