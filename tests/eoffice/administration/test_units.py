"""Units: opened, renamed and ended with their days; shown as a tree with their posts."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from eoffice.administration.actions import units
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Duty, Post, Unit
from tests.eoffice.administration.conftest import SignIn
from tests.factories import MORNING, create_unit

TODAY = office_day(MORNING)


def test_an_administrator_opens_a_unit(agency: Agency, administrator: Actor) -> None:
    unit = units.open_unit(
        agency=agency,
        name="Thanh tra",
        symbol="TTr",
        first_day=TODAY,
        actor=administrator,
        at=MORNING,
    )

    assert unit in Unit.objects.in_force_on(TODAY)


def test_nobody_else_opens_renames_or_ends_units(division: Unit, head: Actor) -> None:
    with pytest.raises(PermissionDenied):
        units.open_unit(
            agency=division.agency, name="X", symbol="X", first_day=TODAY, actor=head, at=MORNING
        )
    with pytest.raises(PermissionDenied):
        units.rename(unit=division, name="X", symbol="X", ordinal=1, actor=head, at=MORNING)
    with pytest.raises(PermissionDenied):
        units.end(unit=division, last_day=TODAY, actor=head, at=MORNING)


def test_a_unit_is_renamed(division: Unit, administrator: Actor) -> None:
    units.rename(
        unit=division, name="Phòng Hộ tịch", symbol="HT", ordinal=3, actor=administrator, at=MORNING
    )

    division.refresh_from_db()
    assert (division.name, division.symbol) == ("Phòng Hộ tịch", "HT")


def test_a_unit_with_posts_does_not_end(
    division: Unit, drafter: Actor, administrator: Actor
) -> None:
    with pytest.raises(PermissionDenied, match="end them first"):
        units.end(unit=division, last_day=TODAY, actor=administrator, at=MORNING)


def test_a_unit_ends_once(agency: Agency, administrator: Actor) -> None:
    unit = create_unit(agency)
    units.end(unit=unit, last_day=TODAY, actor=administrator, at=MORNING)

    assert unit not in Unit.objects.in_force_on(TODAY + timedelta(days=1))
    with pytest.raises(PermissionDenied, match="ended already"):
        units.end(unit=unit, last_day=TODAY, actor=administrator, at=MORNING + timedelta(days=1))


def test_the_tree_shows_posts_people_and_what_is_vacant(
    administrator: Actor, drafter: Actor, division: Unit, sign_in: SignIn
) -> None:
    response = sign_in(administrator).get("/administration/units/")

    branches = {branch.unit: branch for branch in response.context["branches"]}
    assert [node.post for node in branches[division].posts] == [drafter.post]
    assert "Bùi Thanh Hằng" in response.content.decode()


def test_what_has_ended_is_shown_when_asked_for(
    administrator: Actor, agency: Agency, sign_in: SignIn
) -> None:
    unit, client = create_unit(agency, "Phòng cũ", "PC"), sign_in(administrator)
    units.end(unit=unit, last_day=TODAY, actor=administrator, at=MORNING)

    assert "Phòng cũ" not in client.get("/administration/units/").content.decode()
    assert "Phòng cũ" in client.get("/administration/units/", {"past": "1"}).content.decode()


def test_a_unit_is_opened_renamed_and_ended_by_the_forms(
    administrator: Actor, agency: Agency, sign_in: SignIn
) -> None:
    client, today = sign_in(administrator), office_day(timezone.now())
    sent = {"name": "Thanh tra", "symbol": "TTr", "ordinal": "9", "first_day": str(today)}

    client.post("/administration/units/add/", sent)
    unit = Unit.objects.get(name="Thanh tra")
    client.post(f"/administration/units/{unit.uid}/rename/", {**sent, "name": "Thanh tra Sở"})
    late = client.post(
        f"/administration/units/{unit.uid}/end/", {"last_day": str(today - timedelta(days=1))}
    )
    assert "last_day" in late.context["form"].errors
    client.post(f"/administration/units/{unit.uid}/end/", {"last_day": str(today)})

    unit.refresh_from_db()
    assert (unit.agency, unit.name, unit.valid_until) == (agency, "Thanh tra Sở", today)


def test_a_post_is_opened_renamed_and_ended_by_the_forms(
    administrator: Actor, division: Unit, sign_in: SignIn
) -> None:
    client, today = sign_in(administrator), office_day(timezone.now())
    sent = {"title": "Chuyên viên", "duty": Duty.STAFF, "ordinal": "9", "first_day": str(today)}

    client.post(f"/administration/units/{division.uid}/posts/add/", sent)
    post = Post.objects.get(title="Chuyên viên", unit=division)
    client.post(
        f"/administration/posts/{post.uid}/rename/",
        {"title": "Chuyên viên chính", "ordinal": "1", "duty": Duty.DIRECTOR},
    )
    client.post(f"/administration/posts/{post.uid}/end/", {"last_day": str(today)})

    post.refresh_from_db()
    assert (post.title, post.duty, post.valid_until) == ("Chuyên viên chính", Duty.STAFF, today)


def test_the_post_of_a_guest_has_an_end(
    administrator: Actor, division: Unit, sign_in: SignIn
) -> None:
    today = office_day(timezone.now())
    sent = {"title": "Đại biểu", "duty": Duty.GUEST, "ordinal": "9", "first_day": str(today)}

    response = sign_in(administrator).post(f"/administration/units/{division.uid}/posts/add/", sent)

    assert "last_day" in response.context["form"].errors


def test_a_unit_of_another_agency_is_not_there(
    administrator: Actor, stranger: Actor, sign_in: SignIn
) -> None:
    client, unit = sign_in(administrator), stranger.post.unit

    for address in (
        f"units/{unit.uid}/rename/",
        f"units/{unit.uid}/end/",
        f"units/{unit.uid}/posts/add/",
        f"posts/{stranger.post.uid}/rename/",
        f"posts/{stranger.post.uid}/end/",
        f"people/{stranger.user.uid}/",
        f"people/{stranger.user.uid}/appoint/",
    ):
        assert client.get(f"/administration/{address}").status_code == 404
