"""What was clean when it came is scanned again; what is found is named, and stays."""

import io
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from eoffice.organization.models import Agency
from storage.actions import attach
from storage.clamd import Clamd
from storage.models import AttachmentRole, FileVersion
from storage.vault import vault
from tests.factories import create_thing
from tests.servers import clamav
from tests.servers.program import Server
from tests.storage.conftest import bring

pytestmark = [pytest.mark.clamav, pytest.mark.django_db]

NEW = "Vn.Test.New"
SLEEPER = b"what nobody knew on the day it came"


@pytest.fixture
def learning(settings: Settings) -> Iterator[Server]:
    """One that learns something in the test, and that nobody else asks."""
    with clamav.running() as server:
        settings.CLAMD_ADDRESS = server.variables["CLAMD_ADDRESS"]
        yield server


def scan(*arguments: str) -> str:
    said = io.StringIO()
    call_command("scan-storage", *arguments, stdout=said)
    return said.getvalue()


def scan_with_trouble(*arguments: str) -> tuple[str, str]:
    """Return what it printed, and with what it ended."""
    said = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("scan-storage", *arguments, stdout=said)
    return said.getvalue(), str(caught.value)


def break_off(monkeypatch: pytest.MonkeyPatch, *, after: int, error: BaseException) -> None:
    """Have something happen when so many files were scanned."""
    scanned: list[object] = []
    scan_one = Clamd.scan

    def scan_or_break(self: Clamd, stream: Any) -> str:
        if len(scanned) == after:
            raise error
        scanned.append(stream)
        return scan_one(self, stream)

    monkeypatch.setattr(Clamd, "scan", scan_or_break)


@pytest.mark.usefixtures("required")
def test_where_nothing_is_found_that_is_said(agency: Agency) -> None:
    bring(b"one", "mot.txt", agency)
    bring(b"two", "hai.txt", agency)

    assert "2 files were scanned, and nothing was found." in scan()


def test_what_newer_signatures_know_is_found_and_kept(learning: Server, agency: Agency) -> None:
    version = bring(SLEEPER, "thu.txt", agency)
    bring(b"clean", "sach.txt", agency)
    clamav.teach(learning, NEW, SLEEPER)

    said, ended = scan_with_trouble()

    assert ended == "Something was found in 1 files; all are kept."
    assert said.startswith(f"{NEW}.UNOFFICIAL: thu.txt of ")
    assert str(version.uid) in said
    assert version.digest in said
    assert "sach.txt" not in said
    version.refresh_from_db()
    assert version.content() == SLEEPER


def test_it_names_what_the_file_belongs_to(learning: Server, agency: Agency) -> None:
    version = bring(SLEEPER, "thu.txt", agency)
    thing = create_thing(agency)
    attach(version, thing=thing, role=AttachmentRole.MAIN)
    clamav.teach(learning, NEW, SLEEPER)

    said, _ended = scan_with_trouble()

    assert f"belongs to made-up {thing.uid}" in said


@pytest.mark.usefixtures("required")
def test_a_run_that_is_broken_off_goes_on_where_it_was(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = [bring(bytes([65 + n]) * 9, f"{n}.txt", agency) for n in range(5)]
    with monkeypatch.context() as patched:
        break_off(patched, after=2, error=KeyboardInterrupt())
        _said, ended = scan_with_trouble()

    # The newest come first.
    assert ended == (
        f"It was broken off. 2 files were scanned; go on with --after {versions[3].uid}."
    )
    assert "3 files were scanned" in scan("--after", str(versions[3].uid))


def test_when_the_scanner_stops_it_says_how_to_go_on(required: Server, agency: Agency) -> None:
    bring(b"one", "mot.txt", agency)
    required.stop()

    _said, ended = scan_with_trouble()

    assert ended.startswith("It stopped. The scanner does not answer")
    assert ended.endswith("Nothing was scanned yet.")


@pytest.mark.usefixtures("required")
def test_the_same_bytes_are_scanned_once(agency: Agency) -> None:
    bring(b"one", "mot.txt", agency)
    bring(b"one", "mot nua.txt", agency)

    assert "1 files were scanned" in scan()


@pytest.mark.usefixtures("required")
def test_what_was_disposed_of_is_not_looked_for(agency: Agency) -> None:
    version = bring(b"one", "mot.txt", agency)
    FileVersion.objects.filter(pk=version.pk).update(disposed_at=version.made_at, name="")
    vault().dispose(version.blob)

    assert "0 files were scanned, and nothing was found." in scan()


@pytest.mark.usefixtures("required")
def test_files_that_it_cannot_look_at_are_named(agency: Agency, settings: Settings) -> None:
    settings.CLAMD_REQUIRED = False
    large = bring(b"a" * (17 << 20), "lon.txt", agency)
    gone = bring(b"gone", "mat.txt", agency)
    vault().dispose(gone.blob)

    said = scan()

    assert f"Beyond the scanner's limits: {large.name}" in said
    assert f"Missing, see verify-storage: {gone.name}" in said
    assert "0 files were scanned, and nothing was found." in said


@pytest.mark.usefixtures("required")
def test_an_unknown_place_to_go_on_from_is_said() -> None:
    uid = uuid4()

    assert scan_with_trouble("--after", str(uid))[1] == f"There is no version {uid}."


def test_without_a_scanner_it_says_so() -> None:
    assert scan_with_trouble()[1] == "There is no scanner; CLAMD_ADDRESS names one."
