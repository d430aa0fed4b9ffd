"""The worker: whatever a task does, the loop goes on; what ends is told to the queue."""

from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django_tasks_db.models import DBTaskResult

from eoffice.queue import leasing, worker
from eoffice.queue.models import QueuedTask, TaskLease
from eoffice.queue.worker import Worker
from tests.eoffice.queue import acts

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Where tasks write down that they ran."""
    return tmp_path / "page"


def test_a_task_is_run_with_what_it_was_given(page: Path) -> None:
    acts.write_down.enqueue(path=str(page), word="xin chào")

    assert Worker("one").drain() == 1

    assert page.read_text(encoding="utf-8") == "xin chào\n"
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_a_failed_task_is_put_back_with_its_error_and_the_next_one_runs(page: Path) -> None:
    acts.fail.using(priority=1).enqueue(reason="no paper in the printer")
    acts.write_down.enqueue(path=str(page), word="after")

    Worker("one").drain()

    assert page.read_text(encoding="utf-8") == "after\n"
    assert "no paper in the printer" in TaskLease.objects.get(task__status="READY").last_error


def test_a_task_that_asks_the_process_to_end_does_not_end_the_worker(page: Path) -> None:
    acts.leave.using(priority=1).enqueue()
    acts.write_down.enqueue(path=str(page), word="after")

    Worker("one").drain()

    assert page.read_text(encoding="utf-8") == "after\n"


def test_a_task_that_no_longer_exists_is_put_back_not_fatal() -> None:
    acts.fail.enqueue(reason="gone")
    DBTaskResult.objects.update(task_path="tests.eoffice.queue.acts.no_such_task")

    assert Worker("one").drain() == 1

    assert "no_such_task" in TaskLease.objects.get().last_error


def test_a_task_that_finds_the_database_locked_is_repeated() -> None:
    acts.find_it_locked.enqueue()

    Worker("one").drain()

    assert DBTaskResult.objects.get().status == "READY"


def test_a_worker_whose_task_was_taken_counts_nothing(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts.write_down.enqueue(path=str(page), word="slow")

    def take_away(*_arguments: object, **_more: object) -> None:
        raise leasing.LeaseLostError

    monkeypatch.setattr(leasing, "settle", take_away)

    Worker("one").drain()

    assert DBTaskResult.objects.get().status == "RUNNING"


def test_a_stopped_worker_takes_no_further_task(page: Path) -> None:
    acts.write_down.enqueue(path=str(page), word="never")
    stopped = Worker("one")
    stopped.stop()

    stopped.run()

    assert not page.exists()


def test_the_loop_outlives_a_database_that_does_not_answer(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts.write_down.enqueue(path=str(page), word="after all")
    claim = leasing.claim
    refusals = [OperationalError("database is locked"), OperationalError("server closed")]
    serving = Worker("one", pause=0)

    def claim_or_fail(*arguments: object, **more: object) -> QueuedTask | None:
        if refusals:
            raise refusals.pop()
        found = claim(*arguments, **more)  # type: ignore[arg-type]  # passed on as they came
        if found is None:
            serving.stop()
        return found

    monkeypatch.setattr(leasing, "claim", claim_or_fail)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(connection, "close", lambda: None)
    stop = serving._stop
    monkeypatch.setattr(stop, "wait", lambda _seconds: stop.is_set())

    serving.run()

    assert page.read_text(encoding="utf-8") == "after all\n"
