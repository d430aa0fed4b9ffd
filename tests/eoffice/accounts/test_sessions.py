"""Sessions: where one is signed in, and when that ends (S27)."""

from datetime import datetime, timedelta

import pytest
from django.conf import settings as office_settings
from django.test import Client
from django.utils import timezone

from eoffice.accounts.actions.people import begin_code, complete_code, forget_ended_sessions
from eoffice.accounts.models import OpenSession, User
from eoffice.accounts.views.own import Place
from eoffice.administration.actions import people
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holding, Unit
from tests.eoffice.accounts.steps import LOGIN, give_password
from tests.factories import MORNING, PASSWORD, appoint, create_person

PAGE = "/accounts/"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(office: Unit) -> User:
    """Somebody with a computer and a telephone."""
    return appoint(create_person("Lê Thị Hoa", "hoa.le"), office).user


@pytest.fixture
def computer(person: User) -> Client:
    """The computer in the office, signed in."""
    client = Client(headers={"user-agent": CHROME}, REMOTE_ADDR="10.1.2.3")
    give_password(client, person)
    return client


@pytest.fixture
def telephone(person: User) -> Client:
    """The telephone, signed in."""
    client = Client(headers={"user-agent": IPHONE}, REMOTE_ADDR="10.9.9.9")
    give_password(client, person)
    return client


def is_open(client: Client) -> bool:
    return client.get("/guide/").status_code == 200


def places(client: Client) -> list[Place]:
    shown: list[Place] = client.get(PAGE).context["places"]
    return shown


def let_rest(person: User, until: datetime) -> None:
    OpenSession.objects.filter(person=person).update(seen_at=until)


def test_a_person_sees_where_they_are_signed_in(computer: Client, telephone: Client) -> None:
    here, there = places(computer)

    assert (here.device, here.address, here.is_here) == ("Chrome trên Windows", "10.1.2.3", True)
    assert (there.device, there.address, there.is_here) == (
        "Safari trên iPhone",
        "10.9.9.9",
        False,
    )


def test_nobody_sees_the_places_of_others(computer: Client, head: Actor) -> None:
    other = Client()
    give_password(other, head.user)

    assert len(places(other)) == 1


def test_a_place_is_signed_out_from_another(computer: Client, telephone: Client) -> None:
    there = places(computer)[1]

    computer.post(f"/accounts/sessions/{there.uid}/end/")

    assert is_open(computer)
    assert not is_open(telephone)
    assert len(places(computer)) == 1


def test_everywhere_else_is_signed_out_at_once(
    computer: Client, telephone: Client, person: User
) -> None:
    tablet = Client()
    give_password(tablet, person)

    response = computer.post("/accounts/sessions/end-others/", follow=True)

    assert "Đã đăng xuất ở 2 nơi khác." in response.content.decode()
    assert [is_open(client) for client in (computer, telephone, tablet)] == [True, False, False]


def test_nobody_ends_the_session_of_another(computer: Client, head: Actor) -> None:
    other = Client()
    give_password(other, head.user)
    uid = places(other)[0].uid

    assert computer.post(f"/accounts/sessions/{uid}/end/").status_code == 404
    assert is_open(other)


def test_ending_this_place_is_signing_out(computer: Client) -> None:
    here = places(computer)[0]

    response = computer.post(f"/accounts/sessions/{here.uid}/end/")

    assert response.headers["Location"] == "/accounts/logout/"


def test_looking_ends_nothing(computer: Client, telephone: Client) -> None:
    there = places(computer)[1]

    assert computer.get(f"/accounts/sessions/{there.uid}/end/").status_code == 405
    assert computer.get("/accounts/sessions/end-others/").status_code == 405
    assert is_open(telephone)


def test_a_session_nobody_uses_ends_and_the_door_says_why(computer: Client, person: User) -> None:
    let_rest(person, timezone.now() - timedelta(minutes=60))

    response = computer.get("/guide/?page=/")
    door = computer.get(response.headers["Location"]).content.decode()

    assert response.headers["Location"] == f"{LOGIN}?next=/guide/%3Fpage%3D/"
    assert "Đã 60 phút không có thao tác" in door
    assert "Đã 60 phút" not in computer.get(LOGIN).content.decode()


