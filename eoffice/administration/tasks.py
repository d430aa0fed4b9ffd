"""Work of administration in the background. A task is a door: it finds and it calls."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from eoffice.accounts.actions import people
from eoffice.administration.actions import batches
from eoffice.administration.moving import MANY, move_deadlines
from eoffice.organization import deadlines
from eoffice.organization.models import Agency
from eoffice.queue.schedule import every


@task()
def reckon_deadlines(*, agency_uid: str) -> None:
    """Reckon the running deadlines of an agency anew, in portions; doing it again moves nothing."""
    agency = Agency.objects.get(uid=agency_uid)
    ids = list(deadlines.running_in(agency).values_list("pk", flat=True))
    for start in range(0, len(ids), MANY):
        move_deadlines(agency, actor=None, at=timezone.now(), only=ids[start : start + MANY])


@every(timedelta(days=1))
@task()
def forget_outlived_lines() -> None:
    """Let go of lines of spreadsheets that nobody saved or confirmed in seven days."""
    batches.forget_outlived(at=timezone.now())


@every(timedelta(days=1))
@task()
def forget_ended_sessions() -> None:
    """Let go of sessions that have ended by themselves."""
    people.forget_ended_sessions(at=timezone.now())
