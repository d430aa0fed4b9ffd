"""The list of notices: what I was told in this post, and that I have read it."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eoffice.notifications.models import MailChoice, Notice
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Duty, Unit
from eoffice.things.models import Thing
from tests.eoffice.notifications.letters import SUBJECT, open_to, shut_to, tell_of
from tests.factories import appoint, create_thing

Work = Callable[[], int]


@pytest.fixture
def told(letter: Thing, drafter: Actor, work: Work) -> Notice:
    """The drafter was told of the letter."""
    tell_of(letter, drafter.user)
    work()
    return Notice.objects.get()


def test_i_read_what_happened_and_what_it_is_about(
    told: Notice, drafter: Actor, client: Client
) -> None:
    client.force_login(drafter.user)

    page = client.get("/notices/").content.decode()

    assert told.title in page
    assert SUBJECT in page


def test_an_outsider_reads_nothing_of_it(told: Notice, outsider: Actor, client: Client) -> None:
    client.force_login(outsider.user)

    page = client.get("/notices/").content.decode()

    assert told.title not in page
    assert client.post(f"/notices/{told.uid}/open/").status_code == 404


def test_what_i_may_not_see_any_more_is_gone_from_the_list(
    told: Notice, letter: Thing, drafter: Actor, client: Client
) -> None:
    shut_to(drafter, letter)
    client.force_login(drafter.user)

    assert told.title not in client.get("/notices/").content.decode()
    assert Notice.objects.count_unread_of(drafter) == 0


def test_opening_a_notice_leads_to_the_thing_and_counts_as_reading(
    told: Notice, drafter: Actor, client: Client
) -> None:
    client.force_login(drafter.user)

    response = client.post(f"/notices/{told.uid}/open/")

    told.refresh_from_db()
    assert response.headers["Location"] == "/guide/"
    assert not told.is_new


def test_looking_at_the_list_reads_nothing(told: Notice, drafter: Actor, client: Client) -> None:
    client.force_login(drafter.user)

    client.get("/notices/")

    assert Notice.objects.count_unread_of(drafter) == 1


def test_everything_is_read_with_one_press(told: Notice, drafter: Actor, client: Client) -> None:
    client.force_login(drafter.user)

    response = client.post("/notices/read-all/", {"request_key": str(uuid4())}, follow=True)

    assert "Đã đánh dấu 1 thông báo là đã đọc." in response.content.decode()
    assert Notice.objects.count_unread_of(drafter) == 0


def test_only_the_new_ones_are_shown_when_asked(
    told: Notice, drafter: Actor, client: Client
) -> None:
    client.force_login(drafter.user)
    client.post(f"/notices/{told.uid}/open/")

    page = client.get("/notices/?show=new").content.decode()

    assert told.title not in page
    assert "Anh/chị đã đọc hết thông báo." in page


def test_older_notices_are_on_the_next_page(
    letter: Thing, drafter: Actor, client: Client, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eoffice.notifications.views.notices.PER_PAGE", 1)
    for _time in range(2):
        tell_of(letter, drafter.user)
    work()
    newer, older = Notice.objects.newest_first()
    client.force_login(drafter.user)

    first = client.get("/notices/").content.decode()
    second = client.get(f"/notices/?before={newer.uid}").content.decode()

    assert str(newer.uid) in first
    assert f"/notices/{older.uid}/open/" not in first
    assert f"/notices/{older.uid}/open/" in second


@pytest.mark.parametrize("place", ["nonsense", "6ae24663-b441-4905-9f5f-234037174eaa"])
def test_a_place_that_is_not_there_is_not_found(drafter: Actor, client: Client, place: str) -> None:
    client.force_login(drafter.user)

    assert client.get("/notices/", {"before": place}).status_code == 404


def test_many_notices_take_no_more_queries_than_one(
    agency: Agency, drafter: Actor, client: Client, work: Work
) -> None:
    client.force_login(drafter.user)
    asked = []
    for number in (1, 20):
        for _time in range(number):
            thing = create_thing(agency, "letter")
            open_to(drafter, thing)
            tell_of(thing, drafter.user)
        work()
        with CaptureQueriesContext(connection) as queries:
            client.get("/notices/")
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_the_other_post_in_which_something_is_new_is_named_but_not_what(
    letter: Thing, outsider: Actor, division: Unit, client: Client, work: Work
) -> None:
    second = appoint(outsider.user, division, Duty.STAFF, "Chuyên viên kiêm nhiệm")
    open_to(second, letter)
    tell_of(letter, outsider.user)
    work()
    client.force_login(outsider.user)
    client.post("/post/act-in/", {"post": str(outsider.post.uid)})

    page = client.get("/notices/").content.decode()

    assert "Có 1 thông báo mới gửi anh/chị ở chức danh Chuyên viên kiêm nhiệm" in page
    assert SUBJECT not in page


def test_a_person_chooses_what_is_mailed(drafter: Actor, client: Client) -> None:
    client.force_login(drafter.user)

    response = client.post(
        "/notices/choices/", {"quiet": "on", "request_key": str(uuid4())}, follow=True
    )

    assert "Đã lưu lựa chọn của anh/chị." in response.content.decode()
    assert MailChoice.objects.of_person(drafter.user) == {"letters": False, "quiet": True}


def test_who_chose_nothing_gets_what_the_groups_begin_with(drafter: Actor) -> None:
    assert MailChoice.objects.of_person(drafter.user) == {"letters": True, "quiet": False}


def test_the_frame_shows_that_something_is_new(
    told: Notice, drafter: Actor, client: Client
) -> None:
    client.force_login(drafter.user)

    assert "1 thông báo mới" in client.get("/guide/").content.decode()
