"""The notices, in a real browser."""

from collections.abc import Callable

import pytest
from django.db import transaction
from playwright.sync_api import expect

from eoffice.organization.actor import Actor
from eoffice.things.models import Thing
from tests.browser import Visitor
from tests.eoffice.notifications.letters import tell_of

pytestmark = pytest.mark.browser


def test_everybody_can_use_the_notices(
    visitor: Visitor, letter: Thing, drafter: Actor, work: Callable[[], int]
) -> None:
    with transaction.atomic():
        for _time in range(3):
            tell_of(letter, drafter.user)
    work()
    visitor.sign_in(drafter.user.username)
    visitor.page.goto("/notices/")

    assert visitor.inspect("notices") == []
    visitor.page.keyboard.press("j")
    visitor.page.keyboard.press("Enter")

    visitor.page.wait_for_url("**/guide/")


def test_everybody_can_use_an_empty_list(visitor: Visitor, drafter: Actor) -> None:
    visitor.sign_in(drafter.user.username)

    visitor.page.goto("/notices/")

    expect(visitor.page.get_by_text("Chưa có thông báo nào.")).to_be_visible()
    assert visitor.inspect("notices-empty", schemes=("light",)) == []


def test_everybody_can_choose_channels(visitor: Visitor, drafter: Actor) -> None:
    visitor.sign_in(drafter.user.username)
    visitor.page.goto("/notices/choices/")

    assert visitor.inspect("notice-choices") == []
