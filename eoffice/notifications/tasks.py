"""Work behind the notices: making them, and sending the mail."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from eoffice.notifications import delivering, mailing
from eoffice.notifications.kinds import Fact


@task()
def make_notices(
    *,
    telling: str,
    people: list[str],
    kind: str,
    thing: str | None,
    url: str,
    at: str,
    facts: dict[str, Fact],
) -> None:
    """Make a notice for each of these people who may see the thing, and ask for their mail."""
    now = timezone.now()
    told = delivering.who_may_be_told(people, thing=thing, at=now)
    with transaction.atomic():
        mails = delivering.make_notices(
            told,
            telling=telling,
            kind=kind,
            thing=thing,
            url=url,
            facts=facts,
            happened_at=datetime.fromisoformat(at),
            at=now,
        )
        for mail in mails:
            send_mail.enqueue(mail=str(mail.uid))


@task(queue_name="mail")
def send_mail(*, mail: str) -> None:
    """Send one message; when the server refuses, the queue tries again later."""
    mailing.send(mail, at=timezone.now())
