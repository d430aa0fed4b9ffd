"""The frame around every page: its words, the person's own menu, and what is left on paper."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from eoffice.organization.actor import Actor
from eoffice.organization.models import Delegation
from tests.browser import Visitor


def test_people_find_where_they_name_who_stands_in_for_them(
    client: Client, director: Actor
) -> None:
    client.force_login(director.user)

    page = client.get("/guide/").content.decode()

    assert 'href="/delegations/"' in page
    assert "Ủy quyền khi vắng" in page


def test_who_stands_in_for_another_passes_nothing_on(
    client: Client, director: Actor, head: Actor
) -> None:
    """Decree 30/2020/NĐ-CP, Article 13.4."""
    now = timezone.now()
    delegation = Delegation.objects.create(
        post=director.post,
        deputy=head.user,
        basis="Giấy ủy quyền số 05/UQ-STP",
        begins_at=now - timedelta(days=1),
        ends_at=now + timedelta(days=1),
    )
    client.force_login(head.user)
    session = client.session
    session["acts_in"] = str(delegation.uid)
    session.save()

    assert 'href="/delegations/"' not in client.get("/guide/").content.decode()


@pytest.mark.browser
def test_a_phone_has_four_words_at_hand_and_the_others_under_more(
    visitor: Visitor, administrator: Actor
) -> None:
    visitor.sign_in(administrator.user.username)
    visitor.resize(375)
    visitor.page.goto("/guide/")
    page = visitor.page

    expect(page.locator(".words > a:visible")).to_have_count(4)
    page.locator(".words__more > summary").click()

    word = page.locator(".words__more .menu__item", has_text="Quản trị")
    box = word.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    assert visitor.overflow() == 0


@pytest.mark.browser
def test_on_paper_there_is_no_frame_and_nothing_to_press(visitor: Visitor, director: Actor) -> None:
    visitor.sign_in(director.user.username)
    visitor.page.goto("/guide/?page=/")

    visitor.page.emulate_media(media="print")

    expect(visitor.page.locator("h1")).to_be_visible()
    expect(visitor.page.locator(".frame__side:visible, .frame__top:visible")).to_have_count(0)
    expect(visitor.page.locator("button:visible, .btn:visible, kbd:visible")).to_have_count(0)
