"""A browser for the pages of signing in, and a provider of single sign-on."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from eoffice.accounts.models import User
from eoffice.organization.models import Unit
from tests.browser import chromium, visit, visitor
from tests.eoffice.accounts.oidc import provider as oidc
from tests.eoffice.accounts.oidc.coming import BACK, SITE, speak_with
from tests.eoffice.accounts.oidc.provider import RunningProvider
from tests.factories import appoint, create_person
from tests.processes import installation, template

__all__ = ["chromium", "installation", "template", "visit", "visitor"]


@pytest.fixture(scope="session")
def standing() -> Iterator[RunningProvider]:
    """A provider that stands through the whole run."""
    with oidc.running(SITE + BACK) as provider:
        yield provider


@pytest.fixture
def provider(standing: RunningProvider, settings: Settings) -> RunningProvider:
    """The provider of this office."""
    speak_with(standing, settings)
    return standing


@pytest.fixture
def hoa(office: Unit) -> User:
    """Somebody who is known here and at the provider."""
    person = appoint(create_person("Lê Thị Hoa", "hoa.le"), office).user
    person.email = "hoa.le@stp.songlam.gov.vn"
    person.save()
    return person
