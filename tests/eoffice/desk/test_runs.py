"""A run: do, next, do, next; the place is kept, in the post in which it was begun."""

from collections.abc import Sequence
from uuid import UUID

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import Client, RequestFactory

from eoffice.desk import piles, runs
from eoffice.desk.piles import Stop
from eoffice.organization.actor import Actor
from tests.eoffice.desk.piles import FIRST, LETTERS, SECOND, THIRD, pile


@pytest.fixture
def request_of(director: Actor) -> HttpRequest:
    """The director's browser."""
    request = RequestFactory().get("/")
    request.session = SessionStore()
    request.actor = director  # type: ignore[attr-defined]  # as the middleware does
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]  # so does that of messages
    return request


def _begin(request: HttpRequest, stops: Sequence[Stop] = LETTERS) -> str:
    return runs.start(request, "instruct", stops)


def test_a_run_begins_with_the_first_thing(request_of: HttpRequest) -> None:
    assert _begin(request_of) == LETTERS[0].url


def test_a_run_over_nothing_leads_to_the_desk(request_of: HttpRequest) -> None:
    assert _begin(request_of, []) == "/"


def test_a_page_knows_its_place_and_its_neighbours(request_of: HttpRequest) -> None:
    _begin(request_of)

    run = runs.current(request_of, SECOND)

    assert run is not None
    assert (run.place, run.total) == (2, 3)
    assert (run.previous_url, run.next_url) == (LETTERS[0].url, LETTERS[2].url)


def test_the_ends_of_a_run_have_one_neighbour(request_of: HttpRequest) -> None:
    _begin(request_of)

    first, last = runs.current(request_of, FIRST), runs.current(request_of, THIRD)

    assert first is not None
    assert first.previous_url == ""
    assert last is not None
    assert last.next_url == ""


def test_what_is_in_no_run_has_no_place(request_of: HttpRequest) -> None:
    assert runs.current(request_of, FIRST) is None

    _begin(request_of)

    assert runs.current(request_of, UUID(int=99)) is None


def test_after_an_act_the_next_one_opens(request_of: HttpRequest) -> None:
    _begin(request_of)

    assert runs.next_url(request_of, FIRST, otherwise="/list/") == LETTERS[1].url


def test_after_the_last_one_the_desk_says_so(request_of: HttpRequest) -> None:
    _begin(request_of)

    url = runs.next_url(request_of, THIRD, otherwise="/list/")

    assert url == "/"
    assert [str(message) for message in get_messages(request_of)] == [
        "Anh/chị đã làm xong mục cuối cùng của nhóm việc này."
    ]
    assert runs.current(request_of, THIRD) is None


def test_outside_a_run_an_act_leads_where_the_page_says(request_of: HttpRequest) -> None:
    assert runs.next_url(request_of, FIRST, otherwise="/list/") == "/list/"


def test_who_left_a_run_goes_on_where_they_left(request_of: HttpRequest) -> None:
    _begin(request_of)
    runs.current(request_of, SECOND)

    assert _begin(request_of) == LETTERS[1].url


def test_who_left_at_what_waits_no_more_begins_anew(request_of: HttpRequest) -> None:
    _begin(request_of)
    runs.current(request_of, SECOND)

    assert _begin(request_of, [LETTERS[0], LETTERS[2]]) == LETTERS[0].url


def test_another_pile_begins_at_its_beginning(request_of: HttpRequest) -> None:
    _begin(request_of)
    runs.current(request_of, SECOND)

    assert runs.start(request_of, "sign", LETTERS) == LETTERS[0].url


def test_in_another_post_there_is_no_run(request_of: HttpRequest, clerk: Actor) -> None:
    _begin(request_of)

    request_of.actor = clerk  # type: ignore[attr-defined]  # the post was changed

    assert runs.current(request_of, FIRST) is None
    assert runs.next_url(request_of, FIRST, otherwise="/list/") == "/list/"


def test_a_session_carries_so_many_stops_and_no_more(request_of: HttpRequest) -> None:
    many = [Stop(UUID(int=number), f"/{number}/") for number in range(1, 500)]
    _begin(request_of, many)

    run = runs.current(request_of, UUID(int=1))

    assert run is not None
    assert run.total == runs.LONGEST


def test_the_button_of_a_pile_begins_its_run(client: Client, director: Actor) -> None:
    piles.register(pile())
    client.force_login(director.user)

    assert client.post("/desk/run/instruct/").headers["Location"] == LETTERS[0].url


@pytest.mark.parametrize("key", ["unknown", "sign"])
def test_what_is_no_run_is_not_found(client: Client, director: Actor, key: str) -> None:
    piles.register(pile("sign", url_name="desk:desk"))
    client.force_login(director.user)

    assert client.post(f"/desk/run/{key}/").status_code == 404


def test_a_run_is_not_begun_by_looking(client: Client, director: Actor) -> None:
    piles.register(pile())
    client.force_login(director.user)

    assert client.get("/desk/run/instruct/").status_code == 405
