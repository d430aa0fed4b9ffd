"""A meeting sends as many statements for many people and papers as for few."""

from functools import partial

from django.test import Client
from django.urls import reverse

from eoffice.organization.actor import Actor
from eoffice.organization.models import Unit
from meetings.models import AgendaItem, Meeting
from tests.factories import appoint, create_person
from tests.meetings.factories import add_item, add_paper, invite
from tests.plans import statements_of


def test_who_convenes_it_waits_no_longer_for_a_large_one(
    meeting: Meeting, item: AgendaItem, secretary: Actor, office: Unit, client: Client
) -> None:
    client.force_login(secretary.user)
    pages = [meeting.get_absolute_url(), reverse("meetings:board", args=[meeting.thing.uid])]

    def grow(count: int) -> None:
        for number in range(count):
            invite(meeting, secretary, appoint(create_person(), office))
            add_paper(item, secretary, "Trang một", title=f"Báo cáo {number}")
            add_paper(add_item(meeting, secretary, f"Việc {number}"), secretary, "Trang một")

    def asked() -> list[int]:
        assert {client.get(page).status_code for page in pages} == {200}
        return [statements_of(partial(client.get, page)) for page in pages]

    grow(1)
    few = asked()
    grow(3)

    assert asked() == few