def test_a_session_in_use_does_not_end(computer: Client, person: User) -> None:
    let_rest(person, timezone.now() - timedelta(minutes=59))

    assert is_open(computer)
    row = OpenSession.objects.get(person=person)
    assert timezone.now() - row.seen_at < timedelta(minutes=1)


def test_reading_on_writes_nothing_within_a_minute(computer: Client, person: User) -> None:
    seen_at = timezone.now() - timedelta(seconds=50)
    let_rest(person, seen_at)

    is_open(computer)

    assert OpenSession.objects.get(person=person).seen_at == seen_at


def test_twelve_hours_are_the_end_whatever_is_done(computer: Client, person: User) -> None:
    row = OpenSession.objects.get(person=person)
    age = timedelta(seconds=office_settings.SESSION_COOKIE_AGE)
    ends_at = row.expire_date
    computer.post("/accounts/language/", {"language": "en"})
    computer.get("/accounts/second-step/app/")  # keeps something in the session

    row.refresh_from_db()
    assert row.began_at is not None
    assert row.expire_date == ends_at
    assert timedelta(0) <= row.expire_date - row.began_at - age < timedelta(seconds=1)
    OpenSession.objects.update(expire_date=timezone.now())
    assert not is_open(computer)


def test_rested_places_are_not_shown(computer: Client, telephone: Client, person: User) -> None:
    rows = OpenSession.objects.filter(person=person, address="10.9.9.9")
    rows.update(seen_at=timezone.now() - timedelta(hours=2))

    assert len(places(computer)) == 1


def test_another_password_ends_the_others_and_keeps_this_one(
    computer: Client, telephone: Client, person: User
) -> None:
    new = "an umbrella in the rain 9"

    computer.post("/accounts/password/", {"current": PASSWORD, "password": new, "again": new})

    assert is_open(computer)
    assert not is_open(telephone)
    assert len(places(computer)) == 1


def test_a_code_for_a_new_password_ends_all(computer: Client, person: User) -> None:
    code, _half = begin_code(person=person, at=timezone.now())

    complete_code(code=code, at=timezone.now())

    assert not is_open(computer)
    assert not OpenSession.objects.filter(person=person).exists()


def test_disabling_ends_all_and_enabling_brings_none_back(
    computer: Client, person: User, administrator: Actor
) -> None:
    people.disable(person=person, actor=administrator, at=MORNING)
    assert not is_open(computer)

    people.enable(person=person, actor=administrator, at=MORNING)

    assert not is_open(computer)


def test_a_post_that_was_taken_away_is_gone_on_the_next_page(
    computer: Client, person: User
) -> None:
    """S27, change of roles: rights are reckoned on every request, no session keeps old ones."""
    assert is_open(computer)

    Holding.objects.filter(person=person).update(ends_at=timezone.now())

    assert computer.get("/").headers["Location"].startswith("/post/")


def test_signing_in_gives_a_new_key(person: User) -> None:
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["before"] = True
    session.save()
    before = str(session.session_key)
    client.cookies[office_settings.SESSION_COOKIE_NAME] = before

    give_password(client, person)

    assert client.session.session_key != before
    assert not OpenSession.objects.filter(session_key=before).exists()


def test_signing_out_takes_the_place_away(computer: Client, person: User) -> None:
    computer.post("/accounts/logout/")

    assert not OpenSession.objects.filter(person=person).exists()


def test_how_somebody_came_in_is_kept_with_the_place(computer: Client, person: User) -> None:
    assert OpenSession.objects.get(person=person).way == "password"


def test_visitors_have_no_place(client: Client) -> None:
    session = client.session
    session["something"] = True
    session.save()

    assert OpenSession.objects.get().person is None


def test_what_has_ended_is_let_go_of_and_nothing_else(computer: Client, telephone: Client) -> None:
    OpenSession.objects.filter(address="10.9.9.9").update(expire_date=timezone.now())

    assert forget_ended_sessions(at=timezone.now()) == 1
    assert is_open(computer)


def test_a_place_that_comes_through_a_socket_has_no_address(person: User) -> None:
    client = Client(REMOTE_ADDR="")

    give_password(client, person)

    assert places(client)[0].address == ""
