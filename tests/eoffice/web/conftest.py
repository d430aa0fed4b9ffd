"""Made-up pages on the real frame, and a browser to look at them."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.browser import chromium, visit, visitor
from tests.eoffice.web import made_up as pages

__all__ = ["chromium", "visit", "visitor"]


@pytest.fixture
def made_up(settings: Settings) -> Iterator[None]:
    """Put made-up pages in the place of those of the apps."""
    settings.ROOT_URLCONF = "tests.eoffice.web.made_up"
    pages.sent.clear()
    yield
    pages.sent.clear()
