"""Who may do what to an outgoing document, and why not."""

from django.utils.translation import gettext as _

from documents.lifecycles import OUTGOING, OutgoingState
from documents.models import Delivery, Document, Stage
from eoffice.access.models import Right
from eoffice.access.seeing import has_right
from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Duty, Role


def can_draft(actor: Actor, agency: Agency) -> Verdict:
    if actor.agency.pk != agency.pk:
        return denied(_("Documents are drafted inside the agency."))
    if actor.post.duty in {Duty.ADMINISTRATOR, Duty.AUDITOR, Duty.GUEST}:
        return denied(_("Your post does not draft documents."))
    return ALLOWED


def can_change(actor: Actor, document: Document) -> Verdict:
    if document.state != OutgoingState.DRAFT:
        return denied(_("Only a draft can be changed; send it back first."))
    return _by_the_drafting_side(actor, document)


def can_submit(actor: Actor, document: Document) -> Verdict:
    if not OUTGOING.allows(document.state, "submit"):
        return denied(_("Only a draft can be submitted."))
    return _by_the_drafting_side(actor, document)


def can_send_back(actor: Actor, document: Document) -> Verdict:
    if not OUTGOING.allows(document.state, "send_back"):
        return denied(_("Only what was submitted or approved can be sent back."))
    return _by_the_signer(actor, document)


def can_approve(actor: Actor, document: Document) -> Verdict:
    """Decree 30/2020/NĐ-CP, Article 11: a draft is approved by whoever signs it."""
    if not OUTGOING.allows(document.state, "approve"):
        return denied(_("Only a submitted draft can be approved."))
    return _by_the_signer(actor, document)


def can_sign(actor: Actor, document: Document) -> Verdict:
    """Article 13: signed by the authorised person, with their own key and nobody else's."""
    if not OUTGOING.allows(document.state, "sign"):
        return denied(_("Only an approved document can be signed."))
    if actor.on_behalf_of is not None and not actor.on_behalf_of.may_sign:
        return denied(_("Your delegation does not include signing."))
    if actor.on_behalf_of is not None:
        # The signer and the capacity stand in the approved bytes: another signer sends it back.
        return denied(_("It was approved with another signer; send it back to change the signer."))
    return _by_the_signer(actor, document)


def can_number(actor: Actor, document: Document) -> Verdict:
    if not OUTGOING.allows(document.state, "number"):
        return denied(_("Only a signed document can be given a number."))
    return _by_the_registry(actor, document)


def can_issue(actor: Actor, document: Document) -> Verdict:
    """Article 17–18: numbered, sealed and issued by the clerk; goes on where it stopped."""
    if document.state not in {OutgoingState.SIGNED, OutgoingState.NUMBERED}:
        return denied(_("Only a signed document can be issued."))
    return _by_the_registry(actor, document)


def can_void(actor: Actor, document: Document) -> Verdict:
    if not OUTGOING.allows(document.state, "void"):
        return denied(_("Only the number of a document that is not issued can be made void."))
    if document.outgoing.issued_id is not None:
        return denied(_("The document is sealed; it can only be issued."))
    return _by_the_registry(actor, document)


def can_withdraw(actor: Actor, document: Document) -> Verdict:
    if not OUTGOING.allows(document.state, "withdraw"):
        return denied(_("A document with a number is no longer withdrawn."))
    by_drafter = _by_the_drafting_side(actor, document)
    return by_drafter if by_drafter else _by_the_signer(actor, document)


def can_verify(actor: Actor, document: Document) -> Verdict:
    """Whoever reads it sees what its signatures are worth; of what is issued auditors do, too."""
    thing = document.thing
    is_issued = document.state == OutgoingState.ISSUED
    if is_issued and actor.has_role(Role.AUDITORS, thing.agency_id):
        return ALLOWED
    if not has_right(actor, thing, Right.READ):
        return denied(_("Signatures are judged for those who may read the document."))
    return ALLOWED


def can_take_in(actor: Actor, delivery: Delivery) -> Verdict:
    """Article 21: the receipt is the act of the recipient's own clerk."""
    if delivery.stage != Stage.SENT:
        return denied(_("This delivery was taken in or refused already."))
    if delivery.agency_id is None or not actor.serves_registry_of(delivery.agency_id):
        return denied(_("A delivery is taken in by the clerk of the recipient."))
    return ALLOWED


def _by_the_drafting_side(actor: Actor, document: Document) -> Verdict:
    outgoing = document.outgoing
    is_drafter = actor.post.pk == outgoing.drafter_id
    heads_it = actor.post.heads_unit and actor.post.unit_id == outgoing.unit_id
    if not is_drafter and not heads_it:
        return denied(_("This is done by the drafter or the head of the drafting unit."))
    return _within_the_delegation(actor, document)


def _by_the_signer(actor: Actor, document: Document) -> Verdict:
    if actor.post.pk != document.outgoing.signer_id:
        return denied(_("This is done by whoever is to sign the document."))
    return _within_the_delegation(actor, document)


def _by_the_registry(actor: Actor, document: Document) -> Verdict:
    if not actor.serves_registry_of(document.thing.agency_id):
        return denied(_("Numbers are given by the clerk of the agency."))
    return _within_the_delegation(actor, document)


def _within_the_delegation(actor: Actor, document: Document) -> Verdict:
    if actor.kinds is not None and document.kind_code not in actor.kinds:
        return denied(_("Your delegation does not cover this kind of document."))
    return ALLOWED
