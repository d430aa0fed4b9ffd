"""A desk on which nothing lies but what the test puts there."""

import pytest

from eoffice.desk import coming, piles, waiting
from tests.browser import chromium, visit, visitor

__all__ = ["chromium", "visit", "visitor"]


@pytest.fixture(autouse=True)
def _clear_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piles, "_piles", {})
    monkeypatch.setattr(waiting, "_sources", {})
    monkeypatch.setattr(coming, "_sources", [])
