"""A double click sends a form once."""

import pytest

from eoffice.organization.actor import Actor
from tests.browser import Visitor
from tests.eoffice.web import made_up as pages

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("made_up")]


def test_a_double_click_sends_once(visitor: Visitor, drafter: Actor) -> None:
    visitor.sign_in(drafter.user.username)
    visitor.page.goto("/made-up/letter/?answer=slow/")
    visitor.page.locator("textarea").fill("Một lần")
    visitor.page.get_by_label("Chủ trì").check()

    box = visitor.page.get_by_role("button", name="Gửi").bounding_box()
    assert box is not None
    for _press in range(2):  # pressed as a hand does, which does not wait for the page
        visitor.page.mouse.click(box["x"] + 10, box["y"] + 10)
        visitor.page.wait_for_timeout(150)

    visitor.page.wait_for_url("**/made-up/list/")
    visitor.page.wait_for_timeout(700)  # as long as a second sending would take to arrive
    assert pages.sent == ["Một lần"]


def test_back_on_the_page_the_form_is_alive_again(visitor: Visitor, drafter: Actor) -> None:
    visitor.sign_in(drafter.user.username)
    for words in ["Một", "Hai"]:
        visitor.page.goto("/made-up/letter/")
        visitor.page.locator("textarea").fill(words)
        visitor.page.get_by_label("Chủ trì").check()
        visitor.page.get_by_role("button", name="Gửi").click()
        visitor.page.wait_for_url("**/made-up/list/")
        visitor.page.go_back()

    assert pages.sent == ["Một", "Hai"]
