"""The queue removes what was done long ago, and nothing that somebody may still look for."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from eoffice.queue.models import TaskLease
from eoffice.queue.tasks import forget_done
from eoffice.queue.worker import Worker
from tests.eoffice.queue import acts

pytestmark = pytest.mark.django_db


def test_what_was_done_last_week_is_removed_with_its_lease() -> None:
    old, young, parked, waiting = (
        UUID(acts.fail.enqueue(reason=str(number)).id) for number in range(4)
    )
    long_ago = timezone.now() - timedelta(days=8)
    done = DBTaskResult.objects.filter(pk__in=[old, young])
    Worker("one").drain()
    done.update(status="SUCCESSFUL", finished_at=timezone.now())
    DBTaskResult.objects.filter(pk=old).update(finished_at=long_ago)
    DBTaskResult.objects.filter(pk=parked).update(status="FAILED", finished_at=long_ago)

    forget_done.func()

    assert {task.pk for task in DBTaskResult.objects.all()} == {young, parked, waiting}
    assert not TaskLease.objects.filter(task=old).exists()
