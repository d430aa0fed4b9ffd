"""Units: opened, renamed and ended with their days."""

from datetime import date, datetime

from django.db import transaction

from eoffice.administration import events
from eoffice.administration import policies as policy
from eoffice.journal.recording import record
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Unit


@transaction.atomic
def open_unit(
    *,
    agency: Agency,
    name: str,
    symbol: str,
    first_day: date,
    actor: Actor,
    at: datetime,
    ordinal: int = 0,
) -> Unit:
    """Open a unit of the agency from a day on."""
    policy.can_administer(actor, agency).enforce()

    unit = Unit.objects.create(
        agency=agency, name=name, symbol=symbol, ordinal=ordinal, valid_from=first_day
    )

    record(events.UNIT_OPENED, actor=actor, thing=None, at=at, words=name, unit=unit.uid)
    return unit


@transaction.atomic
def rename(*, unit: Unit, name: str, symbol: str, ordinal: int, actor: Actor, at: datetime) -> None:
    """Call a unit otherwise; who is in it and what it holds stays."""
    _lock(unit)
    policy.can_administer(actor, unit.agency).enforce()

    was = unit.name
    unit.name, unit.symbol, unit.ordinal = name, symbol, ordinal
    unit.save(update_fields=["name", "symbol", "ordinal"])

    words = name if was == name else f"{was} → {name}"
    record(events.UNIT_RENAMED, actor=actor, thing=None, at=at, words=words, unit=unit.uid)


@transaction.atomic
def end(*, unit: Unit, last_day: date, actor: Actor, at: datetime) -> None:
    """Let a unit end with a day. Its posts have to be ended before."""
    _lock(unit)
    policy.can_end_unit(actor, unit, at).enforce()

    unit.valid_until = max(last_day, unit.valid_from)
    unit.save(update_fields=["valid_until"])

    record(
        events.UNIT_ENDED,
        actor=actor,
        thing=None,
        at=at,
        words=unit.name,
        unit=unit.uid,
        last_day=unit.valid_until.isoformat(),
    )


def _lock(unit: Unit) -> None:
    unit.refresh_from_db(from_queryset=Unit.objects.select_for_update())
