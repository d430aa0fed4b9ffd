"""The desk: a greeting whose numbers add up, and the piles below it."""

import re

import pytest
from django.test import Client

from eoffice.accounts.models import Address
from eoffice.desk import coming, piles, waiting
from eoffice.organization.actor import Actor
from tests.eoffice.desk import piles as made_up
from tests.factories import create_person


def _desk(client: Client, actor: Actor) -> str:
    client.force_login(actor.user)
    return client.get("/").content.decode()


def test_the_greeting_counts_what_the_piles_hold(client: Client, director: Actor) -> None:
    director.user.address = Address.MR
    director.user.save()
    piles.register(made_up.instruct())
    piles.register(made_up.sign())

    page = _desk(client, director)

    assert "Chào anh Minh — hôm nay có 14 việc, 2 việc gấp" in page
    counts = re.findall(r'class="pile__count">(\d+)<', page)
    assert [int(count) for count in counts] == [5, 9]


def test_nothing_is_said_of_urgency_where_nothing_is_urgent(
    client: Client, director: Actor
) -> None:
    piles.register(made_up.pile(count=3, urgent=0))

    assert "việc gấp" not in _desk(client, director)


def test_only_the_first_pile_has_a_filled_button(client: Client, director: Actor) -> None:
    piles.register(made_up.instruct())
    piles.register(made_up.sign())

    page = _desk(client, director)

    assert page.count("btn--main") == 1
    assert page.index("btn--main") < page.index("Chờ tôi ký")


def test_an_empty_desk_is_calm(client: Client, director: Actor) -> None:
    page = _desk(client, director)

    assert "Không còn việc nào chờ anh/chị." in page
    assert "Hôm nay không có cuộc họp và không có hạn xử lý." in page


def test_what_others_owe_stands_beside_with_the_way_to_all_of_it(
    client: Client, director: Actor
) -> None:
    waiting.register(made_up.owed())

    page = _desk(client, director)

    assert "Tôi đã giao, còn chờ" in page
    assert "Xem cả 11 việc" in page


def test_what_is_coming_stands_by_the_clock(client: Client, director: Actor) -> None:
    coming.register(made_up.coming)

    page = _desk(client, director)

    assert page.index("09:30") < page.index("16:00") < page.index("08:00")


def test_the_word_of_the_frame_counts_the_same(client: Client, director: Actor) -> None:
    piles.register(made_up.instruct())
    client.force_login(director.user)

    page = client.get("/guide/").content.decode()

    assert re.search(r"words__count.*</span>5</span>", page)


@pytest.mark.django_db
def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    assert client.get("/").headers["Location"] == "/accounts/login/?next=/"


@pytest.mark.django_db
def test_who_has_no_post_is_sent_to_where_it_is_explained(client: Client) -> None:
    client.force_login(create_person())

    assert client.get("/").headers["Location"] == "/post/?next=%2F"
