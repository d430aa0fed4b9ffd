"""The people of a story have browsers, keys, and a worker in the background."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from documents.actions.keyring import TestKeys
from eoffice.organization.actor import Actor
from eoffice.queue.worker import Worker
from tests.browser import chromium, visit, visitor
from tests.factories import FOUNDED

__all__ = ["chromium", "visit", "visitor"]

PASSPHRASE = "a passphrase of the director 7"


@pytest.fixture
def keys(tmp_path: Path, settings: Settings, director: Actor) -> TestKeys:
    """The director and the agency have keys of a test authority, which is believed."""
    settings.KEYS_DIR, settings.TRUST_DIR = tmp_path / "keys", tmp_path / "trust"
    made = TestKeys(at=FOUNDED)
    name = director.agency.name
    made.give_person(director.user, PASSPHRASE, organization=name, until_year=2099)
    made.give_agency(director.agency, until_year=2099)
    return made


@pytest.fixture
def work() -> Callable[[], int]:
    """Let the worker do all that waits, as it does in the background."""
    return Worker("journey", pause=0.01).drain
