"""How the queue stands: what waits, what runs, what is parked, and the mail that is to go out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Min, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from eoffice.administration.checks import Check
from eoffice.queue.models import TaskLease

WAITS_TOO_LONG = timedelta(minutes=5)
SHOWN = 50
NAMES = {
    "default": gettext_lazy("What follows from an act"),
    "index": gettext_lazy("Search index"),
    "mail": gettext_lazy("Mail"),
    "reading": gettext_lazy("Reading of files"),
}
_STATES = {
    "waiting": TaskResultStatus.READY,
    "running": TaskResultStatus.RUNNING,
    "parked": TaskResultStatus.FAILED,
}
_ERROR = re.compile(r"^([A-Za-z_][\w.]*)(?::|$)", re.MULTILINE)
_PLACE = re.compile(r'File "[^"]*?([^/"]+)", line (\d+)')


@dataclass(frozen=True)
class Parked:
    """A parked task, without the words of its error: they may quote a document."""

    uid: UUID
    task: str
    queue: str
    attempts: int
    parked_at: datetime | None
    error: str


@dataclass(frozen=True)
class Waiting:
    """How many tasks of one queue wait and run."""

    queue: str | Promise
    ready: int
    running: int


def counts(queues: Sequence[str]) -> list[Waiting]:
    """Count what waits and what runs, by queue."""
    tasks = DBTaskResult.objects.filter(
        status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]
    )
    found = list(tasks.order_by().values_list("queue_name", "status"))
    return [
        Waiting(
            queue=NAMES.get(queue, queue),
            ready=found.count((queue, TaskResultStatus.READY)),
            running=found.count((queue, TaskResultStatus.RUNNING)),
        )
        for queue in queues
    ]


def parked() -> list[Parked]:
    """List the tasks that are parked, the newest first."""
    leases = TaskLease.objects.filter(parked_at__isnull=False).select_related("task")
    return [
        Parked(
            uid=lease.task.pk,
            task=lease.task.task_path,
            queue=lease.task.queue_name,
            attempts=lease.attempts,
            parked_at=lease.parked_at,
            error=_error_without_words(lease.last_error),
        )
        for lease in leases.order_by("-parked_at")[:SHOWN]
    ]


def parked_lease(uid: UUID) -> TaskLease | None:
    """Find the lease of a parked task."""
    leases = TaskLease.objects.filter(parked_at__isnull=False).select_related("task")
    return leases.filter(task=uid).first()


def check_queue(at: datetime) -> Check:
    """Say whether a worker works, and whether it had to give something up."""
    number = TaskLease.objects.filter(parked_at__isnull=False).count()
    if number:
        return Check(
            ngettext(
                "%(n)d task was given up after its last attempt.",
                "%(n)d tasks were given up after their last attempt.",
                number,
            )
            % {"n": number},
            tone="red",
            advice=_("Mend the cause that is named below, then run them again."),
        )
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    late = ready.filter(enqueued_at__lt=at - WAITS_TOO_LONG, lease__isnull=True)
    if late.exists():
        return Check(
            _("Tasks have waited for more than five minutes: no worker takes them."),
            tone="red",
            advice=_("Start a worker with “eoffice work”, or look into its log."),
        )
    waiting = ready.count()
    if not waiting:
        return Check(_("Nothing waits in the queue."))
    return Check(
        ngettext("%(n)d task waits its turn.", "%(n)d tasks wait their turn.", waiting)
        % {"n": waiting}
    )


def measure_tasks(_at: datetime) -> dict[tuple[str, ...], float]:
    """Count the tasks of each queue that wait, run, or were given up."""
    tasks = DBTaskResult.objects.order_by().values_list("queue_name", "status")
    found = tasks.exclude(status=TaskResultStatus.SUCCESSFUL).annotate(number=Count("pk"))
    known = {(queue, status): float(number) for queue, status, number in found}
    return {
        (queue, state): known.get((queue, status), 0.0)
        for queue in settings.TASKS["default"]["QUEUES"]
        for state, status in _STATES.items()
    }


def measure_ages(at: datetime) -> dict[tuple[str, ...], float]:
    """Measure, in seconds, how long the oldest task of each queue that could run has waited."""
    ready = DBTaskResult.objects.filter(
        Q(run_after=get_date_max()) | Q(run_after__lte=at), status=TaskResultStatus.READY
    )
    found = ready.order_by().values_list("queue_name").annotate(oldest=Min("enqueued_at"))
    since = dict(found)
    return {
        (queue,): (at - since[queue]).total_seconds() if queue in since else 0.0
        for queue in settings.TASKS["default"]["QUEUES"]
    }


def check_mail(at: datetime) -> Check:
    """Count the mail that is written and not sent yet."""
    del at
    waiting = DBTaskResult.objects.filter(
        queue_name="mail", status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]
    ).count()
    if not waiting:
        return Check(_("No mail waits to be sent."))
    return Check(
        ngettext("%(n)d mail waits to be sent.", "%(n)d mails wait to be sent.", waiting)
        % {"n": waiting},
        tone="amber" if waiting > 100 else "green",
        advice=_("Look whether the mail server answers.") if waiting > 100 else "",
    )


def _error_without_words(traceback: str) -> str:
    """Name the kind of an error and where it happened; its message may quote a document."""
    kinds, places = _ERROR.findall(traceback), _PLACE.findall(traceback)
    kind = next((kind for kind in reversed(kinds) if kind != "Traceback"), "")
    if not kind:
        return _("The worker died or was stopped.")
    place = f" ({places[-1][0]}:{places[-1][1]})" if places else ""
    return f"{kind.rpartition('.')[2]}{place}"
