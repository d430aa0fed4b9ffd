"""A thing that the drafter may list, a host that the administrator allows, and a webhook there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from pytest_django.fixtures import Settings

from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from eoffice.things.models import Thing
from eoffice.webhooks.models import AllowedHost, Webhook
from tests.browser import chromium, visit, visitor
from tests.eoffice.webhooks.office import allow, make, open_to
from tests.eoffice.webhooks.receivers import Receiver, receiving
from tests.factories import create_thing
from tests.processes import installation, template

__all__ = ["chromium", "installation", "template", "visit", "visitor"]


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Refusals are compared in the words of the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def host(administrator: Actor) -> AllowedHost:
    """Where webhooks of the agency may lead."""
    allowed: AllowedHost = allow(administrator)
    return allowed


@pytest.fixture
def webhook(host: AllowedHost, drafter: Actor) -> Webhook:
    """The drafter's webhook, told of the made-up event."""
    return make(drafter)[0]


@pytest.fixture
def thing(agency: Agency, drafter: Actor) -> Thing:
    """What the drafter may list."""
    made = create_thing(agency)
    open_to(drafter, made)
    return made


@pytest.fixture
def receiver(tmp_path: Path, settings: Settings) -> Iterator[Receiver]:
    """A real server, as another system would have it, at a port that this office allows."""
    with receiving(tmp_path) as made:
        settings.WEBHOOKS_PORTS = [443, 8443, made.port]
        yield made
