"""The desk in a real browser: for everybody, on every screen, in light and dark."""

import re

import pytest
from playwright.sync_api import expect

from eoffice.desk import coming, piles, waiting
from eoffice.organization.actor import Actor
from tests.browser import Visitor
from tests.eoffice.desk import piles as made_up

pytestmark = pytest.mark.browser


@pytest.fixture
def _busy() -> None:
    piles.register(made_up.instruct())
    piles.register(made_up.sign())
    waiting.register(made_up.owed())
    coming.register(made_up.coming)


@pytest.mark.usefixtures("_busy")
def test_everybody_can_use_a_full_desk(visitor: Visitor, director: Actor) -> None:
    visitor.sign_in(director.user.username)

    visitor.page.goto("/")

    expect(visitor.page.locator("h1")).to_have_text(re.compile("hôm nay có 14 việc, 2 việc gấp$"))
    assert visitor.inspect("desk") == []


def test_everybody_can_use_an_empty_desk(visitor: Visitor, director: Actor) -> None:
    visitor.sign_in(director.user.username)

    visitor.page.goto("/")

    expect(visitor.page.get_by_text("Không còn việc nào chờ anh/chị.")).to_be_visible()
    assert visitor.inspect("desk-empty") == []
