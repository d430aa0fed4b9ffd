"""The pages of webhooks in a real browser: on every width, by everybody."""

import re

import pytest
from playwright.sync_api import expect

from eoffice.api.scopes import Scope
from eoffice.organization.actor import Actor
from tests.browser import Visitor
from tests.eoffice.api.programs import program_of
from tests.eoffice.webhooks.office import CODE, answered, work
from tests.eoffice.webhooks.receivers import HOST

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_administrator_allows_a_host_and_a_person_has_a_program_told(
    administrator: Actor, drafter: Actor, visitor: Visitor
) -> None:
    program_of(drafter, scopes=[Scope.DOCUMENTS_READ])
    page = visitor.page
    visitor.sign_in(administrator.user.username)
    page.goto("/administration/webhooks/")
    assert visitor.inspect("webhook-hosts-none") == []
    page.goto("/administration/webhooks/allow/")
    page.locator("#id_host").fill(HOST)
    page.locator("#id_purpose").fill("Trục liên thông của tỉnh")
    page.locator("form.admin-form .btn--main").click()
    page.wait_for_url("**/administration/webhooks/")
    assert visitor.inspect("webhook-hosts") == []
    visitor.sign_out()

    visitor.sign_in(drafter.user.username)
    page.goto("/programs/webhooks/")
    assert visitor.inspect("webhooks-none") == []
    page.goto("/programs/webhooks/add/")
    page.locator("#id_address").fill(f"https://{HOST}/eoffice")
    page.locator(f"input[value='{CODE}']").check()
    assert visitor.inspect("webhooks-add") == []
    page.locator("form.token-form .btn--main").click()
    page.wait_for_url("**/programs/webhooks/*-*/")
    expect(page.locator(".secret-once__secret")).to_have_text(re.compile("^whsec_"))
    assert visitor.inspect("webhooks-made") == []

    page.locator("form[action$='/test/'] button").click()
    page.wait_for_load_state()
    with answered(503):
        work()
    page.reload()

    expect(page.locator(".token-line")).to_contain_text("HTTP 503")
    assert visitor.inspect("webhooks-messages") == []
    page.goto("/programs/webhooks/")
    assert visitor.inspect("webhooks-mine") == []
