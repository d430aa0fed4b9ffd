"""Several real workers on one database: nothing is lost, nothing is done by two, none is stuck."""

from collections import Counter
from pathlib import Path

import pytest

from tests.eoffice.queue import acts
from tests.processes import Installation, set_marker, wait_for


@pytest.fixture
def page(installation: Installation) -> Path:
    """Where tasks write down that they ran."""
    return installation.folder / "page"


def words_on(page: Path) -> list[str]:
    return page.read_text(encoding="utf-8").split() if page.exists() else []


def test_two_workers_share_the_work_and_do_each_task_once(
    installation: Installation, page: Path
) -> None:
    installation.call(acts.enqueue_words, path=str(page), count=60)

    workers = [installation.manage("work", "--until-empty") for _worker in range(2)]

    assert [worker.wait() for worker in workers] == [0, 0]
    # 10 % were rolled back with what they belonged to: they were never asked for.
    expected = {str(number) for number in range(60) if number % 10 != 9}
    assert Counter(words_on(page)) == Counter(expected)


def test_no_task_is_claimed_by_two(installation: Installation, page: Path) -> None:
    installation.call(acts.enqueue_words, path=str(page), count=50)
    start = installation.marker("start")
    claiming = [
        installation.start(acts.claim_everything, worker=f"worker {number}", start=start)
        for number in range(3)
    ]
    set_marker(start)

    claimed = [task for one in claiming for task in one.answer()]

    assert len(claimed) == 45
    assert len(set(claimed)) == 45


def test_a_worker_that_is_told_to_stop_finishes_the_task_at_hand(
    installation: Installation, page: Path
) -> None:
    reached, go_on = installation.marker("reached"), installation.marker("go-on")
    installation.call(acts.enqueue_lingering, path=str(page), reached=reached, go_on=go_on)
    installation.call(acts.enqueue_words, path=str(page), count=3)
    worker = installation.manage("work")
    worker.reach(reached)

    worker.process.terminate()
    set_marker(go_on)

    assert worker.wait() == 0
    assert words_on(page) == ["ended"]
    assert installation.call(acts.statuses) == ["SUCCESSFUL", "READY", "READY", "READY"]


def test_an_idle_worker_stops_when_it_is_told_to(installation: Installation) -> None:
    worker = installation.manage("work")
    wait_for(lambda: "serves" in worker.words(), "the worker to serve")

    assert worker.stop() == 0


def test_the_task_of_a_killed_worker_is_done_by_another(
    installation: Installation, page: Path
) -> None:
    reached, go_on = installation.marker("reached"), installation.marker("go-on")
    installation.call(acts.enqueue_lingering, path=str(page), reached=reached, go_on=go_on)
    killed = installation.manage("work")
    killed.reach(reached)
    killed.kill()
    set_marker(go_on)

    installation.call(acts.let_leases_run_out)
    installation.call(acts.free_what_ran_out)
    assert installation.manage("work", "--until-empty").wait() == 0

    assert words_on(page) == ["ended"]
    assert installation.call(acts.statuses) == ["SUCCESSFUL"]


def test_a_lease_that_still_runs_is_left_to_its_worker(
    installation: Installation, page: Path
) -> None:
    reached, go_on = installation.marker("reached"), installation.marker("go-on")
    installation.call(acts.enqueue_lingering, path=str(page), reached=reached, go_on=go_on)
    slow = installation.manage("work")
    slow.reach(reached)

    assert installation.manage("work", "--until-empty").wait() == 0

    assert installation.call(acts.statuses) == ["RUNNING"]
    set_marker(go_on)
    wait_for(lambda: bool(words_on(page)), "the slow task to end")
    assert slow.stop() == 0


@pytest.mark.both_databases
@pytest.mark.slow
def test_a_worker_outlives_a_lock_that_outlasts_the_timeout(
    installation: Installation, page: Path
) -> None:
    installation.variables["DJANGO_SETTINGS_MODULE"] = "tests.impatient_settings"
    installation.call(acts.enqueue_words, path=str(page), count=1)
    held, let_go = installation.marker("held"), installation.marker("let-go")
    holding = installation.start(acts.hold_the_write_lock, held=held, let_go=let_go)
    holding.reach(held)
    worker = installation.manage("work")
    wait_for(lambda: "did not answer" in worker.words(), "the worker to find the lock")

    set_marker(let_go)
    holding.answer()
    wait_for(lambda: bool(words_on(page)), "the task to be done after all")

    assert worker.stop() == 0
    assert words_on(page) == ["0"]
