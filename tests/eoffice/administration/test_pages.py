"""Every page of administration is there for administrators and for nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone

from eoffice.administration import urls
from eoffice.administration.actions import batches, proposals, units
from eoffice.administration.batches.columns_of_people import PEOPLE
from eoffice.administration.models import Proposal
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
    "proposals/{spreadsheet}/lines/",
    "import/",
    "import/preview/",
    "calendar/",
    "calendar/swap/",
    "agencies/",
    "agencies/add/",
    "agencies/{agency}/",
    "operations/",
    "acts/",
]
FILES = ["import/template/", "import/now/", "import/remarks/"]
POSTED = [
    "people/{person}/disable/",
    "people/{person}/enable/",
    "people/{person}/password/",
    "people/{person}/second-step/",
    "delegations/{delegation}/revoke/",
    "proposals/{proposal}/confirm/",
    "proposals/{proposal}/withdraw/",
    "import/save/",
    "import/drop/",
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
    spreadsheet = _brought(second_administrator, ["nam.lv", "Lê Văn Nam", "HCTP", "Việc", "STAFF"])
    _brought(administrator, ["nam.lv", "Lê Văn Nam", "", "", ""])
    return {
        "proposal": proposal.uid,
        "spreadsheet": spreadsheet.uid,
        "person": drafter.user.uid,
        "post": drafter.post.uid,
        "unit": drafter.post.unit.uid,
        "empty_unit": empty.uid,
        "agency": agency.uid,
        "delegation": delegation.uid,
    }


def _brought(actor: Actor, row: list[str]) -> Proposal:
    """Bring a line of people; what gives somebody a post is proposed. Return the last proposal."""
    keys = ["username", "full_name", "unit", "title", "duty"]
    headings = [str(PEOPLE.column(key).label) for key in keys]
    rows = [[1, headings], [2, row]]
    unpacked = {"sheets": [{"title": "x", "rows": rows}]}
    batch = batches.bring(file_name="x", unpacked=unpacked, actor=actor, at=timezone.now())
    plan = batches.plan_of(batch, at=timezone.now())
    if plan.appointments:
        batches.save_or_propose(batch=batch, seen=plan.digest, actor=actor, at=timezone.now())
    return Proposal.objects.order_by("-pk")[0]


def test_every_address_is_tried_here() -> None:
    assert len(PAGES) + len(FILES) + len(POSTED) == len(urls.urlpatterns)
    assert get_resolver("eoffice.administration.urls").url_patterns == urls.urlpatterns


@pytest.mark.parametrize("page", PAGES)
def test_an_administrator_opens_it(
    page: str, places: dict[str, object], administrator: Actor, sign_in: SignIn
) -> None:
    response = sign_in(administrator).get("/administration/" + page.format(**places))

    assert response.status_code == 200
    assert "style=" not in response.content.decode().replace("<link rel=", "")


@pytest.mark.parametrize("page", FILES)
def test_an_administrator_is_given_a_spreadsheet(
    page: str, places: dict[str, object], administrator: Actor, sign_in: SignIn
) -> None:
    response = sign_in(administrator).get("/administration/" + page.format(**places))

    assert response.content.startswith(b"PK")


@pytest.mark.parametrize("who", ["clerk", "secretary", "head", "auditor", "outsider", "stranger"])
def test_nobody_else_finds_any_of_them(
    who: str, places: dict[str, object], request: pytest.FixtureRequest, sign_in: SignIn
) -> None:
    client = sign_in(request.getfixturevalue(who))

    answers = {
        page: client.generic(method, "/administration/" + page.format(**places)).status_code
        for method, pages in (("GET", [*PAGES, *FILES]), ("POST", [*PAGES, *POSTED]))
        for page in pages
    }

    wrong = {page: code for page, code in answers.items() if code not in {404, 405}}
    assert wrong == {}
    assert 404 in answers.values()


@pytest.mark.parametrize("page", [*PAGES, *FILES, *POSTED])
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
        page: client.get("/administration/" + page.format(**places)).status_code
        for page in [*PAGES, *FILES]
    }

    assert {page for page, code in answers.items() if code == 200} == {
        "proposals/",
        "proposals/{proposal}/decline/",
        "proposals/{spreadsheet}/lines/",
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
