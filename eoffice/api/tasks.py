"""Work of the door for programs in the background. A task is a door: it finds and it calls."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from eoffice.api.actions import requests
from eoffice.queue.schedule import every


@every(timedelta(days=1))
@task()
def forget_requests() -> None:
    """Forget the requests of programs that are too old to be repeated."""
    requests.forget(at=timezone.now())
