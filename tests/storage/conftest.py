"""What tests of storage stand on: a vault of their own, and programs that may be missing."""

import ctypes
import os
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from eoffice.organization.models import Agency
from storage import listeners
from storage.actions import keep
from storage.models import FileVersion
from storage.reading.tools import available
from storage.tasks import read_version
from storage.vault import vault
from tests.factories import MORNING

_CLONE_NEWUSER_AND_NET = 0x10000000 | 0x40000000


def pytest_runtest_setup(item: pytest.Item) -> None:
    tools = available()
    if item.get_closest_marker("libreoffice") and not tools.libreoffice:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-writer")
    if item.get_closest_marker("tesseract") and not tools.tesseract:
        pytest.skip("tesseract with Vietnamese is not installed: apt-get install tesseract-ocr-vie")
    if item.get_closest_marker("network_namespace") and not _can_leave_network():
        pytest.skip("No network namespaces here: run on Linux, as root or with user namespaces on")


def _can_leave_network() -> bool:
    """Try it in a child: a process cannot come back."""
    child = os.fork()
    if child == 0:
        library = ctypes.CDLL(None)
        os._exit(0 if library.unshare(_CLONE_NEWUSER_AND_NET) == 0 else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.fixture(autouse=True)
def vault_folder(tmp_path: Path, settings: Settings) -> Path:
    """A vault that only this test writes into."""
    folder = tmp_path / "vault"
    settings.MEDIA_ROOT = str(folder)
    folder.mkdir()
    assert Path(vault().location) == folder
    return folder


@pytest.fixture
def no_listeners(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody but the test wants to know of readings."""
    monkeypatch.setattr(listeners, "_listeners", [])


def bring(content: bytes, name: str, agency: Agency) -> FileVersion:
    """Keep a file, as a clerk who brings it does."""
    return keep(content, name=name, agency=agency, actor=None, at=MORNING)


def bring_and_read(content: bytes, name: str, agency: Agency) -> FileVersion:
    """Keep a file and do at once what the worker would do."""
    version = bring(content, name, agency)
    read_version.func(version_uid=str(version.uid))
    return version
