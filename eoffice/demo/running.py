"""Works off what the loading has asked for in the background: reading, telling, indexing."""

import os
import subprocess
import sys
import time

from django.conf import settings
from django.db import connection
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from eoffice.demo.progress import Progress
from eoffice.queue.worker import Worker

_LOOKS_EVERY = 0.5  # seconds
_WAITING = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def work_off(*, progress: Progress, words: str, processes: int) -> None:
    """Do everything that is in the queue: here, or in so many processes beside this one."""
    if not processes:
        Worker("demo").drain()
        return
    connection.close()  # what follows is others' work
    before = _count()
    with progress.bar(words, before) as bar:
        workers = [_start() for _number in range(processes)]
        shown = 0
        while any(worker.poll() is None for worker in workers):
            time.sleep(_LOOKS_EVERY)
            left = _count()
            before = max(before, shown + left)
            bar.total = before
            bar.update(before - left - shown)
            shown = before - left


def _start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "django", "work", "--until-empty"],
        cwd=settings.ROOT,
        env={**os.environ, "LOG_LEVEL": "ERROR"},
        stdout=subprocess.DEVNULL,
    )


def _count() -> int:
    """Count what is to be done now; what was put off is not."""
    waiting = DBTaskResult.objects.filter(status__in=_WAITING)
    return waiting.filter(priority__gte=0).count()
