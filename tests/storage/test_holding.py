"""Issued documents are locked where the server can: nobody lets them go before their day."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from eoffice.organization.models import Agency
from storage import actions, tasks
from storage.backends.base import HeldFileError
from storage.backends.s3.vault import S3Vault
from storage.models import AttachmentRole, FileVersion
from storage.tasks import hold_issued, take_away
from storage.vault import vault
from tests.factories import MORNING, create_thing
from tests.storage import papers
from tests.storage.stores import SERVERS, empty, place_of, use

SECONDS = 3


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest, settings: Settings) -> Iterator[S3Vault]:
    """An office on a server, which locks what it issues for a day."""
    settings.S3_RETENTION_DAYS = 1
    found = use(place_of(request.param), settings)
    yield found
    empty(found)


def bring_at(at: datetime, agency: Agency) -> FileVersion:
    return actions.keep(papers.make_pdf(), name="a.pdf", agency=agency, actor=None, at=at)


def issue(version: FileVersion, agency: Agency, role: AttachmentRole) -> None:
    actions.attach(version, thing=create_thing(agency), role=role)
    call_command("work", "--until-empty", "--queue", "reading")


def about_to_end() -> datetime:
    """When something was issued whose day ends in some seconds."""
    return datetime.now(UTC) - timedelta(days=1) + timedelta(seconds=SECONDS)


def test_an_issued_document_is_not_disposed_of_before_its_day(
    server: S3Vault, agency: Agency
) -> None:
    version = bring_at(about_to_end(), agency)

    issue(version, agency, AttachmentRole.ISSUED)

    with pytest.raises(HeldFileError):
        vault().dispose(version.blob)
    assert version.content().startswith(b"%PDF")


def test_what_came_in_is_not_locked(server: S3Vault, agency: Agency) -> None:
    version = bring_at(about_to_end(), agency)

    issue(version, agency, AttachmentRole.MAIN)

    vault().dispose(version.blob)
    assert not vault().exists(version.blob)


def test_without_days_nothing_is_locked(
    server: S3Vault, agency: Agency, settings: Settings
) -> None:
    settings.S3_RETENTION_DAYS = 0
    version = bring_at(about_to_end(), agency)

    issue(version, agency, AttachmentRole.ISSUED)

    vault().dispose(version.blob)
    assert not vault().exists(version.blob)


def test_disposal_of_what_is_locked_happens_when_its_day_has_come(
    server: S3Vault, agency: Agency
) -> None:
    version = bring_at(about_to_end(), agency)
    issue(version, agency, AttachmentRole.ISSUED)
    FileVersion.objects.filter(pk=version.pk).update(name="", disposed_at=MORNING)

    take_away.func(blob=version.blob)

    assert vault().exists(version.blob)
    later = DBTaskResult.objects.filter(task_path="storage.tasks.take_away").latest("run_after")
    assert later.run_after > version.made_at + timedelta(days=1)


def test_on_a_folder_nothing_is_locked_and_nothing_breaks(
    agency: Agency, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.S3_RETENTION_DAYS = 1
    version = bring_at(datetime.now(UTC), agency)
    actions.attach(version, thing=create_thing(agency), role=AttachmentRole.ISSUED)

    hold_issued.func(file_uid=str(version.file.uid))

    assert "does not lock" in caplog.text
    assert tasks.logger.name in caplog.text
