"""What the page of operations says of the vault."""

import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from django.utils import translation

from eoffice.administration import checks
from eoffice.administration.checks import Check
from eoffice.organization.models import Agency
from storage import health
from tests.factories import MORNING
from tests.storage.conftest import bring

Usage = namedtuple("Usage", "total used free")

pytestmark = pytest.mark.django_db


def check() -> Check:
    with translation.override("en"):
        found = health.check_vault(MORNING)
        return Check(str(found.sentence), found.tone, str(found.advice))


def have_free(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(100 * free, 99 * free, free))


def test_a_vault_with_room_is_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    have_free(monkeypatch, 40 * health.GIGABYTE)

    assert check() == Check("The vault can be written; 40 GB are free.")


def test_little_room_is_told_before_it_is_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    have_free(monkeypatch, 5 * health.GIGABYTE)

    assert check().tone == "amber"
    assert "more room soon" in str(check().advice)


def test_a_full_disk_is_red(monkeypatch: pytest.MonkeyPatch) -> None:
    have_free(monkeypatch, health.GIGABYTE - 1)

    assert check().tone == "red"
    assert "full" in str(check().sentence)


def test_a_vault_that_cannot_be_written_is_red(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _folder, _mode: False)

    assert check().tone == "red"
    assert "cannot be written" in str(check().sentence)


def test_a_new_office_has_no_folder_yet_and_lacks_nothing(vault_folder: Path) -> None:
    vault_folder.rmdir()

    assert check() == Check("Nothing is kept in the vault yet.")


def test_a_folder_that_is_gone_with_its_files_is_red(vault_folder: Path, agency: Agency) -> None:
    bring(b"Kinh gui", "cong-van.txt", agency)
    shutil.rmtree(vault_folder)

    assert check().tone == "red"
    assert check().sentence == "The folder of the vault is missing; 1 file should be in it."


def test_the_page_of_operations_shows_the_vault_and_the_index() -> None:
    with translation.override("en"):
        names = [str(one.name) for one in checks.all_checked(at=MORNING)]

    assert {"Files", "Search index"} <= set(names)
