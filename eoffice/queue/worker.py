"""The worker's loop: claim, run under a heartbeat, settle; no task's failure stops it."""

import logging
import threading
import time
import traceback
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import Error, close_old_connections, connection
from django.utils import timezone

from eoffice.queue import leasing, schedule
from eoffice.queue.models import QueuedTask

logger = logging.getLogger("eoffice.queue")

BEAT = leasing.LEASE / 4
LOOKS_AT_SCHEDULE = timedelta(seconds=20)


class Worker:
    """Runs tasks one after another until it is told to stop; a running task is finished first."""

    def __init__(
        self,
        name: str,
        *,
        queues: list[str] | None = None,
        pause: float = 0.3,
        has_schedule: bool = True,
    ) -> None:
        self.name = name
        self.queues = queues or list(settings.TASKS["default"]["QUEUES"])
        self._has_schedule = has_schedule
        self._pause = pause
        self._stop = threading.Event()
        self._schedule_looked_at = 0.0

    def stop(self) -> None:
        """Ask the loop to end after the task at hand."""
        self._stop.set()

    def run(self) -> None:
        """Work until stopped. A database that is locked or away is waited for."""
        logger.info("Worker %s serves %s.", self.name, ", ".join(self.queues))
        while not self._stop.is_set():
            close_old_connections()
            if not self._guarded(self._step):
                self._stop.wait(self._pause)
        logger.info("Worker %s has stopped.", self.name)

    def drain(self) -> int:
        """Run everything that is ready now; return how many tasks were run. For tests and demos."""
        count = 0
        while self._step(with_schedule=False):
            count += 1
        return count

    def _guarded(self, step: Callable[[], bool]) -> bool:
        try:
            return step()
        except Error:
            # The walls (5): a write lock that outlasts the timeout must not kill the worker.
            logger.warning("The database did not answer; trying again.", exc_info=True)
            connection.close()
            self._stop.wait(1)
            return False

    def _step(self, *, with_schedule: bool = True) -> bool:
        if with_schedule and self._has_schedule:
            self._look_at_schedule()
        task = leasing.claim(self.name, self.queues, at=timezone.now())
        if task is None:
            return False
        self._run(task)
        return True

    def _look_at_schedule(self) -> None:
        if time.monotonic() - self._schedule_looked_at > LOOKS_AT_SCHEDULE.total_seconds():
            schedule.enqueue_due(at=timezone.now())
            self._schedule_looked_at = time.monotonic()

    def _run(self, task: QueuedTask) -> None:
        with _Heartbeat(task, self.name):
            error = _call(task)
        try:
            if error is None:
                leasing.settle(task, self.name, at=timezone.now())
            elif leasing.put_back(task, self.name, error, at=timezone.now()):
                logger.error("Task %s is parked after its last attempt: %s", task.task_path, error)
        except leasing.LeaseLostError:
            logger.warning("Task %s was taken by another worker.", task.task_path)


def _call(task: QueuedTask) -> str | None:
    try:
        call = task.task
        call.func(*task.args_kwargs["args"], **task.args_kwargs["kwargs"])
    except (Exception, SystemExit):  # a library that asks the process to end has failed too
        logger.warning("Task %s failed.", task.task_path, exc_info=True)
        return traceback.format_exc()
    return None


class _Heartbeat:
    """Renews the lease of a running task from a thread of its own."""

    def __init__(self, task: QueuedTask, worker: str) -> None:
        self._task = task
        self._worker = worker
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._done.set()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._done.wait(BEAT.total_seconds()):
                self._renew()
        except leasing.LeaseLostError:
            logger.warning("The lease of %s was lost.", self._task.task_path)
        finally:
            connection.close()

    def _renew(self) -> None:
        try:
            leasing.renew(self._task, self._worker, at=timezone.now())
        except Error:
            logger.warning("The lease of %s could not be renewed yet.", self._task.task_path)
