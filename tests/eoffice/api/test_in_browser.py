"""The pages of tokens in a real browser: on every width, by everybody."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor
from tests.browser import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_person_lets_a_program_in(drafter: Actor, visitor: Visitor) -> None:
    visitor.sign_in(drafter.user.username)
    visitor.page.goto("/programs/")
    assert visitor.inspect("programs-none") == []
    visitor.page.goto("/programs/add/")
    assert visitor.inspect("programs-add") == []

    visitor.page.locator("#id_name").fill("Máy quét của văn thư")
    visitor.page.locator("input[value='documents:read']").check()
    day = office_day(timezone.now()) + timedelta(days=30)
    visitor.page.locator("#id_last_day").fill(f"{day:%Y-%m-%d}")
    visitor.page.locator("form.token-form .btn--main").click()
    visitor.page.wait_for_url("**/programs/")

    expect(visitor.page.locator(".secret-once__secret")).to_have_text(re.compile("^eo_"))
    assert visitor.inspect("programs-made") == []
    visitor.page.goto("/api/")
    assert visitor.inspect("programs-guide") == []
