"""A spreadsheet is brought, and then saved as a whole: at once, or by a second person (0011)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from eoffice.administration import events, four_eyes
from eoffice.administration import policies as policy
from eoffice.administration.batches import planning
from eoffice.administration.batches.parts import sheets
from eoffice.administration.batches.planning import Plan
from eoffice.administration.importing.limits import LINES
from eoffice.administration.importing.opening import NotReadError
from eoffice.administration.importing.reading import read
from eoffice.administration.models import Batch, Proposal, ProposalKind
from eoffice.journal.recording import record
from eoffice.lib.verdicts import denied
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency


@transaction.atomic
def bring(*, file_name: str, unpacked: Mapping[str, Any], actor: Actor, at: datetime) -> Batch:
    """Keep the lines of a spreadsheet to be looked at; those brought before are let go.

    Nothing in the office changes. Raise NotReadError where none of our sheets is in it.
    """
    policy.can_administer(actor, actor.agency).enforce()

    given = read(unpacked, sheets())
    lines = sum(len(table.lines) for table in given.tables)
    if lines > LINES:
        raise NotReadError(
            _("The file has %(n)d lines; %(most)d are the most: bring it in several parts.")
            % {"n": lines, "most": LINES}
        )
    if not given.tables:
        raise NotReadError(
            _("None of our headings is in this file: fill in the sheets that you get in step 1.")
        )
    if not lines:
        raise NotReadError(
            _("There are only headings in this file: write one line for each unit and person.")
        )
    Batch.objects.of(actor).delete()
    return Batch.objects.create(
        agency=actor.agency,
        brought_by=actor.user,
        brought_at=at,
        file_name=file_name[:200],
        encoding=unpacked.get("encoding", ""),
        unknown=list(given.unknown),
        lines={table.sheet.key: table.as_json() for table in given.tables},
    )


@transaction.atomic
def drop(*, batch: Batch, actor: Actor, at: datetime) -> None:
    """Let the lines go that one has brought oneself."""
    policy.can_administer(actor, batch.agency).enforce()
    batch.delete()


@transaction.atomic
def save_or_propose(*, batch: Batch, seen: str, actor: Actor, at: datetime) -> Proposal | None:
    """Save all lines of a batch, or propose them where they give somebody a post.

    `seen` is the digest of the plan that the actor was shown. Return the proposal, if it is one.
    """
    _lock(batch.agency)
    batch.lock()
    policy.can_administer(actor, batch.agency).enforce()
    plan = plan_of(batch, at=at)
    _enforce(plan, seen)

    if plan.appointments:
        return _propose(batch, plan, actor=actor, at=at)
    counts = plan.carry_out()
    words = batch.file_name
    batch.delete()

    record(events.IMPORT_SAVED, actor=actor, thing=None, at=at, words=words, **counts)
    return None


def carry_out(*, proposal: Proposal, seen: str, actor: Actor, at: datetime) -> Mapping[str, int]:
    """Do what a second person confirms, planned anew; the lines go with it. Return the counts.

    Called by `confirming.confirm`, in its transaction, which writes the journal.
    """
    _lock(proposal.agency)
    batch = proposal.batch
    batch.lock()
    plan = plan_of(batch, at=at)
    _enforce(plan, seen)
    if actor.user in plan.people:
        denied(_("This is about you: somebody else confirms it.")).enforce()

    counts = plan.carry_out()
    batch.given = plan.given
    batch.forget()
    return counts


@transaction.atomic
def forget_outlived(*, at: datetime) -> None:
    """Let go of lines that nobody saved or confirmed in seven days."""
    for batch in Batch.objects.outlived(at):
        if batch.proposal_id is None:
            batch.delete()
        else:
            batch.forget()


def plan_of(batch: Batch, *, at: datetime) -> Plan:
    """Say what a batch would do now, by whoever looks at it."""
    proposal = batch.proposal
    return planning.plan(
        batch.lines,
        agency=batch.agency,
        proposer=batch.brought_by,
        at=at,
        since=proposal.proposed_at if proposal else None,
    )


def _propose(batch: Batch, plan: Plan, *, actor: Actor, at: datetime) -> Proposal:
    people = [person for person in plan.people if person.pk]
    four_eyes.can_be_confirmed(
        batch.agency, proposer=actor.user, person=actor.user, others=people, at=at
    ).enforce()

    facts = {"n": plan.appointments, "file": batch.file_name[:120]}
    proposal = Proposal.objects.create(
        agency=batch.agency,
        kind=ProposalKind.IMPORT,
        basis=_("Spreadsheet %(file)s: %(n)d appointments") % facts,
        proposed_by=actor.user,
        proposed_at=at,
    )
    batch.proposal = proposal
    batch.about = sorted({str(person.uid) for person in people})
    batch.save(update_fields=["proposal", "about"])

    record(
        events.IMPORT_PROPOSED,
        actor=actor,
        thing=None,
        at=at,
        words=proposal.basis,
        proposal=proposal.uid,
        appointments=plan.appointments,
        lines=len(plan.lines),
    )
    return proposal


def _enforce(plan: Plan, seen: str) -> None:
    """All or nothing: refuse while anything is wrong, or is not what was looked at."""
    if not plan.is_right:
        denied(
            _("Something is wrong in these lines: nothing is saved until all is right.")
        ).enforce()
    if plan.does_nothing:
        denied(_("Everything stands in the office like this already: nothing changes.")).enforce()
    if plan.digest != seen:
        denied(_("The office has changed meanwhile: look at the lines again.")).enforce()


def _lock(agency: Agency) -> None:
    """Let one batch of an agency be saved at a time."""
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
