"""Lines of a spreadsheet: whom and what they mean, and what is said of those that are wrong."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from eoffice.accounts.models import User
from eoffice.administration.actions import people
from eoffice.administration.batches.people import PeoplePart
from eoffice.administration.batches.units import UnitsPart
from eoffice.administration.batches.values import Outcome
from eoffice.administration.importing.checking import Flaw
from eoffice.lib.clock import office_day
from eoffice.organization import enrolling, membership
from eoffice.organization.actor import Actor
from eoffice.organization.enrolling import Seat
from eoffice.organization.models import Agency, Duty, Holding, Post, Unit
from tests.eoffice.administration.importing.bringing import (
    IN_POST,
    NEW_PERSON,
    NEW_UNIT,
    TODAY,
    confirm,
    flaws_of,
    outcomes,
    plan_of,
    save,
)
from tests.eoffice.administration.importing.conftest import Bring
from tests.factories import (
    FOUNDED,
    MORNING,
    create_person,
    create_post,
    create_unit,
)


def test_the_same_file_again_changes_nothing(
    bring: Bring, administrator: Actor, director: Actor
) -> None:
    free = ["", "", "", "", "TTr", "Chánh Thanh tra", "Head of the unit", "", ""]
    confirm(bring(units=[NEW_UNIT], people=[IN_POST, free]), administrator, director)

    again = bring(units=[NEW_UNIT], people=[IN_POST, free])

    assert set(outcomes(again)) == {Outcome.UNCHANGED}
    with pytest.raises(PermissionDenied, match="nothing changes"):
        save(again, administrator)


def test_people_are_known_by_their_sign_in_name_and_may_share_a_name(
    bring: Bring, administrator: Actor, director: Actor
) -> None:
    other = ["nam2", *IN_POST[1:2], "", "", *IN_POST[4:]]

    confirm(bring(units=[NEW_UNIT], people=[IN_POST, other]), administrator, director)

    assert User.objects.filter(full_name="Lê Văn Nam").count() == 2
    assert Post.objects.filter(title="Thanh tra viên").count() == 2


def test_one_person_holds_two_posts_on_two_lines(
    bring: Bring, administrator: Actor, director: Actor
) -> None:
    second = [NEW_PERSON[0], "", "", "", "TTr", "Thư ký", "Meeting secretary"]

    confirm(bring(units=[NEW_UNIT], people=[IN_POST, second]), administrator, director)

    held = Holding.objects.of_posts_in(administrator.agency).filter(person__username="nam.lv")
    assert held.count() == 2


def test_a_free_post_is_filled_before_another_one_is_opened(
    bring: Bring, administrator: Actor, director: Actor, division: Unit
) -> None:
    free = create_post(division, Duty.STAFF, "Chuyên viên")
    row = [*NEW_PERSON, "hctp", "chuyên viên", "Staff", "", ""]

    confirm(bring(people=[row]), administrator, director)

    assert Holding.objects.get(holder__post=free).person == User.objects.get(username="nam.lv")
    assert Post.objects.filter(unit=division).count() == 1


def test_an_appointment_that_begins_later_begins_then(
    bring: Bring, administrator: Actor, director: Actor
) -> None:
    first = TODAY + timedelta(days=10)
    row = [*IN_POST[:7], f"{first:%d/%m/%Y}", f"{first + timedelta(days=5):%d/%m/%Y}"]

    confirm(bring(units=[NEW_UNIT], people=[row]), administrator, director)

    held = Holding.objects.of_posts_in(administrator.agency).get(person__username="nam.lv")
    assert office_day(held.begins_at) == first
    assert held.ends_at is not None
    assert office_day(held.ends_at) == first + timedelta(days=6)


def test_details_of_people_are_corrected_and_empty_cells_leave_them(
    bring: Bring, administrator: Actor, drafter: Actor
) -> None:
    User.objects.filter(pk=drafter.user.pk).update(phone="0900000000")
    row = [drafter.user.username, "Bùi Thị Thanh Hằng", "", ""]

    save(bring(people=[row]), administrator)

    drafter.user.refresh_from_db()
    assert drafter.user.full_name == "Bùi Thị Thanh Hằng"
    assert drafter.user.phone == "0900000000"


def test_units_are_renamed_by_their_symbol(
    bring: Bring, administrator: Actor, division: Unit
) -> None:
    save(bring(units=[["HCTP", "Phòng Hành chính", "7", ""]]), administrator)

    division.refresh_from_db()
    assert (division.name, division.ordinal) == ("Phòng Hành chính", 7)


@pytest.mark.parametrize(
    ("units", "people", "part"),
    [
        ([NEW_UNIT, ["ttr", "Khác", "", ""]], [], "stands on line 2 already"),
        ([], [IN_POST], "no unit with the symbol TTr"),
        ([], [["", "Lê Văn Nam"]], "a sign-in name"),
        ([], [["nam lv", "Lê Văn Nam"]], "no spaces"),
        ([], [["nam.lv", ""]], "give the full name"),
        ([], [["nam.lv", "Lê Văn Nam", "nam at office"]], "not an e-mail address"),
        ([], [NEW_PERSON, ["NAM.LV", "Trần Nam"]], "same sign-in name"),
        ([NEW_UNIT], [IN_POST, IN_POST], "says the same already"),
        ([NEW_UNIT], [[*IN_POST[:5], "", "Staff"]], "this cell is empty"),
        ([NEW_UNIT], [[*IN_POST[:7], "01/01/2020", ""]], "This day has passed"),
        ([NEW_UNIT], [[*IN_POST[:7], "", "01/01/2020"]], "before the first one"),
        ([["TTr", "Thanh tra", "", "01/01/2099"]], [IN_POST], "begins on 01/01/2099"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    units: list[list[str]], people: list[list[str]], part: str, bring: Bring
) -> None:
    (flaw,) = flaws_of(bring(units=units, people=people))

    assert part in flaw


def test_a_sign_in_name_of_another_agency_is_taken(bring: Bring, stranger: Actor) -> None:
    enrolling.know_people(stranger.agency, [stranger.user])

    (flaw,) = flaws_of(bring(people=[[stranger.user.username.upper(), "Ai đó"]]))

    assert "taken" in flaw


def test_a_unit_named_twice_in_the_office_is_pointed_out(
    bring: Bring, agency: Agency, division: Unit
) -> None:
    create_unit(agency, "Phòng khác", "HCTP")

    (flaw,) = flaws_of(bring(units=[["HCTP", "Phòng Hành chính", "", ""]]))

    assert "two units with the symbol HCTP" in flaw


def test_a_flaw_names_its_cell(bring: Bring) -> None:
    batch = bring(people=[NEW_PERSON, ["nam.lv", "Trần Nam"]])

    line = plan_of(batch).lines[1]

    assert line.number == 3
    assert isinstance(line.flaws[0], Flaw)
    assert plan_of(batch).leaves[0].table.places[line.flaws[0].key] == "B"


def test_a_disabled_account_is_not_appointed(
    bring: Bring, administrator: Actor, drafter: Actor, division: Unit
) -> None:
    people.disable(person=drafter.user, actor=administrator, at=MORNING)
    row = [drafter.user.username, "", "", "", "HCTP", "Phó phòng", "Deputy head of the unit"]

    (flaw,) = flaws_of(bring(people=[row]))

    assert "disabled" in flaw


def test_what_is_given_out_comes_back_unchanged(
    bring: Bring, agency: Agency, director: Actor, clerk: Actor, drafter: Actor, division: Unit
) -> None:
    create_post(division, Duty.HEAD, "Trưởng phòng")
    units = [list(row.values()) for row in UnitsPart().now(agency, MORNING)]
    keys = [column.key for column in PeoplePart().sheet.columns]
    rows = [[row.get(key, "") for key in keys] for row in PeoplePart().now(agency, MORNING)]

    batch = bring(units=units, people=rows)

    assert len(rows) == 5  # three people, the administrator, and a free post
    assert set(outcomes(batch)) == {Outcome.UNCHANGED}


@pytest.mark.parametrize("duty", [duty for duty in Duty if duty != Duty.GUEST])
def test_many_at_once_hold_what_they_would_hold_one_by_one(duty: Duty, agency: Agency) -> None:
    def rows(unit: Unit, post: Post) -> set[tuple[object, ...]]:
        mine = Holding.objects.filter(member__post=post) | Holding.objects.filter(holder__post=post)
        of_person = Holding.objects.filter(person__holdings__holder__post=post)
        return {
            (row.holder.kind, row.holder.name, row.cause, row.begins_at, row.ends_at)
            for row in (mine | of_person).distinct()
        }

    one, many = create_unit(agency, "A", "A"), create_unit(agency, "B", "B")
    single, bulk = create_post(one, duty), create_post(many, duty)
    first, second = create_person(), create_person()
    ends_at = MORNING + timedelta(days=3)

    membership.put_person(single, first, at=FOUNDED, ends_at=ends_at)
    enrolling.take_seats(agency, [Seat(bulk, second, FOUNDED, ends_at)])

    assert rows(one, single) == rows(many, bulk)
