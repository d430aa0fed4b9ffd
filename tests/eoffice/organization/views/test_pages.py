"""Choosing a post, in a real browser."""

import pytest
from playwright.sync_api import expect

from eoffice.organization.actor import Actor
from eoffice.organization.models import Duty, Unit
from tests.browser import Visitor
from tests.factories import appoint, create_person

pytestmark = pytest.mark.browser


def test_who_has_two_posts_chooses_one_and_lands_on_the_desk(
    visitor: Visitor, head: Actor, office: Unit
) -> None:
    appoint(head.user, office, Duty.DEPUTY_HEAD, "Phó Chánh Văn phòng")
    visitor.sign_in(head.user.username)

    assert visitor.inspect("choose-post") == []
    visitor.page.get_by_role("button", name="Phó Chánh Văn phòng").click()

    expect(visitor.page.locator(".me__title")).to_have_text("Phó Chánh Văn phòng")


@pytest.mark.django_db(transaction=True)
def test_who_has_no_post_reads_what_to_do(visitor: Visitor) -> None:
    newcomer = create_person("Nguyễn Thị Mới")
    visitor.sign_in(newcomer.username)

    expect(visitor.page.locator("h1")).to_have_text("Anh/chị hiện chưa giữ chức danh nào.")
    expect(visitor.page.get_by_text("Việc cần làm:")).to_be_visible()
    assert visitor.inspect("no-post") == []
