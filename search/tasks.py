"""Work that search does in the background. A task is a door: it finds and it calls."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from eoffice.queue.schedule import every
from search import following, indexing
from search.engines.base import SearchUnavailableError
from search.models import IndexRequest

logger = logging.getLogger("search")

COMES_AGAIN = timedelta(seconds=10)


@task(queue_name="index")
def drain() -> None:
    """Bring the index up to date with everything that has been asked for.

    Where its server is away, nothing is lost and nothing has failed: the requests stay, and this
    comes again in a moment, until the server is back.
    """
    try:
        indexing.drain()
    except SearchUnavailableError:
        logger.warning("The index could not be brought up to date; trying again.", exc_info=True)
        have_drained(after=COMES_AGAIN)


@every(timedelta(minutes=2))
@task(queue_name="index")
def follow_the_clock() -> None:
    """End the rights whose time has come, and try again what could not be read."""
    now = timezone.now()
    following.end_what_ran_out(at=now)
    if IndexRequest.objects.ready_at(now).exists():
        have_drained()


@transaction.atomic
def have_drained(*, after: timedelta = timedelta()) -> None:
    """Enqueue a drain, unless one waits that will see what this transaction asks for.

    The waiting one is held, so that no worker begins it before this transaction ends; on SQLite
    the write lock does that. One that a worker is just taking does not count; one that comes again
    in a moment does, so that while the server is away a worker tries now and then and no more.
    """
    now = timezone.now()
    in_a_moment = Q(run_after=get_date_max()) | Q(run_after__lte=now + COMES_AGAIN)
    waiting = DBTaskResult.objects.filter(
        in_a_moment, status=TaskResultStatus.READY, task_path=drain.module_path
    )
    if waiting.select_for_update(skip_locked=True, of=("self",)).first() is None:
        drain.using(run_after=now + after if after else None).enqueue()
