"""What people do to work files: open them, put things in and take them out, close them."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from documents import events
from documents.lifecycles import WORK_FILE
from documents.models import Filing, WorkFile
from documents.models.registers import sort_key_of
from documents.models.work_files import KIND
from documents.policies import work_files as policy
from eoffice.access.granting import end_grants, grant
from eoffice.access.models import Cause, Right
from eoffice.access.opening import open_to_auditors, open_to_heads, open_to_role
from eoffice.journal.recording import record
from eoffice.lib.clock import office_day
from eoffice.lib.text import normalise_line
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder, Holding, Role
from eoffice.things.models import Thing

LONGEST_CODE = 20


@transaction.atomic
def open_(
    *,
    title: str,
    code: str,
    actor: Actor,
    at: datetime,
    retention: str = "",
    members: Iterable[Holder] = (),
) -> WorkFile:
    """Open a work file, kept by the actor's post, for its members (Article 29).

    The head of the unit and the leaders read it; the registry and auditors list it.
    """
    policy.can_open(actor, actor.agency).enforce()
    day = office_day(at)
    title, code = normalise_line(title), normalise_line(code)
    if not title or not code:
        raise ValidationError(_("A work file has a title and a code."))
    if WorkFile.objects.filter(agency=actor.agency, year=day.year, code=code).exists():
        raise ValidationError(_("This code is taken by another work file of this year."))
    thing = Thing.objects.create(
        kind=KIND, agency=actor.agency, sort_key=sort_key_of(day), created_at=at
    )
    circle = Holder.objects.make_circle(actor.agency, title[:120])
    work_file = WorkFile.objects.create(
        thing=thing,
        agency=actor.agency,
        code=code[:LONGEST_CODE],
        title=title,
        year=day.year,
        keeper=actor.post,
        members=circle,
        retention=retention,
        opened_on=day,
    )
    members = list(members)
    for member in members:
        _require_fit(member, actor.agency)
    keeper = Holder.objects.of_post(actor.post)
    membership.put_member(circle, keeper, at=at, cause="keeper")
    for member in members:
        membership.put_member(circle, member, at=at, cause="member")
    grant(thing, [circle], Right.READ, cause=Cause.FILED, at=at)
    grant(thing, [keeper], Right.READ, cause=Cause.KEEPS, at=at)
    open_to_heads(thing, [actor.post.unit], at=at)
    open_to_role(thing, Role.LEADERS, Right.READ, at=at)
    open_to_role(thing, Role.REGISTRY, Right.METADATA, at=at)
    open_to_auditors(thing, at=at)
    record(events.WORK_FILE_OPENED, actor=actor, thing=thing, at=at)
    return work_file


@transaction.atomic
def add_member(*, work_file: WorkFile, member: Holder, actor: Actor, at: datetime) -> None:
    """Let a post or a unit into a work file, and with it to all that lies there."""
    work_file.lock()
    policy.can_change_members(actor, work_file).enforce()
    _require_fit(member, work_file.agency)
    membership.put_member(work_file.members, member, at=at, cause="member")
    record(
        events.WORK_FILE_MEMBERS_CHANGED,
        actor=actor,
        thing=work_file.thing,
        at=at,
        added=member.uid,
    )


def _require_fit(member: Holder, agency: Agency) -> None:
    if member.agency_id != agency.pk:
        raise ValidationError(_("Members are of the agency that keeps the work file."))
    if member.post is not None and not member.post.works_in_unit:
        raise ValidationError(
            _("Administrators, auditors and external delegates are no members of work files.")
        )


@transaction.atomic
def end_membership(*, work_file: WorkFile, member: Holder, actor: Actor, at: datetime) -> None:
    """End a membership; the keeper always stays."""
    work_file.lock()
    policy.can_change_members(actor, work_file).enforce()
    if member.post_id == work_file.keeper_id:
        raise ValidationError(_("The keeper stays a member."))
    for holding in Holding.objects.open().filter(holder=work_file.members, member=member):
        membership.end_holding(holding, at=at)
    record(
        events.WORK_FILE_MEMBERS_CHANGED,
        actor=actor,
        thing=work_file.thing,
        at=at,
        ended=member.uid,
    )


@transaction.atomic
def file(*, work_file: WorkFile, thing: Thing, actor: Actor, at: datetime) -> Filing:
    """Put a thing into a work file; one thing can lie in several, without a copy."""
    work_file.lock()
    policy.can_file(actor, work_file, thing).enforce()
    if thing.agency_id != work_file.agency_id or thing.pk == work_file.thing_id:
        raise ValidationError(_("Only things of the same agency are put into a work file."))
    found = Filing.objects.filter(work_file=work_file, thing=thing).first()
    if found is not None:
        return found
    last = work_file.filings.aggregate(last=Max("ordinal"))["last"] or 0
    filing = Filing.objects.create(
        work_file=work_file, thing=thing, ordinal=last + 1, filed_by=actor.user, filed_at=at
    )
    if not thing.is_restricted:
        # A restricted document opens itself to no circle: it is a line that members cannot read.
        grant(
            thing,
            [work_file.members],
            Right.READ,
            cause=Cause.FILED,
            at=at,
            reference=str(work_file.thing.uid),
        )
    record(events.THING_FILED, actor=actor, thing=thing, at=at, work_file=work_file.thing.uid)
    return filing


@transaction.atomic
def take_out(*, filing: Filing, actor: Actor, at: datetime) -> None:
    """Take a thing out of a work file; the rights that came with the file end."""
    work_file = filing.work_file
    work_file.lock()
    policy.can_take_out(actor, filing).enforce()
    thing = filing.thing
    filing.delete()
    end_grants(thing, at=at, cause=Cause.FILED, reference=str(work_file.thing.uid))
    record(events.THING_TAKEN_OUT, actor=actor, thing=thing, at=at, work_file=work_file.thing.uid)


@transaction.atomic
def close(*, work_file: WorkFile, actor: Actor, at: datetime) -> None:
    """Close a work file: nothing is put in or taken out any more."""
    work_file.lock()
    policy.can_close(actor, work_file).enforce()
    work_file.state = WORK_FILE.after(work_file.state, "close")
    work_file.closed_on = office_day(at)
    work_file.save(update_fields=["state", "closed_on"])
    record(events.WORK_FILE_CLOSED, actor=actor, thing=work_file.thing, at=at)


@transaction.atomic
def reopen(*, work_file: WorkFile, actor: Actor, at: datetime) -> None:
    """Open a closed work file again."""
    work_file.lock()
    policy.can_reopen(actor, work_file).enforce()
    work_file.state = WORK_FILE.after(work_file.state, "reopen")
    work_file.closed_on = None
    work_file.save(update_fields=["state", "closed_on"])
    record(events.WORK_FILE_REOPENED, actor=actor, thing=work_file.thing, at=at)
