"""Bringing files in, in a real browser: each is told what became of it, and nothing is lost."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import FilePayload, expect

from eoffice.organization.actor import Actor
from tests.browser import Visitor
from tests.documents.views.letters import letter_pdf

pytestmark = pytest.mark.browser


def pdf(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


def test_a_file_that_is_refused_keeps_its_sentence_and_the_others_go_on(
    visitor: Visitor, clerk: Actor
) -> None:
    visitor.sign_in(clerk.user.username)
    page = visitor.page
    page.goto(reverse("documents:intake") + "?bring=1")

    page.locator(".drop__input").set_input_files(
        [pdf("thu.pdf", letter_pdf()), pdf("rong.pdf", b"")]
    )

    expect(page.locator(".drop__file").nth(0)).to_contain_text("xong")
    expect(page.locator(".drop__file").nth(1)).to_contain_text("“rong.pdf” rỗng")
    expect(page.get_by_role("button", name="Gửi lại")).to_have_count(0)
    assert visitor.inspect("bring-refused") == []
    page.get_by_role("link", name="Tiếp tục với các tệp đã nhận").click()
    expect(page).to_have_url(re.compile(r"/register/$"))


def test_a_file_that_the_network_lost_is_sent_again(visitor: Visitor, clerk: Actor) -> None:
    visitor.sign_in(clerk.user.username)
    page = visitor.page
    page.goto(reverse("documents:intake") + "?bring=1")
    upload = re.compile(re.escape(reverse("documents:upload")))
    page.route(upload, lambda route: route.abort())
    page.locator(".drop__input").set_input_files([pdf("thu.pdf", letter_pdf())])
    again = page.get_by_role("button", name="Gửi lại")
    expect(again).to_be_visible()

    visitor.complaints.clear()  # the browser says that the network was lost
    page.unroute(upload)
    again.click()

    expect(page).to_have_url(re.compile(r"/register/$"))
