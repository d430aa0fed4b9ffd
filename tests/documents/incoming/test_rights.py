"""Who lists and reads a letter by role and by unit: auditors, and heads of those who work on it."""

import pytest
from django.core.exceptions import ValidationError

from documents.actions import incoming, progress
from documents.models import Document
from eoffice.access.models import Right
from eoffice.assignments.actions import doing, giving
from eoffice.assignments.actions.giving import Line
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.actor import Actor
from eoffice.organization.models import Duty, Holder, Unit
from tests.documents.factories import facts, instruct, receive, register, submit
from tests.factories import MORNING, appoint, create_person

LEAD, SUPPORT = AssignmentRole.LEAD, AssignmentRole.SUPPORT


def sees(actor: Actor, document: Document, right: Right = Right.READ) -> bool:
    return Document.objects.visible_to(actor, right).filter(pk=document.pk).exists()


def test_the_auditor_lists_a_letter_from_its_arrival_on(clerk: Actor, auditor: Actor) -> None:
    document = receive(clerk)

    assert sees(auditor, document, Right.METADATA)
    assert not sees(auditor, document)


def test_the_auditor_still_lists_what_was_refused_or_made_void(
    clerk: Actor, auditor: Actor, director: Actor
) -> None:
    refused, voided = receive(clerk), register(clerk)
    incoming.refuse(document=refused, reason="Gửi nhầm", actor=clerk, at=MORNING)
    incoming.void(document=voided, reason="Vào sổ nhầm", actor=clerk, at=MORNING)

    assert sees(auditor, refused, Right.METADATA)
    assert sees(auditor, voided, Right.METADATA)
    assert not sees(director, voided, Right.METADATA)


def test_the_auditor_loses_a_letter_that_becomes_restricted(clerk: Actor, auditor: Actor) -> None:
    document = register(clerk)

    narrowed = facts(restriction="INTERNAL")
    incoming.correct(document=document, facts=narrowed, actor=clerk, at=MORNING)

    assert not sees(auditor, document, Right.METADATA)


def test_a_letter_that_is_no_longer_restricted_is_open_again(
    clerk: Actor, auditor: Actor, director: Actor
) -> None:
    document = register(clerk, restriction="INTERNAL")

    incoming.correct(document=document, facts=facts(), actor=clerk, at=MORNING)

    assert sees(director, document)
    assert sees(auditor, document, Right.METADATA)


def test_the_head_reads_what_was_given_straight_to_their_staff(
    clerk: Actor, director: Actor, head: Actor, drafter: Actor, colleague: Actor
) -> None:
    document = submit(clerk, director)

    instruct(document, director, (drafter, LEAD))

    assert sees(head, document)
    assert not sees(colleague, document, Right.METADATA)


def test_the_head_of_a_person_who_was_named_reads_too(
    clerk: Actor, director: Actor, head: Actor, drafter: Actor
) -> None:
    document = submit(clerk, director)
    own = Holder.objects.of_person(drafter.agency, drafter.user)

    giving.give(
        thing=document.thing,
        text="Nghiên cứu",
        lines=[Line(own, LEAD)],
        actor=director,
        at=MORNING,
        source="document",
    )

    assert sees(head, document)


def test_the_head_reads_it_no_longer_when_the_work_is_called_back(
    clerk: Actor, director: Actor, head: Actor, drafter: Actor
) -> None:
    document = submit(clerk, director)
    line, *_others = instruct(document, director, (drafter, LEAD))

    giving.withdraw(assignment=line, reason="Giao nhầm", actor=director, at=MORNING)

    assert not sees(head, document, Right.METADATA)


def test_the_head_reads_it_as_long_as_somebody_of_the_unit_works_on_it(
    clerk: Actor, director: Actor, head: Actor, drafter: Actor, colleague: Actor
) -> None:
    document = submit(clerk, director)
    _lead, other = instruct(document, director, (drafter, LEAD), (colleague, SUPPORT))

    giving.withdraw(assignment=other, reason="Giao nhầm", actor=director, at=MORNING)

    assert sees(head, document)


def test_the_head_does_not_read_a_restricted_letter_given_to_their_staff(
    clerk: Actor, director: Actor, head: Actor, drafter: Actor
) -> None:
    document = submit(clerk, director, restriction="INTERNAL")

    instruct(document, director, (drafter, LEAD))

    assert sees(drafter, document)
    assert not sees(head, document, Right.METADATA)


def test_the_head_of_the_office_is_not_over_the_leaders(
    clerk: Actor, director: Actor, office: Unit
) -> None:
    deputy = appoint(create_person("Nguyễn Thị Hiền"), office, Duty.DEPUTY_DIRECTOR)
    chief = appoint(create_person("Chánh Văn Phòng"), office, Duty.HEAD)
    document = submit(clerk, director)

    instruct(document, director, (deputy, LEAD))

    assert not sees(chief, document, Right.METADATA)


def test_the_head_reads_it_no_longer_when_their_staff_gives_the_work_back(
    clerk: Actor, director: Actor, head: Actor, drafter: Actor
) -> None:
    document = submit(clerk, director)
    line, *_others = instruct(document, director, (drafter, LEAD))

    doing.return_(assignment=line, reason="Không đúng việc", actor=drafter, at=MORNING)

    assert not sees(head, document, Right.METADATA)


@pytest.mark.parametrize("duty", [Duty.ADMINISTRATOR, Duty.AUDITOR])
def test_who_stands_apart_from_the_work_is_given_none(
    clerk: Actor, director: Actor, division: Unit, duty: Duty
) -> None:
    apart = appoint(create_person("Võ Đứng Ngoài"), division, duty)
    document = submit(clerk, director)

    with pytest.raises(ValidationError, match="Không giao việc"):
        instruct(document, director, (apart, LEAD))

    assert not sees(apart, document)


@pytest.mark.parametrize("duty", [Duty.ADMINISTRATOR, Duty.AUDITOR])
def test_what_a_whole_unit_is_given_is_not_theirs_who_stand_apart(
    clerk: Actor, director: Actor, drafter: Actor, division: Unit, duty: Duty
) -> None:
    apart = appoint(create_person("Võ Đứng Ngoài"), division, duty)
    document = submit(clerk, director)

    progress.instruct(
        document=document,
        text="Để biết.",
        lines=[Line(Holder.objects.of_unit(division), AssignmentRole.INFORM)],
        actor=director,
        at=MORNING,
    )

    assert sees(drafter, document)
    assert not sees(apart, document)


def test_work_is_not_given_to_a_circle_for_nobody_in_it_would_answer_for_it(
    clerk: Actor, director: Actor
) -> None:
    document = submit(clerk, director)
    circle = Holder.objects.make_circle(document.thing.agency, "Ban soạn thảo")

    with pytest.raises(ValidationError, match="chức danh, đơn vị"):
        progress.instruct(
            document=document,
            text="Đề nghị tham mưu trả lời.",
            lines=[Line(circle, LEAD)],
            actor=director,
            at=MORNING,
        )
