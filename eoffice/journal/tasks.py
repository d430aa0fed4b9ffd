"""What the journal's neighbours need cleared in the background. A task is a door."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from eoffice.journal import once
from eoffice.queue.schedule import every

KEPT = timedelta(days=7)  # a form that was open for longer is asked for anew


@every(timedelta(days=1))
@task()
def forget_request_keys() -> None:
    """Forget the keys of forms that nobody can still be sending again."""
    once.forget(before=timezone.now() - KEPT)
