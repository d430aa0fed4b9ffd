"""The pages of meetings in a real browser: reading, turning pages, finding, and no faults."""

import pytest
from playwright.sync_api import expect

from eoffice.journal.models import Reading
from eoffice.organization.actor import Actor
from meetings.models import Meeting, Paper
from tests.browser import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def reader(sent: Meeting, head: Actor, visitor: Visitor) -> Visitor:
    """The head with the packet open."""
    visitor.sign_in(head.user.username)
    visitor.page.goto(f"/meetings/{sent.thing.uid}/read/")
    expect(visitor.page.locator("[data-text]")).to_contain_text("Giao ban")
    return visitor


def test_people_turn_pages_and_come_back_to_where_they_were(reader: Visitor) -> None:
    page = reader.page
    page.keyboard.press("ArrowRight")
    page.locator('[data-turn="1"]').click()
    expect(page.locator("[data-text]")).to_contain_text("Một")
    expect(page.locator("#place")).to_have_value("1")

    page.goto(page.url.split("#")[0])

    expect(page.locator("#place")).to_have_value("1")


def test_a_paper_is_opened_from_the_contents_and_noted(reader: Visitor, other_paper: Paper) -> None:
    page = reader.page

    page.get_by_role("link", name="Báo cáo rà soát").click()

    expect(page.locator("[data-text]")).to_contain_text("Toàn tỉnh")
    expect(page.locator(".contents__paper--read")).to_have_count(1)
    assert Reading.objects.get().thing == other_paper.thing


def test_the_contents_count_what_was_opened(reader: Visitor) -> None:
    page = reader.page
    before = page.locator("[data-opened-count]").inner_text()

    page.get_by_role("link", name="Báo cáo rà soát").click()

    expect(page.locator("[data-opened-count]")).to_have_text(str(int(before) + 1))


def test_a_question_mark_shows_the_keys_of_the_reader(reader: Visitor) -> None:
    reader.page.keyboard.press("?")

    expect(reader.page.get_by_role("dialog", name="Phím tắt")).to_be_visible()
    assert reader.faults() == []


def test_words_sought_are_marked_on_the_page(reader: Visitor) -> None:
    page = reader.page
    page.get_by_role("link", name="Báo cáo rà soát").click()
    expect(page.locator("[data-text]")).to_contain_text("Toàn tỉnh")

    page.keyboard.press("/")
    page.keyboard.type("toan tinh")

    page.wait_for_function("() => CSS.highlights.get('hit')?.size === 1")
    marked = page.evaluate("() => [...CSS.highlights.get('hit')].map(String)")
    assert marked == ["Toàn tỉnh"]


def test_a_page_is_gone_to_by_its_number(reader: Visitor) -> None:
    reader.page.locator("#place").fill("5")
    reader.page.locator("#place").press("Enter")

    expect(reader.page.locator("[data-text]")).to_contain_text("Kiến nghị")


def test_the_theme_is_remembered(reader: Visitor) -> None:
    reader.page.locator('[data-theme="dark"]').click()
    reader.page.reload()

    expect(reader.page.locator("html")).to_have_attribute("data-reader-theme", "dark")


@pytest.mark.parametrize("theme", ["light", "paper", "dark"])
def test_the_reader_has_no_faults(reader: Visitor, theme: str) -> None:
    reader.page.locator(f'[data-theme="{theme}"]').click()

    assert reader.inspect(f"reader-{theme}", schemes=("light",)) == []


def test_the_pages_of_a_participant_have_no_faults(
    sent: Meeting, head: Actor, visitor: Visitor
) -> None:
    visitor.sign_in(head.user.username)
    visitor.page.goto("/meetings/")
    found = visitor.inspect("meeting-list")
    visitor.page.goto(f"/meetings/{sent.thing.uid}/")
    found += visitor.inspect("meeting-participant")

    assert found == []


def test_the_pages_of_the_secretary_have_no_faults(
    sent: Meeting, secretary: Actor, visitor: Visitor
) -> None:
    visitor.sign_in(secretary.user.username)
    found: list[str] = []
    for name, page in [("page", ""), ("board", "board/"), ("people", "people/?q=ph")]:
        visitor.page.goto(f"/meetings/{sent.thing.uid}/{page}")
        found += visitor.inspect(f"meeting-{name}")
    visitor.page.goto("/meetings/new/")
    found += visitor.inspect("meeting-new")

    assert found == []
