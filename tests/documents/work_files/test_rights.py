"""What lies in a work file is read by its members, as long as they are members."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from documents.actions import work_files
from documents.lifecycles import WorkFileState
from documents.models import Document, Filing, WorkFile
from eoffice.access.models import Right
from eoffice.organization.actor import Actor, actor_in
from tests.documents.work_files.conftest import holder_of, letter, open_file
from tests.factories import MORNING

LATER = MORNING + timedelta(hours=1)


def reads(actor: Actor, document: Document) -> bool:
    """Ask as a new request does: memberships are those of now."""
    now = actor_in(actor.user, actor.post, LATER + timedelta(minutes=1))
    return Document.objects.visible_to(now, Right.READ).filter(pk=document.pk).exists()


def file(work_file: WorkFile, document: Document, actor: Actor) -> Filing:
    return work_files.file(work_file=work_file, thing=document.thing, actor=actor, at=MORNING)


def test_a_member_reads_what_is_put_in(work_file: WorkFile, clerk: Actor, drafter: Actor) -> None:
    document = letter(clerk)
    before = reads(drafter, document)

    file(work_file, document, clerk)

    assert (before, reads(drafter, document)) == (False, True)


def test_who_is_no_member_does_not(work_file: WorkFile, clerk: Actor, outsider: Actor) -> None:
    document = letter(clerk)

    file(work_file, document, clerk)

    assert not reads(outsider, document)


def test_a_new_member_reads_what_lay_there_before(
    work_file: WorkFile, clerk: Actor, outsider: Actor
) -> None:
    document = letter(clerk)
    file(work_file, document, clerk)

    work_files.add_member(work_file=work_file, member=holder_of(outsider), actor=clerk, at=LATER)

    assert reads(outsider, document)


def test_who_is_a_member_no_longer_reads_it_no_longer(
    work_file: WorkFile, clerk: Actor, drafter: Actor
) -> None:
    document = letter(clerk)
    file(work_file, document, clerk)

    work_files.end_membership(work_file=work_file, member=holder_of(drafter), actor=clerk, at=LATER)

    assert not reads(drafter, document)


def test_a_restricted_document_opens_itself_to_no_member(
    work_file: WorkFile, clerk: Actor, drafter: Actor
) -> None:
    document = letter(clerk, restriction="RESTRICTED")

    file(work_file, document, clerk)

    assert work_file.filings.count() == 1
    assert not reads(drafter, document)


def test_taken_out_of_one_file_it_is_still_read_through_the_other(
    work_file: WorkFile, clerk: Actor, drafter: Actor
) -> None:
    document = letter(clerk)
    other = open_file(clerk, "02.VP", drafter)
    filing = file(work_file, document, clerk)
    file(other, document, clerk)

    work_files.take_out(filing=filing, actor=clerk, at=LATER)

    assert reads(drafter, document)


def test_taken_out_of_the_last_file_it_is_not_read_any_more(
    work_file: WorkFile, clerk: Actor, drafter: Actor
) -> None:
    document = letter(clerk)
    filing = file(work_file, document, clerk)

    work_files.take_out(filing=filing, actor=clerk, at=LATER)

    assert not reads(drafter, document)


def test_one_thing_lies_in_a_file_once(work_file: WorkFile, clerk: Actor) -> None:
    document = letter(clerk)

    assert file(work_file, document, clerk) == file(work_file, document, clerk)


def test_only_members_put_things_in(work_file: WorkFile, clerk: Actor, outsider: Actor) -> None:
    document = letter(clerk)

    with pytest.raises(PermissionDenied):
        file(work_file, document, outsider)


def test_nobody_puts_in_what_they_may_not_read(
    work_file: WorkFile, clerk: Actor, drafter: Actor
) -> None:
    document = letter(clerk)

    with pytest.raises(PermissionDenied):
        file(work_file, document, drafter)


def test_what_another_put_in_is_taken_out_by_the_keeper_alone(
    work_file: WorkFile, clerk: Actor, drafter: Actor
) -> None:
    filing = file(work_file, letter(clerk), clerk)

    with pytest.raises(PermissionDenied):
        work_files.take_out(filing=filing, actor=drafter, at=LATER)


def test_into_a_closed_file_nothing_is_put(work_file: WorkFile, clerk: Actor) -> None:
    """Decree 30/2020/NĐ-CP, Article 29: a file is closed when its matter is done."""
    work_files.close(work_file=work_file, actor=clerk, at=MORNING)

    with pytest.raises(PermissionDenied):
        file(work_file, letter(clerk), clerk)


def test_a_closed_file_is_opened_again(work_file: WorkFile, clerk: Actor) -> None:
    work_files.close(work_file=work_file, actor=clerk, at=MORNING)

    work_files.reopen(work_file=work_file, actor=clerk, at=LATER)

    assert (work_file.state, work_file.closed_on) == (WorkFileState.OPEN, None)


def test_only_the_keeper_closes(work_file: WorkFile, drafter: Actor) -> None:
    with pytest.raises(PermissionDenied):
        work_files.close(work_file=work_file, actor=drafter, at=MORNING)


def test_the_keeper_stays_a_member(work_file: WorkFile, clerk: Actor) -> None:
    with pytest.raises(ValidationError):
        work_files.end_membership(
            work_file=work_file, member=holder_of(clerk), actor=clerk, at=LATER
        )


def test_a_code_is_used_once_a_year(work_file: WorkFile, clerk: Actor) -> None:
    with pytest.raises(ValidationError):
        open_file(clerk, work_file.code)


def test_members_are_of_the_same_agency(work_file: WorkFile, clerk: Actor, stranger: Actor) -> None:
    with pytest.raises(ValidationError):
        work_files.add_member(
            work_file=work_file, member=holder_of(stranger), actor=clerk, at=LATER
        )


def rights_on(actor: Actor, work_file: WorkFile) -> list[Right]:
    now = actor_in(actor.user, actor.post, LATER)
    files = WorkFile.objects.filter(pk=work_file.pk)
    return [right for right in Right if files.visible_to(now, right).exists()]


def test_the_head_of_the_unit_and_the_leaders_read_a_work_file(
    drafter: Actor, head: Actor, director: Actor, colleague: Actor, outsider: Actor
) -> None:
    work_file = open_file(drafter, "05.HCTP")

    assert rights_on(head, work_file) == rights_on(director, work_file) == list(Right)
    assert rights_on(colleague, work_file) == rights_on(outsider, work_file) == []


def test_the_registry_and_the_auditor_list_a_work_file(
    drafter: Actor, clerk: Actor, auditor: Actor
) -> None:
    work_file = open_file(drafter, "05.HCTP")

    assert rights_on(clerk, work_file) == rights_on(auditor, work_file) == [Right.METADATA]


def test_what_lies_in_a_file_is_not_opened_with_the_file(
    drafter: Actor, clerk: Actor, auditor: Actor, outsider: Actor
) -> None:
    """To list or read the file opens nothing of what is in it: that is for its members."""
    document = letter(clerk, restriction="INTERNAL")
    work_file = open_file(clerk, "05.VP")
    file(work_file, document, clerk)

    assert not reads(auditor, document)


def test_an_administrator_is_no_member(
    work_file: WorkFile, clerk: Actor, administrator: Actor
) -> None:
    with pytest.raises(ValidationError, match="không tham gia hồ sơ"):
        work_files.add_member(
            work_file=work_file, member=holder_of(administrator), actor=clerk, at=MORNING
        )
