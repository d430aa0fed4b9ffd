"""Choosing the post to act in."""

import pytest
from django.test import Client

from eoffice.organization.actor import Actor
from eoffice.organization.models import Delegation, Duty, Unit
from tests.factories import FOUNDED, appoint, create_person

ACT_IN = "/post/act-in/"


@pytest.fixture
def delegation(director: Actor, drafter: Actor) -> Delegation:
    """The drafter stands in for the director."""
    return Delegation.objects.create(
        post=director.post,
        deputy=drafter.user,
        basis="05/UQ-STP",
        begins_at=FOUNDED,
        ends_at=FOUNDED.replace(year=2099),
    )


def test_who_has_one_post_is_never_asked(client: Client, drafter: Actor) -> None:
    client.force_login(drafter.user)

    assert client.get("/").status_code == 200


def test_who_has_two_posts_is_asked_first_and_then_goes_on(
    client: Client, drafter: Actor, office: Unit
) -> None:
    second = appoint(drafter.user, office, Duty.STAFF, "Chuyên viên kiêm nhiệm")
    client.force_login(drafter.user)

    asked = client.get("/notices/")
    page = client.get(asked.headers["Location"]).content.decode()
    chosen = client.post(ACT_IN, {"post": str(second.post.uid), "next": "/notices/"})

    assert "Chuyên viên kiêm nhiệm" in page
    assert chosen.headers["Location"] == "/notices/"
    assert client.get("/notices/").status_code == 200


def test_who_stands_in_for_another_may_choose_that_too(
    client: Client, drafter: Actor, delegation: Delegation
) -> None:
    client.force_login(drafter.user)

    page = client.get("/post/").content.decode()
    client.post(ACT_IN, {"post": str(delegation.uid)})

    assert "Thay mặt: Giám đốc" in page
    assert "đến ngày 01/01/2099" in page
    assert "me__post--stand-in" in client.get("/").content.decode()


def test_a_post_of_somebody_else_cannot_be_chosen(
    client: Client, drafter: Actor, director: Actor
) -> None:
    client.force_login(drafter.user)

    response = client.post(ACT_IN, {"post": str(director.post.uid)}, follow=True)

    assert "Giám đốc" not in response.content.decode()


@pytest.mark.django_db
def test_who_has_no_post_reads_why_and_what_to_do(client: Client) -> None:
    client.force_login(create_person("Nguyễn Thị Mới", "moi.nguyen"))

    page = client.get("/", follow=True).content.decode()

    assert "Anh/chị hiện chưa giữ chức danh nào." in page
    assert "gọi hoặc viết cho quản trị của cơ quan" in page
    assert "Tên đăng nhập của anh/chị là moi.nguyen." in page


def test_choosing_leads_to_no_other_site(client: Client, drafter: Actor) -> None:
    client.force_login(drafter.user)

    response = client.post(
        ACT_IN, {"post": str(drafter.post.uid), "next": "https://elsewhere.example/"}
    )

    assert response.headers["Location"] == "/"
