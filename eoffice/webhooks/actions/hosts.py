"""Hosts: allowed by an administrator, and withdrawn by any of them."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from eoffice.accounts.models import User
from eoffice.journal.recording import record
from eoffice.lib.text import normalise_line
from eoffice.notifications.telling import tell
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from eoffice.webhooks import events, notices
from eoffice.webhooks import policies as policy
from eoffice.webhooks.models import AllowedHost, Webhook


@transaction.atomic
def allow(*, host: str, port: int, purpose: str, actor: Actor, at: datetime) -> AllowedHost:
    """Let webhooks of the actor's agency lead to a host."""
    agency = actor.agency
    agency.refresh_from_db(from_queryset=Agency.objects.select_for_update(no_key=True))
    policy.can_allow(actor).enforce()
    if AllowedHost.objects.standing().of_agency(agency).named(host, port).exists():
        raise ValidationError(_("This host is allowed already."))

    allowed = AllowedHost.objects.create(
        agency=agency,
        host=host,
        port=port,
        purpose=normalise_line(purpose)[:200],
        allowed_by=actor.user,
        allowed_at=at,
    )

    record(
        events.HOST_ALLOWED, actor=actor, thing=None, at=at, words=str(allowed), host=allowed.uid
    )
    return allowed


@transaction.atomic
def withdraw(*, host: AllowedHost, actor: Actor, at: datetime) -> None:
    """Stop whatever goes to a host, what waits as well; the people of the webhooks are told."""
    host.lock()
    policy.can_withdraw(actor, host).enforce()
    host.withdrawn_at = at
    host.save(update_fields=["withdrawn_at"])

    record(events.HOST_WITHDRAWN, actor=actor, thing=None, at=at, words=str(host), host=host.uid)
    webhooks = Webhook.objects.unended().of_agency(host.agency).leading_to(host.host, host.port)
    tell(
        User.objects.filter(pk__in=webhooks.values("token__person")).order_by("pk"),
        kind=notices.HOST_WITHDRAWN,
        thing=None,
        url=reverse("webhooks:mine"),
        at=at,
        host=str(host),
    )
