"""The tally: one count of everything that waits, for the desk and for the words of the frame."""

import re

from django.test import Client, RequestFactory

from eoffice.desk import piles
from eoffice.desk.piles import Pile
from eoffice.desk.tally import Tally, count_words
from eoffice.organization.actor import Actor
from tests.eoffice.desk.piles import pile


def counted(asked: list[Actor]) -> Pile:
    """Make a pile that notes who asked how much waits in it."""

    def count(actor: Actor) -> int:
        asked.append(actor)
        return 3

    whole = pile()
    return Pile(
        key="counted",
        title="Chờ tôi chỉ đạo",
        order=10,
        count=count,
        lines=whole.lines,
        label=whole.label,
        url_name="notifications:list",
    )


def test_the_desk_and_its_frame_count_a_pile_once(client: Client, director: Actor) -> None:
    asked: list[Actor] = []
    piles.register(counted(asked))
    client.force_login(director.user)

    page = client.get("/").content.decode()

    assert "hôm nay có 3 việc" in page
    assert re.search(r"words__count.*</span>3</span>", page)
    assert len(asked) == 1


def test_each_page_counts_anew(client: Client, director: Actor) -> None:
    asked: list[Actor] = []
    piles.register(counted(asked))
    client.force_login(director.user)

    client.get("/")
    client.get("/guide/")

    assert len(asked) == 2


def test_the_words_of_the_frame_share_out_what_the_desk_counts(director: Actor) -> None:
    piles.register(pile("instruct", count=5, under="documents:incoming-list"))
    piles.register(pile("work", count=2, under="documents:incoming-list"))
    piles.register(pile("sign", count=9, under="documents:outgoing-list"))
    piles.register(pile("elsewhere", count=1))

    assert Tally(director).by_word == {
        "desk:desk": 17,
        "documents:incoming-list": 7,
        "documents:outgoing-list": 9,
    }


def test_nothing_waits_for_a_visitor() -> None:
    piles.register(pile())

    assert count_words(RequestFactory().get("/")) == {}
