"""Every file has a copy in a second store, and what is damaged is put right from it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from eoffice.organization.models import Agency
from storage import actions, copies
from storage.backends.base import DigestMismatchError
from storage.backends.s3.vault import S3Vault
from storage.models import AttachmentRole, FileVersion, StoreCopy
from storage.tasks import send_copy, send_waiting_copies, take_away
from storage.vault import vault
from tests.factories import MORNING, create_agency, create_thing
from tests.storage import papers
from tests.storage.conftest import bring, overwrite
from tests.storage.second.conftest import let_in, shut_out

pytestmark = pytest.mark.s3

LATER = MORNING + timedelta(hours=1)


def lose(blob: str) -> None:
    vault().dispose(blob)


def test_what_is_kept_is_asked_for_at_once(agency: Agency, second: S3Vault) -> None:
    version = bring(papers.make_pdf(), "a.pdf", agency)

    assert [copy.blob for copy in StoreCopy.objects.waiting()] == [version.blob]
    task = DBTaskResult.objects.get(task_path="storage.tasks.send_copy")
    assert task.args_kwargs["kwargs"] == {"blob": version.blob}
    assert list(second.names()) == []


def test_a_worker_sends_the_copy(agency: Agency, second: S3Vault) -> None:
    version = bring(papers.make_pdf(), "a.pdf", agency)

    call_command("work", "--until-empty", "--queue", "reading")

    with second.open(version.blob) as stream:
        assert stream.read() == version.content()
    assert not StoreCopy.objects.waiting().exists()


def test_what_was_not_kept_is_not_copied(agency: Agency, second: S3Vault) -> None:
    def bring_and_break() -> None:
        with transaction.atomic():
            bring(papers.make_pdf(), "a.pdf", agency)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        bring_and_break()

    assert not StoreCopy.objects.exists()
    assert not DBTaskResult.objects.filter(task_path="storage.tasks.send_copy").exists()


def test_without_a_second_store_nothing_waits(agency: Agency) -> None:
    bring(papers.make_pdf(), "a.pdf", agency)

    assert not StoreCopy.objects.exists()


def test_the_same_bytes_are_copied_once(version: FileVersion, agency: Agency) -> None:
    bring(version.content(), "b.pdf", agency)

    assert StoreCopy.objects.count() == 1


def test_every_agency_has_its_own_copy(version: FileVersion, second: S3Vault) -> None:
    actions.copy_to(version, agency=create_agency(), actor=None, at=MORNING)
    copies.send_waiting(at=LATER)

    assert len(list(second.names())) == 2


def test_while_the_second_store_is_away_copies_wait_and_nothing_is_given_up(
    agency: Agency, second: S3Vault, settings: Settings
) -> None:
    shut_out(settings, second)
    version = bring(papers.make_pdf(), "a.pdf", agency)
    send_copy.func(blob=version.blob)
    assert StoreCopy.objects.waiting().count() == 1
    assert copies.send_waiting(at=LATER) == 0

    let_in(settings, second)

    assert copies.send_waiting(at=LATER) == 1
    assert second.is_whole(version.blob)


def test_what_waits_is_sent_by_the_clock(agency: Agency, second: S3Vault) -> None:
    version = bring(papers.make_pdf(), "a.pdf", agency)  # at MORNING, long ago

    send_waiting_copies.func()

    assert second.is_whole(version.blob)


def test_a_damaged_file_does_not_hold_up_the_others(agency: Agency, second: S3Vault) -> None:
    damaged = bring(papers.make_pdf("Một"), "a.pdf", agency)
    sound = bring(papers.make_pdf("Hai"), "b.pdf", agency)
    overwrite(damaged.blob, b"others")

    assert copies.send_waiting(at=LATER) == 1

    assert list(second.names()) == [sound.blob]


def test_disposal_takes_the_copy_too(version: FileVersion, agency: Agency, second: S3Vault) -> None:
    thing = create_thing(agency)
    actions.attach(version, thing=thing, role=AttachmentRole.MAIN)

    actions.dispose(thing, at=MORNING)
    take_away.func(blob=version.blob)

    assert list(second.names()) == []
    assert not StoreCopy.objects.exists()


def test_a_copy_that_cannot_be_taken_back_yet_is_taken_back_later(
    version: FileVersion, agency: Agency, second: S3Vault, settings: Settings
) -> None:
    thing = create_thing(agency)
    actions.attach(version, thing=thing, role=AttachmentRole.MAIN)
    shut_out(settings, second)

    actions.dispose(thing, at=MORNING)
    take_away.func(blob=version.blob)

    assert not vault().exists(version.blob)
    again = DBTaskResult.objects.filter(task_path="storage.tasks.take_away").latest("run_after")
    assert again.args_kwargs["kwargs"] == {"blob": version.blob}
    let_in(settings, second)
    take_away.func(blob=version.blob)
    assert list(second.names()) == []


# What is damaged or missing


def test_a_damaged_file_is_put_right_when_it_is_read(version: FileVersion) -> None:
    content = version.content()
    overwrite(version.blob, b"others")

    assert version.content() == content
    assert vault().is_whole(version.blob)


def test_a_missing_file_is_put_right_when_it_is_read(version: FileVersion) -> None:
    content = version.content()
    lose(version.blob)

    assert version.content() == content


def test_a_copy_that_is_damaged_too_helps_nobody(version: FileVersion, second: S3Vault) -> None:
    second.bucket.put(version.blob, b"others", {})
    overwrite(version.blob, b"others")

    with pytest.raises(DigestMismatchError):
        version.content()


def test_while_the_second_store_is_away_damage_is_told_as_damage(
    version: FileVersion, second: S3Vault, settings: Settings
) -> None:
    overwrite(version.blob, b"others")
    shut_out(settings, second)

    with pytest.raises(DigestMismatchError):
        version.content()
