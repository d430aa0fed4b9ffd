"""The machine's zone, disks and mail, and what the page of operations says."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.utils.translation import gettext as _
from pytest_django import Settings

from eoffice.administration import checks
from eoffice.administration.checks import Check
from eoffice.administration.deploying import looking, surroundings
from tests.eoffice.administration.deploying.conftest import Told

GIGABYTE = 1 << 30


def test_a_machine_in_order_is_told_of_with_nothing(
    sound: Settings, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=500 * GIGABYTE))

    assert told(surroundings.look_at_the_zone()) == {}
    assert told(surroundings.look_at_disks()) == {}


def test_another_zone_is_told(sound: Settings, told: Told) -> None:
    sound.TIME_ZONE = "UTC"

    assert "wrong day" in told(surroundings.look_at_the_zone())["eoffice.W501"]


def test_a_folder_that_is_not_there_is_told(sound: Settings, told: Told, tmp_path: Path) -> None:
    sound.VAR = tmp_path / "slip"

    assert "VAR_DIR" in told(surroundings.look_at_disks())["eoffice.E511"]


@pytest.mark.parametrize(
    ("free", "number"), [(300 << 20, "eoffice.E512"), (3 * GIGABYTE, "eoffice.W513")]
)
def test_a_disk_that_is_full_is_told(
    sound: Settings, told: Told, monkeypatch: pytest.MonkeyPatch, free: int, number: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=free))

    assert number in told(surroundings.look_at_disks())


def test_mail_that_goes_into_files_is_told(sound: Settings, told: Told) -> None:
    sound.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"

    assert set(told(surroundings.look_at_mail())) == {"eoffice.W521"}


def test_a_mail_server_that_does_not_answer_is_told(sound: Settings, told: Told) -> None:
    sound.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    sound.EMAIL_HOST, sound.EMAIL_PORT = "127.0.0.1", 1

    assert "127.0.0.1:1 does not answer" in told(surroundings.look_at_mail())["eoffice.W522"]


@pytest.mark.parametrize(("tone", "number"), [("red", "eoffice.E531"), ("amber", "eoffice.W531")])
def test_what_operations_are_shown_is_told(
    sound: Settings, told: Told, monkeypatch: pytest.MonkeyPatch, tone: str, number: str
) -> None:
    check = Check("The index does not answer.", tone=tone, advice="Start it.")
    monkeypatch.setattr(checks, "_checks", {"index": ("Search index", lambda _at: check)})

    assert told(surroundings.look_at_engines()) == {
        number: "Search index: The index does not answer."
    }


def test_what_is_well_is_not_told(
    sound: Settings, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "_checks", {"index": ("Index", lambda _at: Check("Well."))})

    assert told(surroundings.look_at_engines()) == {}


def test_operators_read_english_in_a_terminal(
    sound: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_at(_at: object) -> Check:
        return Check(_("Nothing waits in the queue."), tone="red", advice="Look.")

    monkeypatch.setattr(checks, "_checks", {"queue": ("Queue", looked_at)})
    check = looking._as_check(surroundings.look_at_engines)

    assert [message.msg for message in check(None)] == ["Queue: Nothing waits in the queue."]
