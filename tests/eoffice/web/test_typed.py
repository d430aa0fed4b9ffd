"""What was typed is never lost: not by an error, not by a lost session, not by a reload."""

import pytest
from playwright.sync_api import expect

from eoffice.accounts.models import OpenSession
from eoffice.organization.actor import Actor
from tests.browser import Visitor
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("made_up")]

CHOSEN = "box => [...box.selectedOptions].map(option => option.value)"
WORDS = "Giao Phòng Hành chính tư pháp chủ trì, tham mưu trước ngày 30/11."


@pytest.fixture
def writer(visitor: Visitor, drafter: Actor) -> Visitor:
    """The drafter, who has written on a letter."""
    visitor.sign_in(drafter.user.username)
    _write(visitor)
    return visitor


def _write(visitor: Visitor, answer: str = "") -> None:
    visitor.page.goto(f"/made-up/letter/?answer={answer}")
    visitor.page.locator("textarea").fill(WORDS)
    visitor.page.get_by_label("Phối hợp").check()
    visitor.page.get_by_label("Khẩn").check()


def _send(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Gửi").click()


def _is_kept(visitor: Visitor) -> bool:
    visitor.page.goto("/made-up/letter/")
    return (
        visitor.page.locator("textarea").input_value() == WORDS
        and visitor.page.get_by_label("Phối hợp").is_checked()
        and visitor.page.get_by_label("Khẩn").is_checked()
    )


def test_a_reload_loses_nothing(writer: Visitor) -> None:
    writer.page.reload()

    expect(writer.page.locator("textarea")).to_have_value(WORDS)


def test_each_of_several_choices_is_kept(writer: Visitor) -> None:
    writer.page.get_by_label("Đơn vị").select_option(["p", "r"])

    writer.page.reload()

    kept = writer.page.get_by_label("Đơn vị").evaluate(CHOSEN)
    assert kept == ["p", "r"]


def test_a_choice_that_was_taken_away_again_is_not_kept(writer: Visitor) -> None:
    writer.page.get_by_label("Đơn vị").select_option(["p", "q", "r"])
    writer.page.get_by_label("Đơn vị").select_option(["q"])

    writer.page.reload()

    assert writer.page.get_by_label("Đơn vị").evaluate(CHOSEN) == ["q"]


def test_what_was_accepted_is_forgotten(writer: Visitor) -> None:
    _send(writer)
    writer.page.wait_for_url("**/made-up/list/")

    assert not _is_kept(writer)


def test_what_was_accepted_on_the_same_page_is_forgotten(writer: Visitor) -> None:
    _write(writer, "stay/")

    _send(writer)
    writer.page.locator("#count", has_text="1").wait_for()

    expect(writer.page.locator("textarea")).to_have_value("")


def test_a_lost_session_loses_nothing(writer: Visitor, drafter: Actor) -> None:
    OpenSession.objects.all().delete()

    _send(writer)
    writer.page.locator("#id_login").fill(drafter.user.username)
    writer.page.locator("#id_password").fill(PASSWORD)
    writer.page.locator("form.sign-in button").first.click()

    writer.page.wait_for_url("**/made-up/letter/**")
    expect(writer.page.locator("textarea")).to_have_value(WORDS)


@pytest.mark.parametrize("answer", ["forbidden/", "bad/"])
def test_a_refusal_loses_nothing_and_leads_back(writer: Visitor, answer: str) -> None:
    _write(writer, answer)
    _send(writer)
    writer.page.locator("main.bare__page").wait_for()

    writer.page.locator(".acts a[href^='/made-up/letter/']").click()

    expect(writer.page.locator("textarea")).to_have_value(WORDS)


def test_a_form_without_its_token_loses_nothing(writer: Visitor) -> None:
    writer.page.context.clear_cookies(name="csrf")

    _send(writer)
    writer.page.get_by_role("link", name="Tải lại trang").click()

    expect(writer.page.locator("textarea")).to_have_value(WORDS)


def test_an_error_at_a_field_loses_nothing(writer: Visitor) -> None:
    writer.page.locator("form[data-keep]").evaluate("form => { form.noValidate = true; }")
    writer.page.locator("#id_kind").evaluate("box => { box.options[0].value = 'nonsense'; }")

    _send(writer)
    writer.page.locator(".field__error").wait_for()

    expect(writer.page.locator("textarea")).to_have_value(WORDS)


def test_a_lost_connection_loses_nothing(writer: Visitor) -> None:
    writer.page.context.set_offline(offline=True)
    _send(writer)
    writer.page.wait_for_timeout(300)

    writer.page.context.set_offline(offline=False)

    assert _is_kept(writer)


def test_signing_out_leaves_nothing_behind(writer: Visitor, drafter: Actor) -> None:
    writer.sign_out()
    writer.sign_in(drafter.user.username)

    assert not _is_kept(writer)


def test_another_person_at_the_same_machine_does_not_see_it(writer: Visitor, head: Actor) -> None:
    OpenSession.objects.all().delete()

    writer.sign_in(head.user.username)

    assert not _is_kept(writer)
