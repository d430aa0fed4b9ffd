"""The schedule: a task is put into the queue once in each interval, whoever looks."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from eoffice.queue import schedule
from eoffice.queue.scheduler import Scheduler
from eoffice.queue.worker import Worker
from tests.eoffice.queue import acts
from tests.processes import Installation, set_marker, wait_for

NOON = datetime(2026, 3, 4, 5, 0, tzinfo=UTC)


@pytest.fixture
def _hourly(monkeypatch: pytest.MonkeyPatch) -> None:
    """One task that is due every hour, and nothing else."""
    monkeypatch.setattr(schedule, "_scheduled", {})
    schedule.every(timedelta(hours=1))(acts.write_down_the_hour)


@pytest.mark.django_db
@pytest.mark.usefixtures("_hourly")
def test_a_task_is_due_when_it_never_ran() -> None:
    assert schedule.enqueue_due(at=NOON) == 1

    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("_hourly")
def test_within_the_interval_it_is_not_due_again() -> None:
    schedule.enqueue_due(at=NOON)

    assert schedule.enqueue_due(at=NOON + timedelta(minutes=59)) == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("_hourly")
def test_after_the_interval_it_is_due_again() -> None:
    schedule.enqueue_due(at=NOON)

    assert schedule.enqueue_due(at=NOON + timedelta(hours=1)) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_hourly")
def test_the_scheduler_alone_puts_into_the_queue_what_is_due() -> None:
    scheduler = Scheduler(pause=0.01)
    looking = threading.Thread(target=scheduler.run)
    looking.start()
    wait_for(DBTaskResult.objects.exists, "the scheduler to look")
    time.sleep(0.1)  # it goes on looking
    scheduler.stop()
    looking.join()

    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("_hourly")
def test_a_worker_without_the_schedule_leaves_it_alone() -> None:
    worker = Worker("one", has_schedule=False)

    assert not worker._step()

    assert not DBTaskResult.objects.exists()


def test_the_scheduler_stops_when_it_is_told_to(installation: Installation) -> None:
    scheduling = installation.manage("schedule")
    wait_for(lambda: "schedule is looked at" in scheduling.words(), "the scheduler")

    assert scheduling.stop() == 0


def test_of_two_workers_that_look_at_once_one_enqueues(installation: Installation) -> None:
    start = installation.marker("start")
    looking = [
        installation.start(acts.enqueue_scheduled, at=NOON.isoformat(), start=start)
        for _worker in range(3)
    ]
    set_marker(start)

    assert sum(one.answer() for one in looking) >= 1
    paths = installation.call(acts.enqueued_paths)
    assert paths.count("tests.eoffice.queue.acts.write_down_the_hour") == 1
