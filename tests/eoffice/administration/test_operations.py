"""Operations: what waits and what was given up, said without a word of any document."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from eoffice.administration import checks, queue_state, tasks
from eoffice.administration.actions import operations
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from eoffice.queue import leasing
from eoffice.queue.models import TaskLease
from tests.eoffice.administration.conftest import SignIn
from tests.factories import MORNING

SECRET = "Báo cáo về vụ án tham nhũng"
ERROR = f"""Traceback (most recent call last):
  File "/srv/eoffice/storage/reading/child.py", line 41, in read
    raise UnreadableError(subject)
storage.reading.UnreadableError: {SECRET}
"""


@pytest.fixture
def parked(agency: Agency) -> TaskLease:
    """A task that failed six times."""
    tasks.reckon_deadlines.enqueue(agency_uid=str(agency.uid))
    at = timezone.now()
    for _ in range(leasing.MAX_ATTEMPTS):
        task = leasing.claim("worker", ["default"], at=at)
        assert task is not None
        leasing.put_back(task, "worker", ERROR, at=at)
        at += timedelta(days=1)
    return TaskLease.objects.get(parked_at__isnull=False)


def test_a_parked_task_is_shown_and_runs_again(
    administrator: Actor, parked: TaskLease, sign_in: SignIn
) -> None:
    client = sign_in(administrator)
    page = client.get("/administration/operations/").content.decode()
    assert "eoffice.administration.tasks.reckon_deadlines" in page

    client.post(f"/administration/operations/{parked.task_id}/run-again/")

    assert DBTaskResult.objects.get().status == TaskResultStatus.READY
    assert queue_state.parked() == []


def test_an_error_is_named_without_its_words(
    administrator: Actor, parked: TaskLease, sign_in: SignIn
) -> None:
    page = sign_in(administrator).get("/administration/operations/").content.decode()

    assert "UnreadableError (child.py:41)" in page
    assert SECRET not in page


def test_a_task_that_is_not_parked_is_not_there(
    administrator: Actor, parked: TaskLease, sign_in: SignIn
) -> None:
    client, url = sign_in(administrator), "/administration/operations/{}/run-again/"

    assert client.post(url.format(uuid4())).status_code == 404
    assert client.post(url.format(parked.task_id)).status_code == 302
    assert client.post(url.format(parked.task_id)).status_code == 404


def test_nobody_else_runs_tasks_again(clerk: Actor, parked: TaskLease) -> None:
    with pytest.raises(PermissionDenied):
        operations.run_again(lease=parked, actor=clerk, at=MORNING)


def test_parked_tasks_turn_the_queue_red(parked: TaskLease) -> None:
    check = queue_state.check_queue(timezone.now())

    assert check.tone == "red"
    assert check.advice


def test_tasks_that_nobody_takes_turn_the_queue_red(agency: Agency) -> None:
    tasks.reckon_deadlines.enqueue(agency_uid=str(agency.uid))

    assert queue_state.check_queue(timezone.now()).tone == "green"
    assert queue_state.check_queue(timezone.now() + timedelta(minutes=6)).tone == "red"


def test_an_empty_queue_is_in_order(db: None) -> None:
    assert queue_state.check_queue(MORNING).tone == "green"
    assert queue_state.check_mail(MORNING).tone == "green"


def test_a_worker_that_died_is_said_in_words(agency: Agency) -> None:
    tasks.reckon_deadlines.enqueue(agency_uid=str(agency.uid))
    task = leasing.claim("worker", ["default"], at=timezone.now())
    TaskLease.objects.filter(task=task).update(
        parked_at=timezone.now(), last_error="The worker died or was stopped."
    )

    (shown,) = queue_state.parked()
    assert "(" not in shown.error
    assert shown.error


def test_what_waits_is_counted_by_queue(agency: Agency) -> None:
    tasks.reckon_deadlines.enqueue(agency_uid=str(agency.uid))

    default, mail = queue_state.counts(["default", "mail"])

    assert (default.ready, default.running) == (1, 0)
    assert (mail.ready, mail.running) == (0, 0)


def test_apps_say_how_they_are(
    administrator: Actor, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "_checks", {})
    checks.register("vault", "Kho tệp", lambda at: checks.Check("Còn 20 GB.", "amber", "Dọn đĩa."))

    page = sign_in(administrator).get("/administration/operations/").content.decode()

    assert "Còn 20 GB." in page
    assert "Dọn đĩa." in page


def test_a_check_that_breaks_hides_no_other(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(at: object) -> checks.Check:
        raise OSError(at)

    monkeypatch.setattr(checks, "_checks", {})
    checks.register("index", "Index", breaks)
    checks.register("queue", "Queue", queue_state.check_queue)

    index, queue = checks.all_checked(at=MORNING)

    assert (index.check.tone, queue.check.tone) == ("red", "green")
    assert "A check of the operations page broke." in caplog.text
