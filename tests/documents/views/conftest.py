"""What tests of the pages stand on: a vault of their own, and a browser."""

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.browser import chromium, visit, visitor

__all__ = ["chromium", "visit", "visitor"]


@pytest.fixture(autouse=True)
def _own_vault(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "vault")
    (tmp_path / "vault").mkdir()
