"""Operations: what is parked is run again."""

from datetime import datetime

from django.db import transaction

from eoffice.administration import events
from eoffice.administration import policies as policy
from eoffice.journal.recording import record
from eoffice.organization.actor import Actor
from eoffice.queue import leasing
from eoffice.queue.models import TaskLease


@transaction.atomic
def run_again(*, lease: TaskLease, actor: Actor, at: datetime) -> None:
    """Put a parked task back into the queue; one that runs already is left alone."""
    policy.can_administer(actor, actor.agency).enforce()

    leasing.run_again(lease, at=at)

    record(
        events.TASK_RUN_AGAIN,
        actor=actor,
        thing=None,
        at=at,
        words=lease.task.task_path,
        task=lease.task.pk,
    )
