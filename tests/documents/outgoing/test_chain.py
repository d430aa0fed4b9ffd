"""From the draft to the issued document: every move, who may make it, and what it locks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from documents.actions import deliveries, issuing, outgoing
from documents.actions.drafts import Draft, Recipient
from documents.actions.keyring import TestKeys, trusted_roots
from documents.lifecycles import IncomingState, OutgoingState
from documents.models import Delivery, Document, EntryState, RegisterEntry, Relation, Stage
from documents.signing.keys import WrongPassphraseError
from documents.signing.verdicts import verify
from eoffice.access.models import Right
from eoffice.assignments.lifecycles import AssignmentState
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.actor import Actor
from tests.documents.factories import draft_content, instruct, submit
from tests.documents.outgoing.conftest import PASSPHRASE, Drafting
from tests.factories import MORNING


def state_of(document: Document) -> str:
    return Document.objects.get(pk=document.pk).state


def sees(actor: Actor, document: Document, right: Right = Right.READ) -> bool:
    return Document.objects.visible_to(actor, right).filter(pk=document.pk).exists()


def test_a_draft_is_seen_by_its_drafter_and_the_head_of_the_unit(
    document: Document, drafter: Actor, head: Actor, director: Actor, clerk: Actor, colleague: Actor
) -> None:
    assert sees(drafter, document)
    assert sees(head, document)
    assert not any(sees(actor, document, Right.METADATA) for actor in (director, clerk, colleague))


def test_the_symbol_of_an_official_letter_names_agency_and_unit(document: Document) -> None:
    """Decree 30/2020/NĐ-CP, Appendix I, II.3b: công văn has no abbreviation of its kind."""
    assert document.code_notation == "STP-HCTP"


def test_a_draft_without_recipients_is_not_submitted(
    document: Document, content: Draft, drafter: Actor, director: Actor
) -> None:
    bare = draft_content(director)
    outgoing.change(document=document, content=bare, actor=drafter, at=MORNING)

    with pytest.raises(ValidationError):
        outgoing.submit(document=document, actor=drafter, at=MORNING)


def test_the_signer_sees_a_submitted_draft(submitted: Document, director: Actor) -> None:
    assert sees(director, submitted)


def test_only_the_signer_approves(submitted: Document, head: Actor) -> None:
    """Decree 30/2020/NĐ-CP, Article 11: the draft is approved by whoever signs it."""
    with pytest.raises(PermissionDenied):
        outgoing.approve(document=submitted, actor=head, at=MORNING)


def test_what_is_approved_is_locked_by_its_hash(approved: Document) -> None:
    made = approved.outgoing

    assert made.prepared is not None
    assert made.approved_digest == made.prepared.digest


def test_an_approved_draft_is_not_changed(
    approved: Document, content: Draft, drafter: Actor
) -> None:
    """Article 11: what is corrected after approval goes back to the signer."""
    with pytest.raises(PermissionDenied):
        outgoing.change(document=approved, content=content, actor=drafter, at=MORNING)


def test_what_is_sent_back_loses_its_approval(approved: Document, director: Actor) -> None:
    outgoing.send_back(document=approved, reason="Bổ sung căn cứ.", actor=director, at=MORNING)

    made = Document.objects.get(pk=approved.pk).outgoing
    assert state_of(approved) == OutgoingState.DRAFT
    assert (made.prepared, made.approved_digest) == (None, "")


def test_a_wrong_passphrase_changes_nothing(
    approved: Document, director: Actor, keys: TestKeys
) -> None:
    del keys
    with pytest.raises(WrongPassphraseError):
        issuing.sign(document=approved, passphrase="wrong", actor=director, at=MORNING)

    assert state_of(approved) == OutgoingState.APPROVED


def test_the_signature_is_the_signer_s_own(approved: Document, head: Actor, keys: TestKeys) -> None:
    """Article 13: nobody signs with the key of another."""
    del keys
    with pytest.raises(PermissionDenied):
        issuing.sign(document=approved, passphrase=PASSPHRASE, actor=head, at=MORNING)


def test_only_the_clerk_numbers(signed: Document, drafter: Actor) -> None:
    with pytest.raises(PermissionDenied):
        issuing.issue_through(document=signed, actor=drafter, at=MORNING)


def test_nothing_is_numbered_before_it_is_signed(approved: Document, clerk: Actor) -> None:
    """Article 17: the agency's signature comes after the person's."""
    with pytest.raises(PermissionDenied):
        issuing.issue_through(document=approved, actor=clerk, at=MORNING)


def test_both_signatures_of_an_issued_document_are_valid(issued: Document) -> None:
    version = issued.outgoing.issued
    assert version is not None

    verdict = verify(version.content(), roots=trusted_roots(), at=MORNING + timedelta(days=1))

    assert verdict.is_valid
    assert len(verdict.signatures) == 2


def test_an_issued_document_has_number_and_date(issued: Document) -> None:
    assert (issued.code, issued.dated_on) == ("01/STP-HCTP", MORNING.date())


def test_the_year_is_that_of_the_office_clock(signed: Document, clerk: Actor) -> None:
    """Article 15.1: series begin on 1 January, by the clock of the office."""
    still_december_in_greenwich = datetime(2026, 12, 31, 20, 0, tzinfo=UTC)

    issuing.number(document=signed, actor=clerk, at=still_december_in_greenwich)

    assert signed.entry is not None
    assert signed.entry.register.year == 2027


def test_issuing_goes_on_where_it_stopped(signed: Document, clerk: Actor) -> None:
    issuing.number(document=signed, actor=clerk, at=MORNING)

    issuing.issue_through(document=signed, actor=clerk, at=MORNING)

    assert state_of(signed) == OutgoingState.ISSUED
    assert RegisterEntry.objects.count() == 1


def test_a_void_number_is_not_given_again(signed: Document, clerk: Actor) -> None:
    issuing.number(document=signed, actor=clerk, at=MORNING)

    issuing.void(document=signed, reason="Nhầm sổ.", actor=clerk, at=MORNING)
    issuing.issue_through(document=signed, actor=clerk, at=MORNING)

    assert signed.code_number == "02"
    states = RegisterEntry.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == [EntryState.VOID, EntryState.USED]


def test_the_reply_completes_the_work_and_the_letter(
    clerk: Actor, director: Actor, head: Actor, drafter: Actor, keys: TestKeys
) -> None:
    del keys
    letter = submit(clerk, director)
    (line,) = instruct(letter, director, (drafter, AssignmentRole.LEAD))
    content = draft_content(director, recipients=[Recipient("Bộ Tư pháp")])
    letter.refresh_from_db()
    reply = outgoing.draft(content=content, actor=drafter, at=MORNING, answers=letter)
    outgoing.submit(document=reply, actor=drafter, at=MORNING)
    outgoing.approve(document=reply, actor=director, at=MORNING)
    issuing.sign(document=reply, passphrase=PASSPHRASE, actor=director, at=MORNING)

    issuing.issue_through(document=reply, actor=clerk, at=MORNING)

    line.refresh_from_db()
    assert line.state == AssignmentState.DONE
    assert state_of(letter) == IncomingState.DONE
    assert Relation.objects.get().later == reply


def test_the_receipt_is_the_act_of_the_recipient_s_own_clerk(
    drafter: Actor, director: Actor, clerk: Actor, stranger: Actor, keys: TestKeys
) -> None:
    """Article 21: the recipient's clerk takes in, and the sender is told."""
    del keys
    to = Recipient(stranger.agency.name, agency=stranger.agency)
    content = draft_content(director, recipients=[to])
    document = outgoing.draft(content=content, actor=drafter, at=MORNING)
    outgoing.submit(document=document, actor=drafter, at=MORNING)
    outgoing.approve(document=document, actor=director, at=MORNING)
    issuing.sign(document=document, passphrase=PASSPHRASE, actor=director, at=MORNING)
    issuing.issue_through(document=document, actor=clerk, at=MORNING)
    delivery = Delivery.objects.get()

    with pytest.raises(PermissionDenied):
        deliveries.take_in(delivery=delivery, actor=clerk, at=MORNING)
    arrival = deliveries.take_in(delivery=delivery, actor=stranger, at=MORNING)

    delivery.refresh_from_db()
    assert delivery.stage == Stage.RECEIVED
    assert arrival.thing.agency == stranger.agency
    assert not sees(clerk, arrival, Right.METADATA)
    assert state_of(arrival) == IncomingState.INTAKE


