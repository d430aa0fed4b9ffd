"""Putting the demo office in order once all has happened: what is read later, notices, mail."""

from datetime import datetime, timedelta

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from eoffice.accounts.models import User
from eoffice.demo.office import DemoOffice
from eoffice.notifications.models import Notice

_NEWS = timedelta(days=4)
_READING = "reading"
_LATER = timedelta(hours=1)
_LAST = -50  # of priorities from -100 to 100: behind whatever people do


@transaction.atomic
def put_off(*, office: DemoOffice, at: datetime) -> int:
    """Have old papers read behind everything else; return how many they are.

    Reading two years of papers takes minutes: the worker does it while the office is open.
    """
    waiting = DBTaskResult.objects.filter(queue_name=_READING, status=TaskResultStatus.READY)
    later = [
        task.pk
        for task in waiting.only("args_kwargs")
        if task.args_kwargs["kwargs"].get("version_uid") not in office.read_first
    ]
    waiting.filter(pk__in=later).update(run_after=at + _LATER, priority=_LAST)
    return len(later)


@transaction.atomic
def settle(*, office: DemoOffice, at: datetime) -> None:
    """Let the worker begin on old papers; make old notices read; have mail go out from now on."""
    put_off = DBTaskResult.objects.filter(queue_name=_READING, priority=_LAST)
    put_off.update(run_after=at)
    Notice.objects.filter(read_at__isnull=True, happened_at__lt=at - _NEWS).update(read_at=at)
    persons = {seat.person.pk: seat.person for house in office.houses for seat in house.seats}
    for person in persons.values():
        person.email = f"{person.username}@songlam.example"
    User.objects.bulk_update(persons.values(), ["email"])
