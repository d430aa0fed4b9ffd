"""Work that search does in the background. A task is a door: it finds and it calls."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from eoffice.queue.schedule import every
from search import following, indexing


@task(queue_name="index")
def drain() -> None:
    """Bring the index up to date with everything that has been asked for."""
    indexing.drain()


@every(timedelta(minutes=2))
@task(queue_name="index")
def follow_the_clock() -> None:
    """End the rights whose time has come, and try again what could not be read."""
    following.end_what_ran_out(at=timezone.now())
    indexing.drain()


@transaction.atomic
def have_drained() -> None:
    """Enqueue a drain, unless one waits that will see what this transaction asks for.

    The waiting one is held, so that no worker begins it before this transaction ends; on SQLite
    the write lock does that. One that a worker is just taking does not count.
    """
    waiting = DBTaskResult.objects.ready().filter(task_path=drain.module_path)
    if waiting.select_for_update(skip_locked=True, of=("self",)).first() is None:
        drain.enqueue()
