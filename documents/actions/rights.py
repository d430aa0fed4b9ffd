"""Who gets which right on a document, by what happened to it. Called by the other actions."""

from datetime import datetime

from django.db import transaction

from documents.lifecycles import INCOMING_WITH_NUMBER
from documents.models import Document
from eoffice.access.granting import end_grants, grant
from eoffice.access.models import Cause, Right
from eoffice.access.opening import open_to_auditors, open_to_staff
from eoffice.organization.actor import Actor
from eoffice.organization.models import Domain, Holder, Post, Role
from search.models import IndexRequest, RevokedSince


def open_to_registry(document: Document, *, actor: Actor, at: datetime) -> None:
    """Let the registry read what it received; of a restricted document only who received it.

    Auditors list an ordinary one from its arrival on, also where it is refused or made void.
    """
    agency = document.thing.agency
    holder = Holder.objects.of_role(agency, Role.REGISTRY)
    if document.is_restricted:
        holder = Holder.objects.of_person(agency, actor.user)
    grant(document.thing, [holder], Right.READ, cause=Cause.REGISTERED, at=at)
    open_to_auditors(document.thing, at=at)


def open_to_domain(document: Document, *, at: datetime) -> None:
    """Open an ordinary document to whom the agency's own rule opens it; never a restricted one.

    What was issued the staff of the drafting unit read too.
    """
    if document.is_restricted:
        return
    agency, thing = document.thing.agency, document.thing
    listed, read = (
        (Domain.INCOMING_LISTED, Domain.INCOMING_READ)
        if document.is_incoming
        else (Domain.OUTGOING_LISTED, Domain.OUTGOING_READ)
    )
    lister = Holder.objects.of_domain(agency, listed)
    grant(thing, [lister], Right.METADATA, cause=Cause.OPENED, at=at)
    reader = Holder.objects.of_domain(agency, read)
    grant(thing, [reader], Right.READ, cause=Cause.OPENED, at=at)
    if not document.is_incoming:
        open_to_staff(thing, document.outgoing.unit, at=at)


def open_to_issuers(document: Document, *, at: datetime) -> None:
    """Let the registry read what it is to number, seal and issue."""
    registry = Holder.objects.of_role(document.thing.agency, Role.REGISTRY)
    grant(document.thing, [registry], Right.READ, cause=Cause.ISSUES, at=at)


def close_to_issuers(document: Document, *, at: datetime) -> None:
    """Close it to the registry again: it is a draft once more."""
    end_grants(document.thing, at=at, cause=Cause.ISSUES)


def open_to_post(document: Document, post: Post, cause: Cause, *, at: datetime) -> None:
    """Let whoever holds a post read a document."""
    grant(document.thing, [Holder.objects.of_post(post)], Right.READ, cause=cause, at=at)


def open_draft(document: Document, *, at: datetime) -> None:
    """Let the drafter read a draft, and the head who answers for its content (Article 12.1).

    Auditors list an ordinary one.
    """
    thing, outgoing = document.thing, document.outgoing
    if thing.is_restricted != document.is_restricted:
        thing.is_restricted = document.is_restricted
        thing.save(update_fields=["is_restricted"])
        end_grants(thing, at=at)
    holders = [Holder.objects.of_post(outgoing.drafter), Holder.objects.of_intake(outgoing.unit)]
    grant(thing, holders, Right.READ, cause=Cause.DRAFTED, at=at)
    open_to_auditors(thing, at=at)


@transaction.atomic
def restrict(document: Document, *, actor: Actor, at: datetime) -> None:
    """Narrow the rights to persons, or widen them again, after the restriction has changed."""
    thing = document.thing
    if thing.is_restricted == document.is_restricted:
        return
    thing.is_restricted = document.is_restricted
    thing.save(update_fields=["is_restricted"])
    IndexRequest.objects.ask_for(thing)
    if document.is_restricted:
        # Until the index has forgotten its content, nobody finds it.
        RevokedSince.objects.note(thing)
        end_grants(thing, at=at)
        own = Holder.objects.of_person(thing.agency, actor.user)
        grant(thing, [own], Right.READ, cause=Cause.REGISTERED, at=at)
    else:
        open_to_registry(document, actor=actor, at=at)
        if document.state in INCOMING_WITH_NUMBER:
            open_to_domain(document, at=at)
