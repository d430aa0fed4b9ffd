"""The road of a letter: received, registered, submitted, instructed, done."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from documents.actions import incoming
from documents.actions.secrets import StateSecretError
from documents.lifecycles import IncomingState
from documents.models import Document, EntryState, RegisterEntry
from eoffice.access.models import Right
from eoffice.assignments.actions import doing, giving
from eoffice.assignments.actions.giving import Deadline, Line
from eoffice.assignments.lifecycles import AssignmentState
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder, TermOutcome, TermRule
from tests.documents.factories import facts, instruct, receive, register, submit
from tests.factories import MORNING

LEAD, SUPPORT, INFORM = AssignmentRole.LEAD, AssignmentRole.SUPPORT, AssignmentRole.INFORM


def state_of(document: Document) -> str:
    return Document.objects.get(pk=document.pk).state


def sees(actor: Actor, document: Document, right: Right = Right.READ) -> bool:
    return Document.objects.visible_to(actor, right).filter(pk=document.pk).exists()


def test_only_the_registry_sees_what_came_in(
    clerk: Actor, director: Actor, outsider: Actor, administrator: Actor
) -> None:
    document = receive(clerk)

    assert sees(clerk, document)
    assert not any(
        sees(actor, document, Right.METADATA) for actor in (director, outsider, administrator)
    )


def test_the_clerk_registers_with_the_next_arrival_number(clerk: Actor) -> None:
    """Decree 30/2020/NĐ-CP, Article 22: arrival numbers go on through the year."""
    first, second = register(clerk), register(clerk)

    assert [str(letter.entry) for letter in (first, second)] == ["01", "02"]
    assert state_of(second) == IncomingState.REGISTERED


def test_only_the_clerk_registers(clerk: Actor, drafter: Actor) -> None:
    document = receive(clerk)

    with pytest.raises(PermissionDenied):
        incoming.register(document=document, facts=facts(), actor=drafter, at=MORNING)


def test_a_letter_is_registered_once(clerk: Actor) -> None:
    document = register(clerk)

    with pytest.raises(PermissionDenied):
        incoming.register(document=document, facts=facts(), actor=clerk, at=MORNING)

    assert RegisterEntry.objects.count() == 1


def test_a_subject_with_the_mark_of_a_secret_is_refused(clerk: Actor) -> None:
    """Law 117/2025/QH15, Article 5: no state secret in a networked system."""
    document = receive(clerk)

    with pytest.raises(StateSecretError):
        incoming.register(
            document=document, facts=facts("(TUYỆT MẬT) Kế hoạch"), actor=clerk, at=MORNING
        )

    assert state_of(document) == IncomingState.INTAKE


def test_a_registered_letter_is_open_to_leaders_not_to_staff(
    clerk: Actor, director: Actor, auditor: Actor, drafter: Actor
) -> None:
    document = register(clerk)

    assert sees(director, document)
    assert sees(auditor, document, Right.METADATA)
    assert not sees(auditor, document)
    assert not sees(drafter, document, Right.METADATA)


def test_a_restricted_letter_is_open_to_persons_alone(
    clerk: Actor, director: Actor, auditor: Actor
) -> None:
    document = register(clerk, restriction="RESTRICTED")

    assert sees(clerk, document)
    assert not sees(director, document, Right.METADATA)
    assert not sees(auditor, document, Right.METADATA)


def test_whoever_it_is_submitted_to_reads_a_restricted_letter(
    clerk: Actor, director: Actor
) -> None:
    document = submit(clerk, director, restriction="RESTRICTED")

    assert sees(director, document)


def test_the_same_letter_is_pointed_out(clerk: Actor) -> None:
    """Appendix VI, III.1h: number, symbol and body that are known are warned of."""
    entered = facts(code_number="15", code_notation="QĐ-BNV", body_name="Bộ Nội vụ")
    first = receive(clerk)
    incoming.register(document=first, facts=entered, actor=clerk, at=MORNING)
    second = receive(clerk)
    again = facts(code_number="15", code_notation="QD-BNV", body_name="BỘ NỘI VỤ")

    assert list(incoming.same_letters(second, again)) == [first]


def test_the_same_file_is_pointed_out(clerk: Actor) -> None:
    first, second = (
        incoming.receive(content=b"one and the same", name="thu.txt", actor=clerk, at=MORNING)
        for _ in range(2)
    )

    assert list(incoming.same_letters(second, facts())) == [first]


def test_a_void_number_stays_in_the_book_with_its_reason(clerk: Actor) -> None:
    document = register(clerk)

    incoming.void(document=document, reason="Vào nhầm sổ.", actor=clerk, at=MORNING)
    incoming.register(document=document, facts=facts(), actor=clerk, at=MORNING)

    book = RegisterEntry.objects.order_by("number").values_list("number", "state", "reason")
    assert list(book) == [(1, EntryState.VOID, "Vào nhầm sổ."), (2, EntryState.USED, "")]


def test_a_letter_is_refused_only_with_a_reason(clerk: Actor) -> None:
    document = receive(clerk)

    with pytest.raises(ValidationError):
        incoming.refuse(document=document, reason=" ", actor=clerk, at=MORNING)


def test_a_returned_letter_is_the_registry_s_again(clerk: Actor, head: Actor) -> None:
    document = submit(clerk, head)

    incoming.return_(document=document, reason="Không đúng đơn vị.", actor=head, at=MORNING)

    assert state_of(document) == IncomingState.REGISTERED
    assert not sees(head, document, Right.METADATA)


def test_an_instruction_opens_the_letter_to_those_it_names(
    clerk: Actor, director: Actor, head: Actor, drafter: Actor, outsider: Actor
) -> None:
    document = submit(clerk, director)

    instruct(document, director, (head, LEAD), (drafter, INFORM))

    assert state_of(document) == IncomingState.IN_PROGRESS
    assert sees(head, document)
    assert sees(drafter, document)
    assert not sees(outsider, document, Right.METADATA)


def test_two_cannot_lead(clerk: Actor, director: Actor, head: Actor, drafter: Actor) -> None:
    """Decree 30/2020/NĐ-CP, Article 23.2: of several units one leads."""
    document = submit(clerk, director)

    with pytest.raises(ValidationError):
        instruct(document, director, (head, LEAD), (drafter, LEAD))

    assert state_of(document) == IncomingState.SUBMITTED


def test_a_deadline_before_today_is_refused(clerk: Actor, director: Actor, head: Actor) -> None:
    document = submit(clerk, director)
    yesterday = Deadline(TermRule.DAY, day=date(2026, 3, 3))

    with pytest.raises(ValidationError):
        instruct(document, director, (head, LEAD), deadline=yesterday)


def test_the_letter_is_done_when_whoever_leads_has_completed(
    clerk: Actor, director: Actor, head: Actor, drafter: Actor
) -> None:
    document = submit(clerk, director)
    lead, _support = instruct(document, director, (head, LEAD), (drafter, SUPPORT))

    doing.complete(assignment=lead, words="Đã trả lời.", actor=head, at=MORNING)

    assert state_of(document) == IncomingState.DONE


def test_how_a_deadline_was_kept_is_frozen(clerk: Actor, director: Actor, head: Actor) -> None:
    document = submit(clerk, director)
    three_days = Deadline(TermRule.WORKING_DAYS, amount=3)
    (lead,) = instruct(document, director, (head, LEAD), deadline=three_days)

    doing.complete(assignment=lead, words="", actor=head, at=MORNING + timedelta(days=30))

    lead.refresh_from_db()
    assert lead.outcome == TermOutcome.AFTER


def test_returned_work_calls_the_letter_back_to_the_leader(
    clerk: Actor, director: Actor, head: Actor
) -> None:
    document = submit(clerk, director)
    (lead,) = instruct(document, director, (head, LEAD))

    doing.return_(assignment=lead, reason="Thuộc phòng khác.", actor=head, at=MORNING)

    assert state_of(document) == IncomingState.SUBMITTED
    assert not sees(head, document, Right.METADATA)


def test_a_head_splits_work_inside_the_unit(
    clerk: Actor, director: Actor, head: Actor, drafter: Actor
) -> None:
    document = submit(clerk, director)
    (lead,) = instruct(document, director, (head, LEAD))

    part = Line(Holder.objects.get(pk=drafter.post_holder), LEAD)
    giving.split(assignment=lead, text="Làm giúp.", lines=[part], actor=head, at=MORNING)

    lead.refresh_from_db()
    assert lead.state == AssignmentState.ACCEPTED
    assert sees(drafter, document)


def test_work_with_an_open_part_is_not_completed(
    clerk: Actor, director: Actor, head: Actor, drafter: Actor
) -> None:
    document = submit(clerk, director)
    (lead,) = instruct(document, director, (head, LEAD))
    part = Line(Holder.objects.get(pk=drafter.post_holder), LEAD)
    giving.split(assignment=lead, text="Làm giúp.", lines=[part], actor=head, at=MORNING)

    with pytest.raises(PermissionDenied):
        doing.complete(assignment=lead, words="", actor=head, at=MORNING)


def test_staff_do_not_split(clerk: Actor, director: Actor, drafter: Actor, head: Actor) -> None:
    document = submit(clerk, director)
    (lead,) = instruct(document, director, (drafter, LEAD))
    part = Line(Holder.objects.get(pk=head.post_holder), LEAD)

    with pytest.raises(PermissionDenied):
        giving.split(assignment=lead, text="Làm giúp.", lines=[part], actor=drafter, at=MORNING)


def test_nobody_works_on_the_line_of_another(
    clerk: Actor, director: Actor, head: Actor, drafter: Actor
) -> None:
    document = submit(clerk, director)
    (lead,) = instruct(document, director, (head, LEAD))

    with pytest.raises(PermissionDenied):
        doing.accept(assignment=lead, actor=drafter, at=MORNING)


def test_called_back_work_closes_the_letter_to_whom_it_was_given(
    clerk: Actor, director: Actor, head: Actor
) -> None:
    document = submit(clerk, director)
    (lead,) = instruct(document, director, (head, LEAD))

    giving.withdraw(assignment=lead, reason="Giao nhầm.", actor=director, at=MORNING)

    assert not sees(head, document, Right.METADATA)
    assert state_of(document) == IncomingState.SUBMITTED


def test_reopened_work_sets_a_done_letter_going_again(
    clerk: Actor, director: Actor, head: Actor
) -> None:
    document = submit(clerk, director)
    (lead,) = instruct(document, director, (head, LEAD))
    doing.complete(assignment=lead, words="", actor=head, at=MORNING)

    doing.reopen(assignment=lead, reason="Chưa đủ.", actor=director, at=MORNING)

    assert state_of(document) == IncomingState.IN_PROGRESS
