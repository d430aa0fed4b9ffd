"""The working calendar: days swapped by the office, and the deadlines that move with them."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice.administration import events, tasks
from eoffice.administration import policies as policy
from eoffice.administration.moving import MANY, move_deadlines
from eoffice.journal.recording import record
from eoffice.lib.clock import office_day
from eoffice.lib.verdicts import denied
from eoffice.organization import deadlines
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, OfficeDay
from eoffice.organization.models.calendar import is_working_by_law


@transaction.atomic
def swap(
    *, agency: Agency, day: date, is_working: bool, reason: str, actor: Actor, at: datetime
) -> int | None:
    """Work on a day off, or rest on a working day; return how many deadlines moved.

    None when there are so many running that a worker reckons them in the background.
    """
    policy.can_administer(actor, agency).enforce()
    if day < office_day(at):
        denied(
            _("A day that has passed does not change: deadlines were reckoned with it.")
        ).enforce()
    if not reason.strip():
        denied(_("Say why the day is swapped, and by which notice.")).enforce()
    if OfficeDay.objects.filter(agency=agency, day=day).exists():
        denied(_("This day is swapped already: put it back first.")).enforce()
    if is_working_by_law(day) == is_working:
        said = (
            _("This is a working day already.") if is_working else _("This is a day off already.")
        )
        denied(said).enforce()

    OfficeDay.objects.create(agency=agency, day=day, is_working=is_working, reason=reason.strip())

    record(
        events.DAY_SWAPPED,
        actor=actor,
        thing=None,
        at=at,
        words=reason.strip(),
        agency=agency.uid,
        day=day.isoformat(),
        is_working=is_working,
    )
    return _reckon(agency, actor=actor, at=at)


@transaction.atomic
def put_back(*, office_day: OfficeDay, actor: Actor, at: datetime) -> int | None:
    """Let a swapped day be again what the law's calendar says; return as `swap` does."""
    office_day.refresh_from_db(from_queryset=OfficeDay.objects.select_for_update())
    policy.can_put_back(actor, office_day, at).enforce()

    agency = office_day.agency
    record(
        events.DAY_PUT_BACK,
        actor=actor,
        thing=None,
        at=at,
        words=office_day.reason,
        agency=agency.uid,
        day=office_day.day.isoformat(),
        is_working=not office_day.is_working,
    )
    office_day.delete()
    return _reckon(agency, actor=actor, at=at)


def _reckon(agency: Agency, *, actor: Actor, at: datetime) -> int | None:
    if deadlines.running_in(agency).count() > MANY:
        tasks.reckon_deadlines.enqueue(agency_uid=str(agency.uid))
        return None
    return move_deadlines(agency, actor=actor, at=at)
