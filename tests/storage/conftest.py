"""What tests of storage stand on: a vault of their own, and programs that may be missing."""

import ctypes
import inspect
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from eoffice.organization.models import Agency
from storage import listeners
from storage.actions import keep
from storage.backends.filesystem import FileSystemVault
from storage.backends.s3.vault import S3Vault
from storage.models import FileVersion
from storage.reading.tools import available
from storage.tasks import read_version
from storage.vault import vault
from tests.factories import MORNING
from tests.storage.stores import empty, place_of, use

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


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked `both_vaults` on the folder, and again on an S3 server."""
    is_marked = metafunc.definition.get_closest_marker("both_vaults")
    looks_inside = "vault_folder" in inspect.signature(metafunc.function).parameters
    if is_marked and not looks_inside:
        kinds = ["folder", pytest.param("versitygw", marks=pytest.mark.s3)]
        metafunc.parametrize("vault_folder", kinds, indirect=True)


@pytest.fixture(autouse=True)
def vault_folder(
    tmp_path: Path, settings: Settings, request: pytest.FixtureRequest
) -> Iterator[Path]:
    """A vault that only this test writes into."""
    folder = tmp_path / "vault"
    settings.MEDIA_ROOT = str(folder)
    folder.mkdir()
    kind = getattr(request, "param", "folder")
    if kind == "folder":
        kept_in = vault()
        assert isinstance(kept_in, FileSystemVault)
        assert Path(kept_in.location) == folder
        yield folder
        return
    server = use(place_of(kind), settings)
    assert isinstance(vault(), S3Vault)
    yield folder
    assert list(folder.iterdir()) == []
    empty(server)


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


def overwrite(blob: str, content: bytes) -> None:
    """Put other bytes under a name, as neither the office nor its people can."""
    kept_in = vault()
    if isinstance(kept_in, S3Vault):
        kept_in.dispose(blob)  # with its versions, as when the disk itself forgets
        kept_in.bucket.put(blob, content, {})
    elif isinstance(kept_in, FileSystemVault):
        path = Path(kept_in.path(blob))
        path.chmod(0o640)
        path.write_bytes(content)
