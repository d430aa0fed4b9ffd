"""Swapping days: the office works and rests otherwise, and what is due moves with it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from eoffice.administration import moving, tasks
from eoffice.administration.actions import calendar
from eoffice.assignments import events
from eoffice.assignments.models import Assignment, AssignmentRole, Instruction
from eoffice.journal.models import JournalEntry
from eoffice.lib.clock import office_day
from eoffice.organization import deadlines
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder, OfficeDay, Term, TermRule
from tests.eoffice.administration.conftest import SignIn
from tests.factories import MORNING, create_agency, create_thing

FRIDAY, SATURDAY = date(2026, 3, 6), date(2026, 3, 7)


@pytest.fixture
def term(agency: Agency) -> Term:
    """Two working days from Wednesday: due on Friday."""
    return deadlines.make(agency=agency, rule=TermRule.WORKING_DAYS, amount=2, at=MORNING)


@pytest.fixture
def assignment(agency: Agency, director: Actor, drafter: Actor, term: Term) -> Assignment:
    instruction = Instruction.objects.create(
        thing=create_thing(agency),
        source="made-up",
        text="Giao chủ trì",
        given_by=director.post,
        given_by_person=director.user,
        given_at=MORNING,
    )
    return Assignment.objects.create(
        instruction=instruction,
        to_holder=Holder.objects.of_post(drafter.post),
        role=AssignmentRole.LEAD,
        term=term,
    )


def rest_on_friday(agency: Agency, actor: Actor) -> int | None:
    return calendar.swap(
        agency=agency, day=FRIDAY, is_working=False, reason="Nghỉ bù", actor=actor, at=MORNING
    )


def test_what_is_due_moves_to_the_next_working_day(
    agency: Agency, administrator: Actor, term: Term
) -> None:
    moved = rest_on_friday(agency, administrator)

    term.refresh_from_db()
    assert moved == 1
    assert term.due_on == date(2026, 3, 9)


def test_the_history_of_the_work_shows_that_its_deadline_moved(
    agency: Agency, administrator: Actor, assignment: Assignment
) -> None:
    rest_on_friday(agency, administrator)

    entry = JournalEntry.objects.get(event=events.TERM_CHANGED)
    assert entry.thing == assignment.instruction.thing
    assert entry.payload["assignment"] == str(assignment.uid)
    assert entry.payload["was_due_at"] < entry.payload["due_at"]
    assert JournalEntry.objects.get(event=events.CALENDAR_CHANGED).payload["deadlines"] == 1


def test_a_day_that_is_put_back_gives_the_first_deadline_again(
    agency: Agency, administrator: Actor, term: Term
) -> None:
    was = term.due_at
    rest_on_friday(agency, administrator)

    moved = calendar.put_back(office_day=OfficeDay.objects.get(), actor=administrator, at=MORNING)

    term.refresh_from_db()
    assert moved == 1
    assert term.due_at == was
    entry = JournalEntry.objects.get(event="administration.day.put_back")
    assert entry.text.words == "Nghỉ bù"


def test_many_deadlines_are_left_to_a_worker(
    agency: Agency, administrator: Actor, term: Term, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar, "MANY", 0)

    assert rest_on_friday(agency, administrator) is None
    term.refresh_from_db()
    assert term.due_on == FRIDAY
    tasks.reckon_deadlines.func(agency_uid=str(agency.uid))

    term.refresh_from_db()
    assert term.due_on == date(2026, 3, 9)


def test_a_worker_reckons_in_portions(
    agency: Agency, administrator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        deadlines.make(agency=agency, rule=TermRule.WORKING_DAYS, amount=2, at=MORNING)
    OfficeDay.objects.create(agency=agency, day=FRIDAY, is_working=False, reason="Nghỉ bù")
    monkeypatch.setattr(tasks, "MANY", 2)

    tasks.reckon_deadlines.func(agency_uid=str(agency.uid))

    assert all(term.due_on == date(2026, 3, 9) for term in Term.objects.all())
    assert JournalEntry.objects.filter(event=events.CALENDAR_CHANGED).count() == 3


def test_another_agencys_deadlines_stay(agency: Agency, administrator: Actor) -> None:
    elsewhere = deadlines.make(
        agency=create_agency(), rule=TermRule.WORKING_DAYS, amount=2, at=MORNING
    )

    assert rest_on_friday(agency, administrator) == 0
    elsewhere.refresh_from_db()
    assert elsewhere.due_on == FRIDAY


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"day": date(2026, 3, 3), "is_working": False}, "has passed"),
        ({"day": FRIDAY, "is_working": True}, "working day already"),
        ({"day": SATURDAY, "is_working": False}, "day off already"),
        ({"day": FRIDAY, "is_working": False, "reason": " "}, "Say why"),
    ],
)
def test_a_swap_that_makes_no_sense_is_refused(
    agency: Agency, administrator: Actor, facts: dict[str, Any], words: str
) -> None:
    wanted = {"reason": "Công văn 12/UBND", **facts}

    with pytest.raises(PermissionDenied, match=words):
        calendar.swap(agency=agency, actor=administrator, at=MORNING, **wanted)


def test_a_day_is_swapped_once(agency: Agency, administrator: Actor) -> None:
    rest_on_friday(agency, administrator)

    with pytest.raises(PermissionDenied, match="swapped already"):
        rest_on_friday(agency, administrator)


def test_a_day_that_has_passed_is_not_put_back(agency: Agency, administrator: Actor) -> None:
    rest_on_friday(agency, administrator)

    with pytest.raises(PermissionDenied, match="has passed"):
        calendar.put_back(
            office_day=OfficeDay.objects.get(), actor=administrator, at=MORNING + timedelta(days=3)
        )


def test_nobody_else_swaps_days(agency: Agency, director: Actor, administrator: Actor) -> None:
    with pytest.raises(PermissionDenied, match="Only an administrator"):
        rest_on_friday(agency, director)
    rest_on_friday(agency, administrator)
    with pytest.raises(PermissionDenied, match="Only an administrator"):
        calendar.put_back(office_day=OfficeDay.objects.get(), actor=director, at=MORNING)


def test_a_term_without_work_moves_in_silence(
    agency: Agency, administrator: Actor, term: Term
) -> None:
    OfficeDay.objects.create(agency=agency, day=FRIDAY, is_working=False, reason="Nghỉ bù")

    assert moving.move_deadlines(agency, actor=administrator, at=MORNING) == 1
    assert not JournalEntry.objects.filter(event=events.TERM_CHANGED).exists()


def next_saturday() -> date:
    today = office_day(timezone.now())
    return today + timedelta(days=(5 - today.weekday()) % 7 + 7)


def test_a_day_is_swapped_and_put_back_by_the_pages(
    agency: Agency, administrator: Actor, sign_in: SignIn
) -> None:
    client, day = sign_in(administrator), next_saturday()
    sent = {"day": str(day), "is_working": "works", "reason": "Công văn 12/UBND"}

    client.post("/administration/calendar/swap/", sent)
    assert OfficeDay.objects.get(agency=agency).day == day
    page = client.get("/administration/calendar/", {"year": str(day.year)})
    assert "Công văn 12/UBND" in page.content.decode()
    client.post(f"/administration/calendar/{day}/put-back/")

    assert not OfficeDay.objects.exists()


def test_a_swap_is_refused_at_its_field(administrator: Actor, sign_in: SignIn) -> None:
    client, day = sign_in(administrator), next_saturday()

    for wrong in (str(office_day(timezone.now()) - timedelta(days=1)), str(day), "31/02/2026"):
        sent = {"day": wrong, "is_working": "rests", "reason": "Nghỉ bù"}
        response = client.post("/administration/calendar/swap/", sent)
        assert response.status_code == 422
        assert "day" in response.context["form"].errors


def test_a_year_shows_the_holidays_by_law(administrator: Actor, sign_in: SignIn) -> None:
    content = sign_in(administrator).get("/administration/calendar/?year=2026").content.decode()

    assert "Ngày Giỗ Tổ Hùng Vương" in content
    assert content.count('<table class="month">') == 12


@pytest.mark.parametrize("year", ["1999", "9999", "năm nay", ""])
def test_a_year_that_no_calendar_knows_is_not_there(
    administrator: Actor, sign_in: SignIn, year: str
) -> None:
    response = sign_in(administrator).get("/administration/calendar/", {"year": year})

    assert response.status_code == 404
