"""Keeping files, giving them new versions, attaching them, copying them to another agency."""

import io
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django_tasks_db.models import DBTaskResult

from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from storage import actions
from storage.actions import AlreadyAttachedError, OtherAgencyError, UploadRefusedError
from storage.backends.base import DigestMismatchError
from storage.models import (
    Attachment,
    AttachmentRole,
    File,
    FileVersion,
    ReadingState,
    VersionReading,
)
from storage.models.files import VersionIsSealedError
from storage.vault import vault
from tests.factories import MORNING, create_agency, create_thing
from tests.storage import papers
from tests.storage.backends.test_filesystem import files_in, room_for
from tests.storage.conftest import bring, overwrite

pytestmark = pytest.mark.both_vaults


def test_a_clerk_brings_a_file(agency: Agency, clerk: Actor) -> None:
    content = papers.make_pdf()

    version = actions.keep(content, name="Công văn.pdf", agency=agency, actor=clerk, at=MORNING)

    assert version.content() == content
    assert (version.ordinal, version.name, version.media_type) == (
        1,
        "Công văn.pdf",
        "application/pdf",
    )
    assert (version.made_by, version.made_in, version.size) == (
        clerk.user,
        clerk.post,
        len(content),
    )


def test_what_was_brought_waits_to_be_read(agency: Agency) -> None:
    version = bring(papers.make_pdf(), "a.pdf", agency)

    assert VersionReading.objects.get(version=version).state == ReadingState.WAITING
    task = DBTaskResult.objects.get(task_path="storage.tasks.read_version")
    assert task.args_kwargs["kwargs"] == {"version_uid": str(version.uid)}
    assert task.queue_name == "reading"


def test_what_was_put_together_from_files_that_were_read_is_not_read_again(
    agency: Agency,
) -> None:
    content = papers.make_pdf()

    version = actions.keep(
        content, name="a.pdf", agency=agency, actor=None, at=MORNING, reads=False
    )

    assert version.content() == content
    assert not VersionReading.objects.filter(version=version).exists()
    assert not DBTaskResult.objects.filter(task_path="storage.tasks.read_version").exists()


def test_a_stream_that_cannot_be_rewound_is_kept_too(agency: Agency) -> None:
    class Pipe(io.RawIOBase):
        """Reads as a pipe does."""

        def __init__(self, content: bytes) -> None:
            self._inside = io.BytesIO(content)

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            return self._inside.read(size)

    content = papers.make_pdf()

    version = actions.keep(
        Pipe(content),  # type: ignore[arg-type]  # a raw stream is enough
        name="a.pdf",
        agency=agency,
        actor=None,
        at=MORNING,
    )

    assert version.content() == content


def test_a_refused_file_leaves_nothing(agency: Agency, vault_folder: Path) -> None:
    with pytest.raises(UploadRefusedError):
        bring(b"MZ" + bytes(100), "a.pdf", agency)

    assert (File.objects.count(), files_in(vault_folder)) == (0, [])


def test_a_full_disk_is_told_in_a_sentence_and_leaves_nothing(
    agency: Agency, vault_folder: Path
) -> None:
    content = ("Số: 15/QĐ-BNV\n" * 700_000).encode()

    with room_for(6_000_000), pytest.raises(UploadRefusedError) as caught:
        bring(content, "a.txt", agency)

    assert caught.value.code == "full"
    assert caught.value.reason.endswith(".")
    assert (File.objects.count(), files_in(vault_folder)) == (0, [])


def test_a_new_version_leaves_the_old_one(agency: Agency) -> None:
    content = papers.make_pdf("Một")
    first = bring(content, "a.pdf", agency)

    second = actions.add_version(
        first.file, papers.make_pdf("Hai"), name="b.pdf", actor=None, at=MORNING
    )

    assert (second.ordinal, first.file.latest) == (2, second)
    assert first.content() == content


def test_nobody_changes_a_version(agency: Agency) -> None:
    version = bring(papers.make_pdf(), "a.pdf", agency)

    with pytest.raises(VersionIsSealedError):
        version.save()
    with pytest.raises(VersionIsSealedError):
        version.delete()


def test_reading_whole_notices_rotten_bytes(agency: Agency) -> None:
    version = bring(papers.make_pdf(), "a.pdf", agency)
    overwrite(version.blob, version.content() + b" ")

    with pytest.raises(DigestMismatchError):
        version.content()


def test_files_are_attached_in_their_order(agency: Agency) -> None:
    thing = create_thing(agency)
    versions = [bring(papers.make_pdf(text), "a.pdf", agency) for text in ("Một", "Hai")]

    attached = [
        actions.attach(version, thing=thing, role=AttachmentRole.ENCLOSURE) for version in versions
    ]

    assert [attachment.ordinal for attachment in attached] == [0, 1]
    assert list(Attachment.objects.filter(thing=thing).values_list("file", flat=True)) == [
        version.file.pk for version in versions
    ]


def test_attaching_again_changes_nothing(agency: Agency) -> None:
    thing, version = create_thing(agency), bring(papers.make_pdf(), "a.pdf", agency)

    first = actions.attach(version, thing=thing, role=AttachmentRole.MAIN)

    assert actions.attach(version.file, thing=thing, role=AttachmentRole.MAIN) == first


def test_a_file_is_not_attached_as_two_things(agency: Agency) -> None:
    thing, version = create_thing(agency), bring(papers.make_pdf(), "a.pdf", agency)
    actions.attach(version, thing=thing, role=AttachmentRole.MAIN)

    with pytest.raises(AlreadyAttachedError):
        actions.attach(version, thing=thing, role=AttachmentRole.ENCLOSURE)


def test_a_file_is_not_attached_to_what_is_another_agencys(agency: Agency) -> None:
    thing, version = create_thing(create_agency()), bring(papers.make_pdf(), "a.pdf", agency)

    with pytest.raises(OtherAgencyError):
        actions.attach(version, thing=thing, role=AttachmentRole.MAIN)


def test_a_recall_takes_back_one_agencys_copy_only(agency: Agency) -> None:
    content = papers.make_pdf()
    version = bring(content, "a.pdf", agency)
    copy = actions.copy_to(version, agency=create_agency(), actor=None, at=MORNING)

    vault().dispose(version.blob)

    assert copy.digest == version.digest
    assert copy.content() == content


def test_the_database_refuses_a_second_version_of_the_same_number(agency: Agency) -> None:
    version = bring(papers.make_pdf(), "a.pdf", agency)
    twin = FileVersion(file=version.file, ordinal=1, blob="b", digest="d", size=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
    assert connection.is_usable()
