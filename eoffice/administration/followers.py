"""What follows from acts of administration: people are told, and a chosen password is noted."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from eoffice.accounts import events as account_events
from eoffice.accounts.models import User
from eoffice.administration import events, four_eyes, notices
from eoffice.administration.models import Proposal, ProposalKind
from eoffice.journal.models import JournalEntry
from eoffice.journal.recording import follows, record
from eoffice.notifications.telling import tell
from eoffice.organization import membership
from eoffice.organization.enrolling import portions
from eoffice.organization.models import Holder, Post

_WAYS = {
    account_events.APP_ON: events.SECOND_STEP_ON,
    account_events.APP_OFF: events.SECOND_STEP_OFF,
    account_events.PASSKEY_ADDED: events.PASSKEY_ADDED,
    account_events.PASSKEY_REMOVED: events.PASSKEY_REMOVED,
    account_events.CODES_RENEWED: events.RECOVERY_CODES_RENEWED,
}


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


def note_changed_way(*, person: User, what: str, at: datetime, **_rest: Any) -> None:
    """Write into the journal that a person has added or taken away a way of signing in.

    The person is told as well: somebody else may have done it in their name.
    """
    _note(_WAYS[what], person, at)
    tell([person], kind=notices.WAY_CHANGED, thing=None, url=reverse("account_own"), at=at)


@follows(
    events.APPOINTMENT_PROPOSED,
    events.DELEGATION_PROPOSED,
    events.ACCESS_PROPOSED,
    events.SECOND_STEP_PROPOSED,
    events.IMPORT_PROPOSED,
)
def tell_who_may_confirm(entry: JournalEntry) -> None:
    """Tell everybody who could be the second person; and whose password it is about."""
    proposal = _proposal(entry)
    besides = [proposal.proposed_by, *_people_of(proposal)]
    tell(
        four_eyes.confirmers_of(proposal.agency, besides=besides, at=entry.happened_at),
        kind=notices.TO_CONFIRM,
        thing=None,
        url=reverse("administration:proposals"),
        at=entry.happened_at,
        who=proposal.proposed_by.full_name,
        name=_name(proposal),
    )
    if proposal.kind == ProposalKind.ACCESS:
        _tell_person(entry, proposal, notices.ACCESS_ASKED, who=proposal.proposed_by.full_name)
    elif proposal.kind == ProposalKind.SECOND_STEP:
        _tell_person(entry, proposal, notices.STEP_ASKED, who=proposal.proposed_by.full_name)


@follows(
    events.PERSON_APPOINTED,
    events.DELEGATION_CONFIRMED,
    events.ACCESS_CONFIRMED,
    events.SECOND_STEP_RESET,
)
def tell_of_what_was_confirmed(entry: JournalEntry) -> None:
    """Tell who proposed it, and whom it is about."""
    proposal = _proposal(entry)
    _tell_proposer(entry, proposal)
    who = entry.user.full_name if entry.user else ""
    if proposal.kind == ProposalKind.ACCESS:
        _tell_person(entry, proposal, notices.ACCESS_GIVEN, who=who)
    elif proposal.kind == ProposalKind.SECOND_STEP:
        _tell_person(entry, proposal, notices.STEP_GONE, who=who)
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
            name=proposal.whom.full_name,
        )


@follows(events.IMPORT_CONFIRMED)
def tell_whom_a_spreadsheet_appointed(entry: JournalEntry) -> None:
    """Tell who proposed it, and everybody of the posts that it gave them."""
    proposal = _proposal(entry)
    _tell_proposer(entry, proposal)
    posts = {str(post.uid): post for post in _posts_given(proposal)}
    people = {str(person.uid): person for person in _people_of(proposal)}
    for person, post in proposal.batch.given:
        tell(
            [people[person]],
            kind=notices.APPOINTED,
            thing=None,
            url=reverse("organization:choose-post"),
            at=entry.happened_at,
            post=posts[post].title,
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
        name=_name(proposal),
    )


def _tell_person(entry: JournalEntry, proposal: Proposal, kind: str, **facts: str) -> None:
    tell(
        [proposal.whom],
        kind=kind,
        thing=None,
        url=reverse("organization:choose-post"),
        at=entry.happened_at,
        **facts,
    )


def _proposal(entry: JournalEntry) -> Proposal:
    return Proposal.objects.with_people().get(uid=entry.payload["proposal"])


def _name(proposal: Proposal) -> str:
    return proposal.person.full_name if proposal.person else proposal.basis


def _people_of(proposal: Proposal) -> list[User]:
    """List whom a proposal is about: one person, or those of a spreadsheet who have an account."""
    if proposal.person is not None:
        return [proposal.person]
    uids = {*proposal.batch.about, *(person for person, _post in proposal.batch.given)}
    return [
        person
        for portion in portions(sorted(uids))
        for person in User.objects.filter(uid__in=portion)
    ]


def _posts_given(proposal: Proposal) -> list[Post]:
    uids = sorted({post for _person, post in proposal.batch.given})
    return [post for portion in portions(uids) for post in Post.objects.filter(uid__in=portion)]
