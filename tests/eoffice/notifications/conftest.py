"""An office in which letters are the only things that people are told of."""

from collections.abc import Callable

import pytest

from eoffice.notifications import kinds, naming
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from eoffice.queue.worker import Worker
from eoffice.things.models import Thing
from tests.browser import chromium, visit, visitor
from tests.eoffice.notifications import letters
from tests.factories import create_thing

__all__ = ["chromium", "visit", "visitor"]


@pytest.fixture(autouse=True)
def _letters_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_groups", {})
    monkeypatch.setattr(kinds, "_kinds", {})
    monkeypatch.setattr(naming, "_namers", {})
    kinds.register_group(letters.GROUP)
    kinds.register_group(letters.QUIET)
    kinds.register(letters.GIVEN)
    kinds.register(letters.HINTED)
    naming.register("letter", letters.name_letters)


@pytest.fixture
def letter(agency: Agency, drafter: Actor) -> Thing:
    """A letter that the drafter may see."""
    thing = create_thing(agency, "letter")
    letters.open_to(drafter, thing)
    return thing


@pytest.fixture
def work() -> Callable[[], int]:
    """Do what is in the queue."""
    return Worker("test").drain
