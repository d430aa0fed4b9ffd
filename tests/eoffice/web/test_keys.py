"""Keys: everything that is done a hundred times a day goes without the mouse."""

import re

import pytest
from playwright.sync_api import expect

from eoffice.organization.actor import Actor
from tests.browser import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("made_up")]


@pytest.fixture
def at_the_list(visitor: Visitor, drafter: Actor) -> Visitor:
    """The drafter, before a list of letters."""
    visitor.sign_in(drafter.user.username)
    visitor.page.goto("/made-up/list/")
    return visitor


def _focused(visitor: Visitor) -> str:
    text: str = visitor.page.evaluate("() => document.activeElement.textContent.trim()")
    return text


def test_j_and_k_go_down_and_up_and_enter_opens(at_the_list: Visitor) -> None:
    keyboard = at_the_list.page.keyboard
    keyboard.press("j")
    keyboard.press("j")
    assert _focused(at_the_list) == "Văn bản 2"

    keyboard.press("k")
    assert _focused(at_the_list) == "Văn bản 1"

    keyboard.press("Enter")
    at_the_list.page.wait_for_url("**/made-up/letter/")


def test_esc_goes_back_to_the_list_as_far_down_as_it_was(at_the_list: Visitor) -> None:
    page = at_the_list.page
    page.goto("/made-up/list/?filter=urgent")
    page.get_by_role("link", name="Văn bản 50", exact=True).scroll_into_view_if_needed()
    before = page.evaluate("() => window.scrollY")
    page.get_by_role("link", name="Văn bản 50", exact=True).click()
    page.wait_for_url("**/made-up/letter/")

    page.keyboard.press("Escape")

    page.wait_for_url("**/made-up/list/?filter=urgent")
    page.wait_for_function("before => Math.abs(window.scrollY - before) < 5", arg=before)
    assert before > 500


def test_esc_closes_a_menu_before_it_leaves_the_page(at_the_list: Visitor) -> None:
    page = at_the_list.page
    page.goto("/made-up/letter/")
    page.locator(".me > .menu").last.locator("summary").click()

    page.keyboard.press("Escape")

    expect(page.locator("details.menu[open]")).to_have_count(0)
    assert page.url.endswith("/made-up/letter/")


def test_g_and_a_letter_go_to_a_word_of_the_frame(at_the_list: Visitor) -> None:
    at_the_list.page.keyboard.press("g")
    at_the_list.page.keyboard.press("b")

    at_the_list.page.wait_for_url(lambda url: url.endswith("/"))
    expect(at_the_list.page.locator("h1")).to_have_text(re.compile("^Chào"))


def test_a_question_mark_shows_the_keys_and_esc_puts_them_away(at_the_list: Visitor) -> None:
    page = at_the_list.page

    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    assert at_the_list.faults() == []

    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()
    assert page.url.endswith("/made-up/list/")


def test_the_keys_of_the_page_stand_before_those_of_every_page(at_the_list: Visitor) -> None:
    page = at_the_list.page
    page.goto("/made-up/letter/")

    page.keyboard.press("?")

    first = page.locator("dialog#keys dl > div:visible").first
    expect(first.locator("kbd")).to_have_text("Ctrl+↵")
    expect(first.locator("dd")).to_have_text("Gửi")


def test_the_menu_of_help_shows_the_keys_too(at_the_list: Visitor) -> None:
    page = at_the_list.page
    page.locator(".me > .menu").nth(-2).locator("summary").click()

    page.get_by_role("button", name="Phím tắt").click()

    expect(page.locator("dialog#keys")).to_be_visible()
    expect(page.locator("details.menu[open]")).to_have_count(0)


def test_j_and_enter_work_in_any_table_whose_lines_lead_somewhere(at_the_list: Visitor) -> None:
    page = at_the_list.page
    page.goto("/made-up/table/")

    page.keyboard.press("j")
    page.keyboard.press("j")
    assert _focused(at_the_list) == "Hàng 2"

    page.keyboard.press("Enter")
    page.wait_for_url("**/made-up/letter/?row=2")


def test_keys_are_letters_while_one_types(at_the_list: Visitor) -> None:
    page = at_the_list.page
    page.goto("/made-up/letter/")
    page.locator("textarea").focus()

    page.keyboard.type("gbjk?")

    expect(page.locator("textarea")).to_have_value("gbjk?")
    expect(page.locator("dialog#keys")).to_be_hidden()


def test_the_key_on_a_button_presses_it_from_inside_a_field(at_the_list: Visitor) -> None:
    page = at_the_list.page
    page.goto("/made-up/letter/")
    page.locator("textarea").fill("Giao Phòng A")
    page.get_by_label("Chủ trì").check()
    page.locator("textarea").focus()

    page.keyboard.press("Control+Enter")

    page.wait_for_url("**/made-up/list/")
