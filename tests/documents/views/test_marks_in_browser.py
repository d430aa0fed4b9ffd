"""What is marked on pages, in a real browser: words that were sought, and what was changed."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from documents.actions import outgoing
from documents.actions.drafts import Recipient
from eoffice.organization.actor import Actor
from tests.browser import Visitor
from tests.documents.factories import draft_content
from tests.documents.views.letters import bring, letter_pdf
from tests.documents.views.test_changes import mend, send_back, submit

pytestmark = pytest.mark.browser

TEXT = "Trụ sở của Văn phòng công chứng: số 116 đường Nguyễn Du, phường Hồng Lĩnh."


def test_words_are_sought_in_the_paper_by_keyboard(visitor: Visitor, clerk: Actor) -> None:
    letter = bring(clerk, letter_pdf(), at=timezone.now())
    visitor.sign_in(clerk.user.username)
    visitor.page.goto(letter.get_absolute_url())
    box = visitor.page.get_by_role("searchbox", name="Từ cần tìm trong văn bản này")

    box.fill("kiem chung")
    box.press("Enter")
    visitor.page.get_by_role("link", name="trang 1").click()

    visitor.page.wait_for_url("**/*#page-1")
    expect(visitor.page.locator("rect[data-box^=found-]")).to_have_count(1)
    expect(visitor.page.locator("mark")).to_have_text("kiểm chứng")
    assert visitor.inspect("letter-found") == []


def test_everybody_can_see_what_was_changed(
    visitor: Visitor, drafter: Actor, director: Actor
) -> None:
    at = timezone.now() - timedelta(days=1)
    to = [Recipient("Ủy ban nhân dân tỉnh Sông Lam")]
    content = draft_content(director, recipients=to, text=TEXT)
    document = outgoing.draft(content=content, actor=drafter, at=at)
    submit(document, drafter, at)
    send_back(document, director, at + timedelta(hours=1))
    mend(document, drafter, at + timedelta(hours=2))
    submit(document, drafter, at + timedelta(hours=2))
    visitor.sign_in(director.user.username)
    visitor.page.goto(reverse("documents:signature-book"))

    visitor.page.get_by_text("1 chỗ sửa từ lần anh/chị xem trước").click()

    expect(visitor.page.locator(".changes ins")).to_have_text(re.compile("118$"))
    expect(visitor.page.locator("rect[data-box^=edge-]")).to_have_count(1)
    assert visitor.inspect("book-changes") == []
    visitor.page.goto(
        reverse("documents:outgoing-files", args=[document.thing.uid]) + "?compare=now"
    )
    assert visitor.inspect("files-compared") == []
