"""Opens ordinary things to roles, to auditors, and to the unit whose people have to do with them.

A restricted thing is opened to none of these: it is for persons alone (walls, 2).
"""

from collections.abc import Iterable
from datetime import datetime

from eoffice.access.granting import grant
from eoffice.access.models import Cause, Right
from eoffice.lib.clock import office_day
from eoffice.organization.models import Duty, Holder, Post, Role, Unit
from eoffice.things.models import Thing

HEADING = (Duty.HEAD, Duty.DEPUTY_HEAD)


def open_to_role(
    thing: Thing, role: Role, right: Right, *, at: datetime, cause: Cause = Cause.OPENED
) -> None:
    """Open an ordinary thing to a role of its agency."""
    if not thing.is_restricted:
        holder = Holder.objects.of_role(thing.agency, role)
        grant(thing, [holder], right, cause=cause, at=at)


def open_to_auditors(thing: Thing, *, at: datetime) -> None:
    """Let the auditors of the agency list an ordinary thing; they never read it."""
    open_to_role(thing, Role.AUDITORS, Right.METADATA, at=at, cause=Cause.AUDITED)


def open_to_heads(
    thing: Thing, units: Iterable[Unit], *, at: datetime, reference: str = ""
) -> None:
    """Let the heads of units, and their deputies, read an ordinary thing.

    Their posts, not the intake of the unit: in the office the clerk is in the intake too.
    """
    posts = Post.objects.in_force_on(office_day(at)).filter(unit__in=units, duty__in=HEADING)
    _open_to_unit(thing, [Holder.objects.of_post(post) for post in posts], at, reference)


def open_to_staff(thing: Thing, unit: Unit, *, at: datetime) -> None:
    """Let everyone who does the work of a unit read an ordinary thing."""
    _open_to_unit(thing, [Holder.objects.of_unit(unit)], at, "")


def _open_to_unit(thing: Thing, holders: list[Holder], at: datetime, reference: str) -> None:
    if holders and not thing.is_restricted:
        grant(thing, holders, Right.READ, cause=Cause.UNIT, at=at, reference=reference)
