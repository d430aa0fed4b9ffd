"""What processes do in the test of workers that die: an office, events, a worker, a look."""

from contextlib import suppress
from datetime import timedelta
from unittest.mock import patch

from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from eoffice.organization.models import Duty
from eoffice.queue import leasing
from eoffice.queue.models import TaskLease
from eoffice.queue.worker import Worker
from eoffice.things.models import Thing
from eoffice.webhooks.models import Webhook, WebhookMessage
from eoffice.webhooks.sending import posting
from tests.eoffice.webhooks.office import allow, happen, make, open_to
from tests.factories import act_in, appoint, create_agency, create_person, create_thing, create_unit


def lay_out(*, port: int, events: int) -> dict[str, object]:
    """Make an office with a webhook, and let things happen; return what is to be told."""
    agency = create_agency()
    unit = create_unit(agency)
    allow(appoint(create_person("Đỗ Văn Kiên"), unit, Duty.ADMINISTRATOR), port)
    drafter = appoint(create_person("Bùi Thanh Hằng"), unit)
    thing = create_thing(agency)
    open_to(drafter, thing)
    now = act_in(drafter.user, drafter.post, timezone.now())
    with override_settings(WEBHOOKS_PORTS=[port]):
        _webhook, secret = make(now, port)
    uids = [str(happen(Thing.objects.get(pk=thing.pk), now).uid) for _time in range(events)]
    return {"secret": secret, "uids": uids}


def serve(*, port: int, ca_file: str) -> None:
    """Be a worker until killed; it finds the receiver on this machine, as only tests may."""
    own = override_settings(WEBHOOKS_LOOPBACK=True, WEBHOOKS_CA_FILE=ca_file, WEBHOOKS_PORTS=[port])
    with own, patch.object(posting, "resolve", lambda *_asked: ["127.0.0.1"]):
        Worker(f"worker-{timezone.now():%M%S%f}", has_schedule=False, pause=0.05).run()


def let_time_pass() -> list[int]:
    """Bring forward what a few minutes bring: leases end, waits and rests are over.

    Return how many messages wait then, of how many.
    """
    now = timezone.now()
    past = now - timedelta(minutes=20)
    TaskLease.objects.filter(leased_until__isnull=False).update(leased_until=past)
    with suppress(leasing.LeaseLostError):
        leasing.claim("nobody", ["no such queue"], at=now)
    DBTaskResult.objects.filter(status="READY").update(run_after=past)
    Webhook.objects.update(rests_until=None)
    WebhookMessage.objects.waiting().update(next_at=past)
    return [WebhookMessage.objects.waiting().count(), WebhookMessage.objects.count()]