def test_a_delivery_is_taken_in_once(
    drafter: Actor, director: Actor, clerk: Actor, stranger: Actor, signed: Document
) -> None:
    del drafter, director
    Delivery.objects.filter(document=signed).update(agency=stranger.agency)
    issuing.issue_through(document=signed, actor=clerk, at=MORNING)
    delivery = Delivery.objects.get()
    deliveries.take_in(delivery=delivery, actor=stranger, at=MORNING)

    with pytest.raises(PermissionDenied):
        deliveries.take_in(delivery=delivery, actor=stranger, at=MORNING)


def test_the_auditor_lists_a_draft_and_does_not_read_it(
    document: Document, auditor: Actor, content: Draft, drafter: Actor
) -> None:
    assert sees(auditor, document, Right.METADATA)
    assert not sees(auditor, document)

    narrowed = replace(content, restriction="INTERNAL")
    outgoing.change(document=document, content=narrowed, actor=drafter, at=MORNING)

    assert not sees(auditor, document, Right.METADATA)


def test_the_registry_reads_a_draft_once_it_is_approved(
    submitted: Document, director: Actor, clerk: Actor
) -> None:
    before = sees(clerk, submitted, Right.METADATA)

    outgoing.approve(document=submitted, actor=director, at=MORNING)

    assert (before, sees(clerk, submitted)) == (False, True)


def test_what_is_sent_back_is_closed_to_the_registry_again(
    approved: Document, director: Actor, clerk: Actor
) -> None:
    outgoing.send_back(document=approved, reason="Sửa lại", actor=director, at=MORNING)

    assert not sees(clerk, approved, Right.METADATA)


def test_of_a_restricted_draft_the_registry_learns_when_it_is_signed(
    draft_of: Drafting, director: Actor, clerk: Actor, keys: TestKeys
) -> None:
    document = draft_of("Hạn chế", restriction="INTERNAL")
    before = sees(clerk, document, Right.METADATA)

    issuing.sign(document=document, passphrase=PASSPHRASE, actor=director, at=MORNING)

    assert (before, sees(clerk, document)) == (False, True)


def test_the_staff_of_the_drafting_unit_read_what_it_has_issued(
    signed: Document, clerk: Actor, colleague: Actor, outsider: Actor
) -> None:
    before = sees(colleague, signed, Right.METADATA)

    issuing.issue_through(document=signed, actor=clerk, at=MORNING)

    assert (before, sees(colleague, signed)) == (False, True)
    assert not sees(outsider, signed, Right.METADATA)


def test_a_restricted_document_that_is_issued_stays_closed_to_the_unit(
    draft_of: Drafting, clerk: Actor, colleague: Actor, auditor: Actor, keys: TestKeys
) -> None:
    document = draft_of("Hạn chế", until=OutgoingState.SIGNED, restriction="INTERNAL")

    issuing.issue_through(document=document, actor=clerk, at=MORNING)

    assert not any(sees(actor, document, Right.METADATA) for actor in (colleague, auditor))
