"""`eoffice verify-storage` says what is missing, damaged or used by nothing, in sentences."""

import io
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from eoffice.organization.models import Agency
from storage import actions, renditions, verifying
from storage.backends.filesystem import UNFINISHED
from storage.models import AttachmentRole, FileVersion
from storage.tasks import take_away
from storage.vault import vault
from tests.factories import MORNING, create_thing
from tests.storage import papers
from tests.storage.conftest import bring, overwrite

LONG_AGO = 1_000_000_000
TOMORROW = timedelta(days=1)

pytestmark = pytest.mark.both_vaults


@pytest.fixture
def version(agency: Agency) -> FileVersion:
    """A letter as it came."""
    return bring(papers.make_pdf(), "Công văn.pdf", agency)


def verify(*options: str) -> str:
    out = io.StringIO()
    call_command("verify-storage", *options, stdout=out, stderr=out)
    return out.getvalue()


def verify_in_vain(capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(CommandError, match="not whole"):
        call_command("verify-storage")
    return capsys.readouterr().out


def test_a_whole_vault_is_told(version: FileVersion) -> None:
    renditions.picture_of(version, 1)

    assert "The vault is whole: 2 files were read." in verify()


def test_a_missing_file_is_told(version: FileVersion, capsys: pytest.CaptureFixture[str]) -> None:
    vault().dispose(version.blob)

    said = verify_in_vain(capsys)

    assert f"{version.blob} is missing; it is used by Công văn.pdf." in said


def test_a_damaged_file_is_told(version: FileVersion, capsys: pytest.CaptureFixture[str]) -> None:
    overwrite(version.blob, version.content()[:-1] + b"!")

    assert f"{version.blob} is damaged" in verify_in_vain(capsys)


def test_two_files_that_changed_places_are_told(
    version: FileVersion, agency: Agency, capsys: pytest.CaptureFixture[str]
) -> None:
    other = bring(papers.make_pdf("Khác"), "b.pdf", agency)
    FileVersion.objects.filter(pk=other.pk).update(blob=version.blob)

    assert f"{version.blob} is damaged" in verify_in_vain(capsys)


def test_what_nothing_uses_is_told_and_does_no_harm(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, _digest = vault().keep(io.BytesIO(b"nobody's"), agency_uid=agency.uid)
    monkeypatch.setattr(verifying, "YOUNG", -TOMORROW)

    assert f"{name} is whole, but nothing uses it." in verify()


def test_an_upload_on_its_way_is_not_an_orphan(agency: Agency) -> None:
    vault().keep(io.BytesIO(b"coming"), agency_uid=agency.uid)

    assert "nothing uses it" not in verify()


@pytest.mark.django_db
def test_what_a_dead_writer_left_is_told(vault_folder: Path) -> None:
    piece = vault_folder / f"{UNFINISHED}abc"
    piece.write_bytes(b"half")
    os.utime(piece, (LONG_AGO, LONG_AGO))

    assert f"{piece} was left unfinished" in verify()
    assert piece.exists()


@pytest.mark.django_db
def test_what_a_dead_writer_left_is_taken_away_where_that_is_asked(vault_folder: Path) -> None:
    old, young = vault_folder / f"{UNFINISHED}abc", vault_folder / f"{UNFINISHED}def"
    for piece in (old, young):
        piece.write_bytes(b"half")
    os.utime(old, (LONG_AGO, LONG_AGO))

    assert "1 unfinished pieces were taken away." in verify("--tidy")
    assert (old.exists(), young.exists()) == (False, True)


def test_what_was_disposed_of_is_not_missing(version: FileVersion, agency: Agency) -> None:
    thing = create_thing(agency)
    actions.attach(version, thing=thing, role=AttachmentRole.MAIN)
    actions.dispose(thing, at=MORNING)
    take_away.func(blob=version.blob)

    assert "The vault is whole: 0 files were read." in verify()


def test_the_command_is_on_the_list(vault_folder: Path) -> None:
    assert vault_folder.is_dir()
    done = subprocess.run(
        [sys.executable, "manage.py", "verify-storage", "--help"],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
        text=True,
    )

    assert "Compare every file" in done.stdout
