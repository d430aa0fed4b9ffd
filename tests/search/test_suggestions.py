"""The box in the frame suggests documents, files, meetings and people while somebody types."""

from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Delegation, Duty, Unit
from search import indexing
from search.finding import find_for, suggest_for
from search.people import people_for
from tests.factories import appoint, create_person
from tests.search.shelf import Shelf, give


def visit(client: Client, actor: Actor, text: str) -> str:
    client.force_login(actor.user)
    response = client.get(reverse("search:suggest"), {"q": text})
    assert response.status_code == 200
    return unescape(response.content.decode())


def names(actor: Actor, text: str) -> set[str]:
    return {person.full_name for person in people_for(actor, text, at=timezone.now())}


@pytest.fixture
def plan(agency: Agency, shelf: Shelf, clerk: Actor) -> None:
    thing = shelf.put(agency, "Kế hoạch số hóa sổ hộ tịch", symbol="112/KH-STP", pages=["đơn giá"])
    give(thing, clerk)
    indexing.drain()


@pytest.mark.usefixtures("plan")
def test_half_a_word_is_enough(client: Client, clerk: Actor) -> None:
    assert "sổ <mark>hộ tịc</mark>h" in visit(client, clerk, "ho tic")
    assert "<mark>112/KH-S</mark>TP" in visit(client, clerk, "112/kh-s")


@pytest.mark.usefixtures("plan")
def test_suggestions_tell_nothing_of_texts_and_nothing_to_outsiders(
    client: Client, clerk: Actor, outsider: Actor
) -> None:
    assert "Kế hoạch" not in visit(client, clerk, "đơn")
    assert "Kế hoạch" not in visit(client, outsider, "ho tic")
    assert "Kế hoạch" not in visit(client, outsider, "")


@pytest.mark.parametrize("text", ["", " ", "\x00", "a" * 5000, '"', "-x", "%", "<b>"])
def test_any_text_is_answered(client: Client, clerk: Actor, text: str) -> None:
    assert "data-suggestions" in visit(client, clerk, text)


@pytest.mark.parametrize("text", ["hang", "bui thanh", "Hằng", "thanh hằ", "HANG"])
def test_a_colleague_is_suggested_by_any_part_of_the_name(
    clerk: Actor, drafter: Actor, text: str
) -> None:
    assert drafter.user.full_name in names(clerk, text)


def test_people_of_other_agencies_are_not_suggested(clerk: Actor, stranger: Actor) -> None:
    assert names(clerk, "phan thi mai") == set()
    assert names(stranger, "phan thi mai") == {"Phan Thị Mai"}


def test_who_has_left_is_not_suggested(clerk: Actor, drafter: Actor) -> None:
    drafter.user.is_active = False
    drafter.user.save(update_fields=["is_active"])

    assert names(clerk, "hang") == set()


def test_a_guest_is_not_told_who_works_here(office: Unit, clerk: Actor) -> None:
    guest = appoint(create_person("Khách Mời"), office, Duty.GUEST)

    assert names(guest, "hoa") == set()
    assert names(clerk, "hoa") == {"Lê Thị Hoa"}
    assert names(clerk, "khach") == set()


def test_a_person_in_two_posts_is_suggested_once(office: Unit, clerk: Actor) -> None:
    appoint(clerk.user, office, Duty.STAFF, "Chuyên viên")

    assert len(people_for(clerk, "hoa", at=timezone.now())) == 1


def test_a_deputy_finds_only_the_kinds_that_were_delegated(
    agency: Agency, shelf: Shelf, director: Actor, drafter: Actor
) -> None:
    give(shelf.put(agency, "Quyết định bổ nhiệm", kind_code="QĐ"), director)
    for number in range(7):
        give(shelf.put(agency, f"Công văn bổ nhiệm {number}", kind_code="CV"), director)
    give(shelf.put(agency, "Họp bổ nhiệm", kind_code=""), director)
    indexing.drain()
    now = timezone.now()
    delegation = Delegation.objects.create(
        post=director.post,
        deputy=drafter.user,
        kinds=["QĐ"],
        begins_at=now,
        ends_at=now + timedelta(days=1),
    )
    deputy = replace(director, user=drafter.user, on_behalf_of=delegation)

    found = find_for(deputy, {"q": "bổ nhiệm"}, at=now, size=1)
    suggested = suggest_for(deputy, "bo nh", at=now)

    assert [result.card.title for result in found.results] == ["Quyết định bổ nhiệm"]
    assert found.total == 1
    assert [(c.value, c.count) for c in found.facets["kind_code"]] == [("QĐ", 1)]
    assert [r.card.title for r in suggested["documents"]] == ["Quyết định bổ nhiệm"]
    assert find_for(director, {"q": "bổ nhiệm"}, at=now).total == 9
