"""Pages by key: what comes in between hides nothing and shows nothing twice."""

from datetime import timedelta

import pytest

from documents.actions import incoming
from eoffice.organization.actor import Actor
from tests.documents.factories import facts, receive, register
from tests.eoffice.api.programs import Program, program_of
from tests.factories import MORNING

INCOMING = "/api/v1/incoming/"


@pytest.fixture
def program(clerk: Actor) -> Program:
    return program_of(clerk)


@pytest.mark.parametrize("asked", ["limit=3", "limit=3&state=INTAKE&state=REGISTERED"])
def test_pages_show_everything_once_while_letters_come_in(
    program: Program, clerk: Actor, asked: str
) -> None:
    known = {str(receive(clerk, at=MORNING + timedelta(days=n)).thing.uid) for n in range(8)}
    seen: list[str] = []
    url: str | None = f"{INCOMING}?{asked}"
    while url:
        answer = program.get(url)
        told = answer.json()
        seen += [item["uid"] for item in told["items"]]
        receive(clerk, at=MORNING + timedelta(days=30))
        url = told["next"]
        assert answer.headers.get("Link") == (f'<{url}>; rel="next"' if url else None)

    assert len(seen) == len(set(seen))
    assert known <= set(seen)


def test_a_line_that_moves_to_the_front_takes_no_other_with_it(
    program: Program, clerk: Actor
) -> None:
    letters = [receive(clerk, at=MORNING + timedelta(days=n)) for n in range(6)]
    told = program.get(f"{INCOMING}?limit=3").json()
    last = told["items"][-1]["uid"]
    moved = next(one for one in letters if str(one.thing.uid) == last)

    late = MORNING + timedelta(days=60)
    incoming.register(document=moved, facts=facts(), actor=clerk, at=late)

    rest = [item["uid"] for item in program.get(told["next"]).json()["items"]]
    assert rest == [str(one.thing.uid) for one in reversed(letters[:3])]


def test_the_place_tells_no_number_of_the_inside(program: Program, clerk: Actor) -> None:
    for _letter in range(2):
        register(clerk)

    told = program.get(f"{INCOMING}?limit=1").json()

    after = told["next"].partition("after=")[2]
    assert after
    assert len(after) > 40  # a uid, not a count of what there is


def test_filters_stay_on_the_next_page(program: Program, clerk: Actor) -> None:
    for _letter in range(2):
        register(clerk)
        receive(clerk)

    told = program.get(f"{INCOMING}?limit=1&state=REGISTERED&kind=CV").json()
    rest = program.get(told["next"]).json()

    assert rest["items"][0]["state"] == "REGISTERED"
    assert rest["next"] is None


def test_days_narrow_a_list(program: Program, clerk: Actor) -> None:
    for days in (0, 1, 2):
        register(clerk, f"Thư {days}", at=MORNING + timedelta(days=days))

    told = program.get(f"{INCOMING}?since=2026-03-05&until=2026-03-05").json()

    assert [item["subject"] for item in told["items"]] == ["Thư 1"]
