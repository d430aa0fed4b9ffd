"""What administrators do with lines that were brought, and the lines that most tests bring."""

from eoffice.administration.actions import batches, confirming
from eoffice.administration.batches.planning import Plan
from eoffice.administration.batches.values import Outcome
from eoffice.administration.models import Batch, Proposal
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor
from tests.factories import MORNING

TODAY = office_day(MORNING)
NEW_UNIT = ["TTr", "Thanh tra Sở", "", ""]
NEW_PERSON = ["nam.lv", "Lê Văn Nam", "nam@songlam.example", "0912345678"]
IN_POST = [*NEW_PERSON, "TTr", "Thanh tra viên", "Staff", "", ""]


def outcomes(batch: Batch) -> list[Outcome]:
    return [line.shown_outcome for line in plan_of(batch).lines]


def save(batch: Batch, administrator: Actor) -> Proposal | None:
    seen = plan_of(batch).digest
    return batches.save_or_propose(batch=batch, seen=seen, actor=administrator, at=MORNING)


def confirm(batch: Batch, administrator: Actor, confirmer: Actor) -> None:
    proposal = save(batch, administrator)
    assert proposal is not None
    seen = plan_of(proposal.batch).digest
    confirming.confirm(proposal=proposal, actor=confirmer, at=MORNING, seen=seen)


def plan_of(batch: Batch) -> Plan:
    return batches.plan_of(batch, at=MORNING)


def flaws_of(batch: Batch) -> list[str]:
    return [flaw.words for line in plan_of(batch).lines for flaw in line.flaws]
