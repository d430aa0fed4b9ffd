"""What the queue does for itself."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from eoffice.queue import leasing
from eoffice.queue.schedule import every

KEPT = timedelta(days=7)  # long enough to look at what happened last week


@every(timedelta(days=1))
@task()
def forget_done() -> None:
    """Remove tasks that were done a while ago; what was given up stays until somebody looks."""
    leasing.forget_done(before=timezone.now() - KEPT)
