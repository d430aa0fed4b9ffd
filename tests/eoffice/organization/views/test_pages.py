"""Choosing a post, in a real browser."""

import pytest

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

    visitor.page.wait_for_url("**/")
    assert visitor.page.locator(".me__title").inner_text() == "Phó Chánh Văn phòng"


@pytest.mark.django_db(transaction=True)
def test_who_has_no_post_reads_what_to_do(visitor: Visitor) -> None:
    newcomer = create_person("Nguyễn Thị Mới")
    visitor.sign_in(newcomer.username)

    assert visitor.page.locator("h1").inner_text() == "Anh/chị hiện chưa giữ chức danh nào."
    assert visitor.page.get_by_text("Việc cần làm:").is_visible()
    assert visitor.inspect("no-post") == []
