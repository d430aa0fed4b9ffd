"""Who may do what to an incoming document, and why not."""

from django.utils.translation import gettext as _

from documents.lifecycles import INCOMING, IncomingState
from documents.models import Document
from eoffice.access.models import Right
from eoffice.access.seeing import has_right
from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Post


def can_receive(actor: Actor, agency: Agency) -> Verdict:
    if not actor.serves_registry_of(agency.pk):
        return denied(_("Documents are received by the clerk of the agency."))
    return ALLOWED


def can_register(actor: Actor, document: Document) -> Verdict:
    if not INCOMING.allows(document.state, "register"):
        return denied(_("This document is registered already, or was not accepted."))
    return _by_the_registry(actor, document)


def can_correct(actor: Actor, document: Document) -> Verdict:
    if document.state in {IncomingState.REFUSED, IncomingState.DONE}:
        return denied(_("What is done or not accepted is no longer corrected."))
    return _by_the_registry(actor, document)


def can_refuse(actor: Actor, document: Document) -> Verdict:
    if not INCOMING.allows(document.state, "refuse"):
        return denied(_("Only a document that is not registered yet can be refused."))
    return _by_the_registry(actor, document)


def can_reconsider(actor: Actor, document: Document) -> Verdict:
    if not INCOMING.allows(document.state, "reconsider"):
        return denied(_("Only a document that was not accepted can be taken up again."))
    kept = document.thing.attachments.filter(file__versions__disposed_at__isnull=True)
    if not kept.exists():
        return denied(_("Nothing was kept of this document."))
    return _by_the_registry(actor, document)


def can_void(actor: Actor, document: Document) -> Verdict:
    if not INCOMING.allows(document.state, "void"):
        return denied(_("Only the number of a document that was not submitted can be made void."))
    return _by_the_registry(actor, document)


def can_submit(actor: Actor, document: Document) -> Verdict:
    if not INCOMING.allows(document.state, "submit"):
        return denied(_("Only a registered document can be submitted."))
    return _by_the_registry(actor, document)


def can_submit_to(document: Document, post: Post) -> Verdict:
    """Decree 30/2020/NĐ-CP, Article 23.1: to whoever directs, or straight to the unit's head."""
    if post.unit.agency_id != document.thing.agency_id:
        return denied(_("A document is submitted inside the agency."))
    if not (post.leads_agency or post.heads_unit):
        return denied(_("A document is submitted to a leader or to the head of a unit."))
    return ALLOWED


def can_return(actor: Actor, document: Document) -> Verdict:
    if not INCOMING.allows(document.state, "return"):
        return denied(_("Only a document that waits for an instruction can be returned."))
    return _by_whom_it_was_submitted_to(actor, document)


def can_instruct(actor: Actor, document: Document) -> Verdict:
    if not INCOMING.allows(document.state, "instruct"):
        return denied(_("Instructions are given on a document that was submitted."))
    if not has_right(actor, document.thing, Right.READ):
        return denied(_("Instructions are given by those who may read the document."))
    return _by_whom_it_was_submitted_to(actor, document)


def can_answer(actor: Actor, document: Document) -> Verdict:
    """Say whether the actor may draft a reply to it."""
    if document.state not in {IncomingState.IN_PROGRESS, IncomingState.DONE}:
        return denied(_("A reply is drafted once the document is being worked on."))
    if not has_right(actor, document.thing, Right.READ):
        return denied(_("A reply is drafted by those who may read the document."))
    if actor.administers(document.thing.agency_id):
        return denied(_("An administrator does not work on documents."))
    return ALLOWED


def _by_the_registry(actor: Actor, document: Document) -> Verdict:
    if not actor.serves_registry_of(document.thing.agency_id):
        return denied(_("This is done by the clerk of the agency."))
    return _within_the_delegation(actor, document)


def _by_whom_it_was_submitted_to(actor: Actor, document: Document) -> Verdict:
    is_theirs = actor.post.pk == document.incoming.submitted_to_id
    if not is_theirs and not actor.leads(document.thing.agency_id):
        return denied(_("This is done by whom the document was submitted to."))
    return _within_the_delegation(actor, document)


def _within_the_delegation(actor: Actor, document: Document) -> Verdict:
    if actor.kinds is not None and document.kind_code not in actor.kinds:
        return denied(_("Your delegation does not cover this kind of document."))
    return ALLOWED
