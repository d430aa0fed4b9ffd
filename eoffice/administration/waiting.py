"""What the page of proposals shows: what waits for a second person, and what became of the rest."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from eoffice.accounts.models import User
from eoffice.administration import four_eyes, kinds
from eoffice.administration.lifecycles import ProposalState
from eoffice.administration.models import Proposal, ProposalKind
from eoffice.lib.verdicts import Verdict
from eoffice.organization.actor import Actor

MOST = 50
_TONES = {
    ProposalState.WAITING: "amber",
    ProposalState.CONFIRMED: "green",
    ProposalState.DECLINED: "red",
    ProposalState.WITHDRAWN: "grey",
}


@dataclass(frozen=True)
class ProposalLine:
    """A proposal as it stands now, what it would do, and what the reader may do with it."""

    proposal: Proposal
    what: str
    effect: str
    state: str | Promise
    tone: str
    can_confirm: Verdict
    can_decline: Verdict
    can_withdraw: Verdict

    @property
    def is_of_many(self) -> bool:
        """Say whether it is a spreadsheet: it is confirmed where its lines are shown."""
        return self.proposal.kind == ProposalKind.IMPORT

    @property
    def is_own(self) -> bool:
        """Say whether the reader has made it: then nothing but withdrawing is offered."""
        return bool(self.can_withdraw)


def waiting_in(actor: Actor, *, at: datetime) -> list[ProposalLine]:
    """List what waits in the actor's agency, the oldest first."""
    waiting = Proposal.objects.waiting_at(at).filter(agency=actor.agency)
    return [line_of(actor, one, at) for one in waiting.with_people().order_by("pk")]


def past_in(actor: Actor, *, at: datetime) -> list[ProposalLine]:
    """List what was settled or has ended by itself in the actor's agency, the newest first."""
    waiting = Proposal.objects.waiting_at(at)
    past = Proposal.objects.filter(agency=actor.agency).exclude(pk__in=waiting.values("pk"))
    return [line_of(actor, one, at) for one in past.with_people().order_by("-pk")[:MOST]]


def waiting_for(actor: Actor, person: User, *, at: datetime) -> list[ProposalLine]:
    """List what waits for a second person about one person in the actor's agency."""
    waiting = Proposal.objects.waiting_at(at).filter(agency=actor.agency, person=person)
    return [line_of(actor, one, at) for one in waiting.with_people().order_by("pk")]


def line_of(actor: Actor, proposal: Proposal, at: datetime) -> ProposalLine:
    """Say what one proposal is and what the actor may do with it."""
    has_lapsed = proposal.has_lapsed_at(at)
    state = ProposalState(proposal.state)
    return ProposalLine(
        proposal=proposal,
        what=_what(proposal),
        effect=_effect(proposal),
        state=_("Ended by itself") if has_lapsed else state.label,
        tone="grey" if has_lapsed else _TONES[state],
        can_confirm=four_eyes.can_confirm(actor, proposal, at),
        can_decline=four_eyes.can_decline(actor, proposal, at),
        can_withdraw=four_eyes.can_withdraw(actor, proposal, at),
    )


def _what(proposal: Proposal) -> str:
    if proposal.kind == ProposalKind.IMPORT:
        return proposal.basis
    facts = {
        "name": proposal.whom.full_name,
        "post": proposal.post.title if proposal.post else "",
        "unit": proposal.post.unit.name if proposal.post else "",
    }
    if proposal.kind == ProposalKind.APPOINTMENT:
        return _("%(name)s is appointed: %(post)s, %(unit)s") % facts
    if proposal.kind == ProposalKind.DELEGATION:
        return _("%(name)s acts for the post %(post)s, %(unit)s") % facts
    if proposal.kind == ProposalKind.SECOND_STEP:
        return _("The second step of %(name)s is taken away") % facts
    return _("%(name)s chooses a new password") % facts


def _effect(proposal: Proposal) -> str:
    """Say what confirming sets going, so that nobody confirms a name alone."""
    if proposal.kind == ProposalKind.APPOINTMENT:
        return _("This person sees and does what the post may, from its first day on.")
    if proposal.kind == ProposalKind.DELEGATION:
        about = ", ".join(kinds.named(proposal.kinds)) or _("Every kind of document")
        signs = _("may sign") if proposal.may_sign else _("does not sign")
        return f"{proposal.basis} · {about} · {signs}"
    if proposal.kind == ProposalKind.IMPORT:
        return _("Look at its lines first: all of them happen together, or none.")
    if proposal.kind == ProposalKind.SECOND_STEP:
        return _(
            "Open sessions end at once; codes, passkeys and the tie to single sign-on go. Then the "
            "password alone opens this account, until its person sets up a second step anew. Speak "
            "with them first: somebody else could have asked in their name."
        )
    return _(
        "The old password and open sessions end at once. You get one half of a code and hand it to "
        "this person yourself; the other half is with who proposed it."
    )
