"""What runs on a timer: named here, put into the queue once per interval, whoever asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from eoffice.queue.models import ScheduledRun


@dataclass(frozen=True)
class _Scheduled:
    task: Any
    every: timedelta


_scheduled: dict[str, _Scheduled] = {}


def every(interval: timedelta) -> Callable[[Any], Any]:
    """Have a task put into the queue once in each interval, by whichever worker comes first."""

    def register(task: Any) -> Any:
        _scheduled[task.module_path] = _Scheduled(task, interval)
        return task

    return register


def enqueue_due(*, at: datetime) -> int:
    """Enqueue every scheduled task whose time has come; return how many."""
    return sum(_enqueue_if_due(name, entry, at) for name, entry in _scheduled.items())


@transaction.atomic
def _enqueue_if_due(name: str, entry: _Scheduled, at: datetime) -> bool:
    run, is_new = ScheduledRun.objects.select_for_update().get_or_create(
        name=name, defaults={"last_at": at}
    )
    if not is_new and at - run.last_at < entry.every:
        return False
    run.last_at = at
    run.save(update_fields=["last_at"])
    entry.task.enqueue()
    return True
