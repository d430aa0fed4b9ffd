"""Every page of administration is there for administrators and for nobody else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone

from eoffice.administration import events, urls
from eoffice.administration.actions import people, proposals, units
from eoffice.administration.acts import A_PAGE
from eoffice.journal.models import JournalEntry
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Delegation, Duty, Unit
from tests.eoffice.administration.conftest import SignIn
from tests.factories import MORNING, appoint, create_agency, create_person, create_unit

PAGES = [
    "",
    "people/add/",
    "people/{person}/",
    "people/{person}/change/",
    "people/{person}/appoint/",
    "people/{person}/posts/{post}/end/",
    "units/",
    "units/add/",
    "units/{unit}/rename/",
    "units/{empty_unit}/end/",
    "units/{unit}/posts/add/",
    "posts/{post}/rename/",
    "posts/{post}/end/",
    "delegations/",
    "delegations/add/",
    "proposals/",
    "proposals/{proposal}/decline/",
    "calendar/",
    "calendar/swap/",
    "agencies/",
    "agencies/add/",
    "agencies/{agency}/",
    "operations/",
    "acts/",
]
POSTED = [
    "people/{person}/disable/",
    "people/{person}/enable/",
    "people/{person}/password/",
    "delegations/{delegation}/revoke/",
    "proposals/{proposal}/confirm/",
    "proposals/{proposal}/withdraw/",
    "calendar/2026-03-06/put-back/",
    "operations/{delegation}/run-again/",
]


@pytest.fixture
def places(
    drafter: Actor, head: Actor, agency: Agency, administrator: Actor, second_administrator: Actor
) -> dict[str, object]:
    """What the addresses are filled with."""
    at = timezone.now()
    empty = units.open_unit(
        agency=agency,
        name="Phòng mới",
        symbol="PM",
        first_day=office_day(at),
        actor=administrator,
        at=at,
    )
    delegation = Delegation.objects.create(
        post=drafter.post,
        deputy=head.user,
        basis="Giấy ủy quyền",
        begins_at=MORNING,
        ends_at=at + timedelta(days=1),
    )
    proposal, _half = proposals.propose_access(
        person=drafter.user, actor=second_administrator, at=at
    )
    return {
        "proposal": proposal.uid,
        "person": drafter.user.uid,
        "post": drafter.post.uid,
        "unit": drafter.post.unit.uid,
        "empty_unit": empty.uid,
        "agency": agency.uid,
        "delegation": delegation.uid,
    }


def test_every_address_is_tried_here() -> None:
    assert len(PAGES) + len(POSTED) == len(urls.urlpatterns)
    assert get_resolver("eoffice.administration.urls").url_patterns == urls.urlpatterns


@pytest.mark.parametrize("page", PAGES)
def test_an_administrator_opens_it(
    page: str, places: dict[str, object], administrator: Actor, sign_in: SignIn
) -> None:
    response = sign_in(administrator).get("/administration/" + page.format(**places))

    assert response.status_code == 200
    assert "style=" not in response.content.decode().replace("<link rel=", "")


@pytest.mark.parametrize("who", ["clerk", "secretary", "head", "auditor", "outsider", "stranger"])
def test_nobody_else_finds_any_of_them(
    who: str, places: dict[str, object], request: pytest.FixtureRequest, sign_in: SignIn
) -> None:
    client = sign_in(request.getfixturevalue(who))

    answers = {
        page: client.generic(method, "/administration/" + page.format(**places)).status_code
        for method, pages in (("GET", PAGES), ("POST", [*PAGES, *POSTED]))
        for page in pages
    }

    wrong = {page: code for page, code in answers.items() if code not in {404, 405}}
    assert wrong == {}
    assert 404 in answers.values()


@pytest.mark.parametrize("page", [*PAGES, *POSTED])
def test_a_visitor_is_asked_to_sign_in(page: str, places: dict[str, object]) -> None:
    response = Client().get("/administration/" + page.format(**places))

    assert response.status_code in {302, 405}


@pytest.mark.parametrize("page", POSTED)
def test_what_changes_something_does_not_answer_to_a_link(
    page: str, places: dict[str, object], administrator: Actor, sign_in: SignIn
) -> None:
    response = sign_in(administrator).get("/administration/" + page.format(**places))

    assert response.status_code == 405


def test_a_leader_finds_what_waits_for_a_second_person_and_nothing_else(
    director: Actor, places: dict[str, object], sign_in: SignIn
) -> None:
    client = sign_in(director)

    answers = {
        page: client.get("/administration/" + page.format(**places)).status_code for page in PAGES
    }

    assert {page for page, code in answers.items() if code == 200} == {
        "proposals/",
        "proposals/{proposal}/decline/",
    }
    assert set(answers.values()) == {200, 404}


def test_the_frame_shows_the_word_to_administrators_alone(
    administrator: Actor, director: Actor, sign_in: SignIn
) -> None:
    word = 'href="/administration/"'

    assert word in sign_in(administrator).get("/delegations/").content.decode()
    assert word not in sign_in(director).get("/delegations/").content.decode()


def test_who_stands_in_for_an_administrator_finds_nothing(
    administrator: Actor, head: Actor
) -> None:
    delegation = Delegation.objects.create(
        post=administrator.post,
        deputy=head.user,
        basis="Giấy ủy quyền",
        begins_at=MORNING,
        ends_at=timezone.now() + timedelta(days=1),
    )
    client = Client()
    client.force_login(head.user)
    client.post("/post/act-in/", {"post": str(delegation.uid)})

    assert client.get("/administration/").status_code == 404


def test_an_administrator_who_acts_in_another_post_finds_nothing(
    administrator: Actor, drafter: Actor, second_administrator: Actor, sign_in: SignIn
) -> None:
    other = Delegation.objects.create(
        post=drafter.post,
        deputy=administrator.user,
        basis="Giấy ủy quyền",
        begins_at=MORNING,
        ends_at=timezone.now() + timedelta(days=1),
    )
    client = sign_in(administrator)
    client.post("/post/act-in/", {"post": str(other.uid)})

    assert client.get("/administration/").status_code == 404


def test_every_act_is_said_in_words_in_the_journal(
    administrator: Actor, drafter: Actor, sign_in: SignIn
) -> None:
    people.disable(person=drafter.user, actor=administrator, at=MORNING)

    (act,) = sign_in(administrator).get("/administration/acts/").context["page"].acts

    assert act.who == administrator.user.full_name
    assert act.note == drafter.user.full_name
    assert act.what == events.SAID[events.ACCOUNT_DISABLED]


def test_every_event_has_its_words() -> None:
    named = {value for name, value in vars(events).items() if name.isupper() and name != "SAID"}

    assert named - {events.PREFIX} == set(events.SAID)


def test_older_acts_are_on_the_next_page(
    administrator: Actor, agency: Agency, sign_in: SignIn
) -> None:
    for number in range(A_PAGE + 3):
        units.open_unit(
            agency=agency,
            name=f"Phòng {number}",
            symbol="P",
            first_day=office_day(MORNING),
            actor=administrator,
            at=MORNING,
        )
    client = sign_in(administrator)

    first = client.get("/administration/acts/").context["page"]
    second = client.get(first.older_url).context["page"]

    assert [len(first.acts), len(second.acts)] == [A_PAGE, 3]
    assert second.acts[-1].note == "Phòng 0"
    assert second.newest_url == "/administration/acts/"
    assert client.get("/administration/acts/?before=nothing").status_code == 404
    assert client.get(f"/administration/acts/?before={uuid4()}").context["page"].acts == []


def test_acts_of_another_agency_do_not_stand_there(
    administrator: Actor, stranger: Actor, sign_in: SignIn
) -> None:
    JournalEntry.objects.create(
        event=events.UNIT_OPENED, user=stranger.user, post=stranger.post, happened_at=MORNING
    )

    assert sign_in(administrator).get("/administration/acts/").context["page"].acts == []


@pytest.mark.parametrize("page", ["", "units/", "delegations/", "proposals/", "agencies/"])
def test_lists_do_not_ask_once_a_line(
    page: str,
    administrator: Actor,
    director: Actor,
    drafter: Actor,
    office: Unit,
    sign_in: SignIn,
) -> None:
    client = sign_in(administrator)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/administration/{page}")
        return len(queries)

    def add_a_line() -> None:
        actor = appoint(create_person(), create_unit(office.agency), Duty.STAFF)
        Delegation.objects.create(
            post=drafter.post,
            deputy=actor.user,
            basis="Giấy ủy quyền",
            begins_at=MORNING,
            ends_at=timezone.now() + timedelta(days=1),
        )
        create_agency()
        proposals.propose_appointment(
            post=drafter.post,
            person=actor.user,
            first_day=office_day(timezone.now()),
            actor=administrator,
            at=timezone.now(),
        )

    add_a_line()
    with_one = asked()
    for _ in range(4):
        add_a_line()

    assert asked() == with_one
