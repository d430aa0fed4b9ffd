"""What follows from acts of administration: people are told, and a chosen password is noted."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from eoffice.accounts.models import User
from eoffice.administration import events, four_eyes, notices
from eoffice.administration.models import Proposal, ProposalKind
from eoffice.journal.models import JournalEntry
from eoffice.journal.recording import follows, record
from eoffice.notifications.telling import tell
from eoffice.organization import membership
from eoffice.organization.models import Holder


def note_chosen_password(*, person: User, at: datetime, **_rest: Any) -> None:
    """Write into the journal that a person has chosen a password with a code."""
    _note(events.PASSWORD_CHOSEN, person, at)


def note_changed_password(*, person: User, at: datetime, **_rest: Any) -> None:
    """Write into the journal that a person has changed their password."""
    _note(events.PASSWORD_CHANGED, person, at)


def _note(event: str, person: User, at: datetime) -> None:
    home = membership.home_of(person)
    record(
        event,
        actor=None,
        thing=None,
        at=at,
        words=person.full_name,
        person=person.uid,
        agency=home.uid if home else None,
    )


@follows(events.APPOINTMENT_PROPOSED, events.DELEGATION_PROPOSED, events.ACCESS_PROPOSED)
def tell_who_may_confirm(entry: JournalEntry) -> None:
    """Tell everybody who could be the second person; and whose password it is about."""
    proposal = _proposal(entry)
    besides = [proposal.proposed_by, proposal.person]
    tell(
        four_eyes.confirmers_of(proposal.agency, besides=besides, at=entry.happened_at),
        kind=notices.TO_CONFIRM,
        thing=None,
        url=reverse("administration:proposals"),
        at=entry.happened_at,
        who=proposal.proposed_by.full_name,
        name=proposal.person.full_name,
    )
    if proposal.kind == ProposalKind.ACCESS:
        _tell_person(entry, proposal, notices.ACCESS_ASKED, who=proposal.proposed_by.full_name)


@follows(events.PERSON_APPOINTED, events.DELEGATION_CONFIRMED, events.ACCESS_CONFIRMED)
def tell_of_what_was_confirmed(entry: JournalEntry) -> None:
    """Tell who proposed it, and whom it is about."""
    proposal = _proposal(entry)
    _tell_proposer(entry, proposal)
    who = entry.user.full_name if entry.user else ""
    if proposal.kind == ProposalKind.ACCESS:
        _tell_person(entry, proposal, notices.ACCESS_GIVEN, who=who)
    elif proposal.kind == ProposalKind.APPOINTMENT and proposal.post is not None:
        _tell_person(entry, proposal, notices.APPOINTED, post=proposal.post.title)
    elif proposal.post is not None:
        tell(
            membership.people_in(Holder.objects.of_post(proposal.post), entry.happened_at),
            kind=notices.STANDS_IN,
            thing=None,
            url=reverse("delegations:mine"),
            at=entry.happened_at,
            who=who,
            name=proposal.person.full_name,
        )


@follows(events.PROPOSAL_DECLINED)
def tell_of_what_was_declined(entry: JournalEntry) -> None:
    _tell_proposer(entry, _proposal(entry))


def _tell_proposer(entry: JournalEntry, proposal: Proposal) -> None:
    tell(
        [proposal.proposed_by],
        kind=notices.SETTLED,
        thing=None,
        url=reverse("administration:proposals"),
        at=entry.happened_at,
        who=entry.user.full_name if entry.user else "",
        name=proposal.person.full_name,
    )


def _tell_person(entry: JournalEntry, proposal: Proposal, kind: str, **facts: str) -> None:
    tell(
        [proposal.person],
        kind=kind,
        thing=None,
        url=reverse("organization:choose-post"),
        at=entry.happened_at,
        **facts,
    )


def _proposal(entry: JournalEntry) -> Proposal:
    return Proposal.objects.with_people().get(uid=entry.payload["proposal"])
