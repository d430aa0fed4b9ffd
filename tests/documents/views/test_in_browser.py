"""Letters in a real browser: by keyboard alone, by one thumb, and on every screen."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from documents.actions import incoming
from documents.lifecycles import IncomingState
from documents.models import Document
from eoffice.assignments.actions.giving import Deadline
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.organization.actor import Actor
from eoffice.organization.models import TermRule
from tests.browser import Visitor
from tests.documents.factories import facts, instruct, register
from tests.documents.views.letters import bring, letter_pdf

pytestmark = pytest.mark.browser


@pytest.fixture
def letter(clerk: Actor, director: Actor) -> Document:
    """A letter with its pages, submitted to the director."""
    at = timezone.now()
    document = bring(clerk, letter_pdf(), at=at)
    entered = facts(
        "Về việc cung cấp số liệu phục vụ đánh giá cải cách hành chính năm 2026",
        body_name="Sở Nội vụ",
        code_number="1873",
        code_notation="SNV-CCHC",
    )
    incoming.register(document=document, facts=entered, actor=clerk, at=at)
    incoming.submit(document=document, to=director.post, actor=clerk, at=at)
    return document


def test_the_clerk_registers_two_letters_by_keyboard_alone(visitor: Visitor, clerk: Actor) -> None:
    first = bring(clerk, letter_pdf("1873"), at=timezone.now())
    second = bring(clerk, letter_pdf("22", "báo cáo tình hình"), at=timezone.now())
    visitor.sign_in(clerk.user.username)
    keys = visitor.page.keyboard
    visitor.page.goto("/")

    keys.press("g")
    keys.press("d")
    visitor.page.wait_for_url(f"**{reverse('documents:incoming-list')}")
    keys.press("v")
    visitor.page.wait_for_url(f"**/{first.thing.uid}/register/")
    keys.press("Tab")
    lit = visitor.page.locator("[data-box=dated_on][data-lit]")
    lit.wait_for(state="attached")
    keys.press("Control+Enter")
    visitor.page.wait_for_url(f"**/{second.thing.uid}/register/")
    expect(visitor.page.get_by_text("Đã vào sổ số đến 01")).to_be_visible()
    keys.press("Control+Enter")
    visitor.page.wait_for_url("**/intake/")

    states = Document.objects.order_by("pk").values_list("state", flat=True)
    assert set(states) == {IncomingState.REGISTERED}


def test_the_leader_instructs_by_one_thumb(
    visitor: Visitor, letter: Document, director: Actor, head: Actor, drafter: Actor
) -> None:
    visitor.resize(375)
    visitor.sign_in(director.user.username)
    visitor.page.goto(letter.get_absolute_url())
    visitor.page.get_by_role("link", name="Chỉ đạo").click()

    visitor.page.get_by_role("button", name="Giao chủ trì, tham mưu văn bản trả lời.").click()
    leads = visitor.page.get_by_role("combobox", name="Chủ trì")
    leads.fill("hdt")
    visitor.page.get_by_role("option", name="Hoàng Đức Thắng").click()
    supports = visitor.page.get_by_role("combobox", name="Phối hợp")
    supports.fill("thanh hang")
    supports.press("Enter")
    visitor.page.locator("label", has_text="5 ngày làm việc").click()
    expect(visitor.page.get_by_text("Sẽ gửi đến 2 người ở 1 đơn vị")).to_be_visible()
    assert visitor.overflow() == 0
    visitor.picture("instruct-thumb")
    visitor.page.get_by_role("button", name="Gửi chỉ đạo").click()
    visitor.page.wait_for_url(f"**{letter.get_absolute_url()}")

    lines = Assignment.objects.order_by("ordinal")
    assert [line.to_holder_id for line in lines] == [head.post_holder, drafter.post_holder]


def test_arrow_keys_and_backspace_work_in_the_box_of_people(
    visitor: Visitor, letter: Document, director: Actor, head: Actor, drafter: Actor
) -> None:
    del head, drafter
    visitor.sign_in(director.user.username)
    visitor.page.goto(reverse("documents:incoming-instruct", args=[letter.thing.uid]))
    box = visitor.page.get_by_role("combobox", name="Chủ trì")

    box.fill("hctp")
    box.press("ArrowDown")
    box.press("Enter")
    tokens = visitor.page.locator("[data-role=lead] .token")
    expect(tokens).to_have_count(1)
    box.press("Backspace")

    expect(tokens).to_have_count(0)


def test_everybody_can_use_the_intake(visitor: Visitor, clerk: Actor, letter: Document) -> None:
    again = bring(clerk, letter_pdf(), at=timezone.now())
    assert letter.entry is not None
    visitor.sign_in(clerk.user.username)
    visitor.page.goto(reverse("documents:incoming-register", args=[again.thing.uid]))

    expect(visitor.page.locator(".same .band__title")).to_have_text(re.compile("số đến 01$"))
    assert visitor.inspect("intake") == []
    visitor.resize(1440)
    visitor.page.get_by_role("button", name="So hai bản").click()
    expect(visitor.page.locator("dialog[open] img")).to_have_count(2)
    assert visitor.faults() == []


def test_everybody_can_use_the_list_and_the_letter(
    visitor: Visitor, clerk: Actor, director: Actor, head: Actor, letter: Document
) -> None:
    at = timezone.now()
    register(clerk, "Văn bản khẩn của Bộ", at=at, urgency=1)
    deadline = Deadline(TermRule.WORKING_DAYS, amount=2)
    instruct(letter, director, (head, AssignmentRole.LEAD), at=at, deadline=deadline)
    visitor.sign_in(head.user.username)
    visitor.page.goto(f"{reverse('documents:incoming-list')}?tab=todo&kind=CV")
    assert visitor.inspect("letters") == []

    visitor.page.goto(letter.get_absolute_url())
    assert visitor.inspect("letter") == []


def test_everybody_can_instruct(
    visitor: Visitor, director: Actor, head: Actor, letter: Document
) -> None:
    del head
    visitor.sign_in(director.user.username)
    visitor.page.goto(reverse("documents:incoming-instruct", args=[letter.thing.uid]))
    visitor.page.get_by_role("combobox", name="Chủ trì").fill("h")

    assert visitor.inspect("instruct") == []
