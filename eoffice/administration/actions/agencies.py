"""The catalogue of agencies: bodies that we write to, hosted here or not."""

from datetime import datetime
from typing import Any

from django.db import transaction

from eoffice.administration import events
from eoffice.administration import policies as policy
from eoffice.journal.recording import record
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency

CHANGEABLE = (
    "name",
    "short_name",
    "symbol",
    "place",
    "email",
    "parent",
    "predecessor",
    "valid_from",
    "valid_until",
)


@transaction.atomic
def add(*, code: str, actor: Actor, at: datetime, **facts: Any) -> Agency:
    """Add a body that works elsewhere. One that works here is set up by the operator."""
    policy.can_administer(actor, actor.agency).enforce()

    agency = Agency.objects.create(code=code, **_changeable(facts))

    record(
        events.AGENCY_ADDED, actor=actor, thing=None, at=at, words=agency.name, agency=agency.uid
    )
    return agency


@transaction.atomic
def change(*, agency: Agency, actor: Actor, at: datetime, **facts: Any) -> None:
    """Change what is known of a body. A new code is a new body that succeeds it."""
    agency.refresh_from_db(from_queryset=Agency.objects.select_for_update())
    policy.can_change_agency(actor, agency).enforce()

    changes = _changeable(facts)
    for name, value in changes.items():
        setattr(agency, name, value)
    agency.save(update_fields=list(changes))

    record(
        events.AGENCY_CHANGED, actor=actor, thing=None, at=at, words=agency.name, agency=agency.uid
    )


def _changeable(facts: dict[str, Any]) -> dict[str, Any]:
    """Keep the named fields alone: nothing else comes in through a form (S10)."""
    return {name: facts[name] for name in CHANGEABLE if name in facts}
