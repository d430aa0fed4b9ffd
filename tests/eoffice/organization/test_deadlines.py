"""Deadlines: made from a rule, paused with a reason, settled by legal days, reckoned anew."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from eoffice.lib.clock import office_day
from eoffice.organization import deadlines
from eoffice.organization.models import Agency, OfficeDay, Term, TermOutcome, TermRule
from tests.factories import MORNING, create_agency

DAY = timedelta(days=1)


def in_days(agency: Agency, amount: int, at: datetime = MORNING) -> Term:
    return deadlines.make(agency=agency, rule=TermRule.WORKING_DAYS, amount=amount, at=at)


def on_day(agency: Agency, day: date, at: datetime = MORNING) -> Term:
    return deadlines.make(agency=agency, rule=TermRule.DAY, day=day, at=at)


def test_the_first_day_is_not_counted(agency: Agency) -> None:
    """Civil Code 2015, Article 147.2: from Wednesday 4/3, two days end on Friday."""
    assert in_days(agency, 2).due_on == date(2026, 3, 6)


def test_the_last_day_lasts_until_midnight(agency: Agency) -> None:
    """Civil Code 2015, Article 148.6."""
    due_at = timezone.localtime(in_days(agency, 2).due_at)

    assert (due_at.hour, due_at.minute, due_at.second) == (23, 59, 59)


def test_a_day_off_moves_to_the_next_working_day(agency: Agency) -> None:
    """Civil Code 2015, Article 148.5: Sunday 8/3 becomes Monday."""
    assert on_day(agency, date(2026, 3, 8)).due_on == date(2026, 3, 9)


def test_tet_is_not_counted(agency: Agency) -> None:
    friday_before = datetime(2026, 2, 13, 3, 0, tzinfo=UTC)

    assert in_days(agency, 1, friday_before).due_on == date(2026, 2, 23)


def test_the_day_is_that_of_the_office_clock(agency: Agency) -> None:
    still_wednesday_in_greenwich = datetime(2026, 3, 4, 20, 0, tzinfo=UTC)

    assert in_days(agency, 1, still_wednesday_in_greenwich).due_on == date(2026, 3, 6)


@override_settings(TIME_ZONE="Europe/Berlin")
def test_a_change_of_clocks_does_not_move_the_end_of_the_day(agency: Agency) -> None:
    friday_in_winter_time = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)

    due_at = in_days(agency, 1, friday_in_winter_time).due_at

    assert due_at == datetime(2026, 3, 30, 21, 59, 59, tzinfo=UTC)


def test_what_is_urgent_is_due_at_once_on_a_friday_evening_too(agency: Agency) -> None:
    friday_evening = datetime(2026, 3, 6, 9, 55, tzinfo=UTC)

    term = deadlines.make(agency=agency, rule=TermRule.AT_ONCE, at=friday_evening)

    assert term.due_at == friday_evening


def test_a_deadline_before_today_is_refused(agency: Agency) -> None:
    with pytest.raises(deadlines.DeadlineInPastError, match="before today"):
        on_day(agency, office_day(MORNING) - DAY)


def test_today_is_not_too_late(agency: Agency) -> None:
    assert on_day(agency, office_day(MORNING)).due_on == office_day(MORNING)


@pytest.mark.parametrize("amount", [0, -3, None, 751])
def test_a_number_of_days_that_makes_no_sense_is_refused(
    agency: Agency, amount: int | None
) -> None:
    with pytest.raises(deadlines.DeadlineRefusedError, match="from 1 to 750"):
        deadlines.make(agency=agency, rule=TermRule.WORKING_DAYS, amount=amount, at=MORNING)


@pytest.mark.parametrize(("day", "words"), [(None, "which day"), (date(2040, 1, 2), "ten years")])
def test_a_day_that_makes_no_sense_is_refused(agency: Agency, day: date | None, words: str) -> None:
    with pytest.raises(deadlines.DeadlineRefusedError, match=words):
        deadlines.make(agency=agency, rule=TermRule.DAY, day=day, at=MORNING)


def test_a_pause_moves_the_end_by_its_working_days(agency: Agency) -> None:
    term = in_days(agency, 2)
    deadlines.pause(term, reason="Chờ bổ sung hồ sơ", at=MORNING)

    resumed = deadlines.resume(term, at=MORNING + 7 * DAY)

    assert resumed.due_on == date(2026, 3, 13)


def test_a_pause_is_added_to_the_working_day_that_a_day_off_moved_to(agency: Agency) -> None:
    term = on_day(agency, date(2026, 3, 8))
    deadlines.pause(term, reason="Chờ ý kiến", at=MORNING)

    resumed = deadlines.resume(term, at=MORNING + DAY)

    assert resumed.due_on == date(2026, 3, 10)


def test_what_is_due_at_once_moves_by_the_very_time_of_its_pause(agency: Agency) -> None:
    """Civil Code 2015, Article 147.1: what has hours is counted from the very moment."""
    term = deadlines.make(agency=agency, rule=TermRule.AT_ONCE, at=MORNING)
    deadlines.pause(term, reason="Chờ ý kiến", at=MORNING)

    resumed = deadlines.resume(term, at=MORNING + timedelta(hours=2))

    assert resumed.due_at == MORNING + timedelta(hours=2)


def test_a_paused_term_is_not_late(agency: Agency) -> None:
    term = in_days(agency, 1)
    a_month_later = MORNING + 30 * DAY
    assert term in Term.objects.overdue_at(a_month_later)

    deadlines.pause(term, reason="Chờ ý kiến", at=MORNING)

    assert term not in Term.objects.overdue_at(a_month_later)


def test_a_pause_has_its_reason_is_one_and_comes_in_time(agency: Agency) -> None:
    term, late = in_days(agency, 1), in_days(agency, 1)
    with pytest.raises(deadlines.PauseRefusedError, match="Say why"):
        deadlines.pause(term, reason=" ", at=MORNING)
    deadlines.pause(term, reason="Chờ ý kiến", at=MORNING)

    with pytest.raises(deadlines.PauseRefusedError, match="paused already"):
        deadlines.pause(term, reason="Chờ ý kiến", at=MORNING)
    with pytest.raises(deadlines.PauseRefusedError, match="has passed"):
        deadlines.pause(late, reason="Chờ ý kiến", at=MORNING + 3 * DAY)
    with pytest.raises(deadlines.PauseRefusedError, match="is not paused"):
        deadlines.resume(late, at=MORNING)


@pytest.mark.parametrize(
    ("later", "outcome"),
    [
        (timedelta(), TermOutcome.BEFORE),
        (timedelta(days=2, hours=13, minutes=59), TermOutcome.ON),
        (timedelta(days=2, hours=14), TermOutcome.AFTER),
    ],
)
def test_the_outcome_is_that_of_the_legal_day(
    agency: Agency, later: timedelta, outcome: TermOutcome
) -> None:
    """Ten in the morning and 13:59 hours is still the day; at midnight it is over (148.6)."""
    term = deadlines.settle(in_days(agency, 2), at=MORNING + later)

    assert term.outcome == outcome


def test_settling_a_paused_term_counts_the_pause(agency: Agency) -> None:
    term = in_days(agency, 1)
    deadlines.pause(term, reason="Chờ ý kiến", at=MORNING)

    settled = deadlines.settle(term, at=MORNING + 5 * DAY)

    assert settled.outcome == TermOutcome.BEFORE
    assert settled.due_on == date(2026, 3, 10)
    assert not settled.pauses.filter(ends_at__isnull=True).exists()


def test_a_settled_term_does_not_change(agency: Agency) -> None:
    term = deadlines.settle(in_days(agency, 1), at=MORNING)

    with pytest.raises(deadlines.TermIsSettledError):
        deadlines.pause(term, reason="Chờ ý kiến", at=MORNING)


def test_a_swapped_day_moves_running_terms_and_no_others(agency: Agency) -> None:
    running, settled = in_days(agency, 2), deadlines.settle(in_days(agency, 2), at=MORNING)
    elsewhere = in_days(create_agency(), 2)
    OfficeDay.objects.create(agency=agency, day=date(2026, 3, 6), is_working=False, reason="nghỉ")

    moved = deadlines.recompute(agency)

    assert [one.term for one in moved] == [running]
    running.refresh_from_db()
    assert running.due_on == date(2026, 3, 9)
    for untouched in (settled, elsewhere):
        was = untouched.due_at
        untouched.refresh_from_db()
        assert untouched.due_at == was


def test_a_deleted_holiday_gives_the_first_deadline_back(agency: Agency) -> None:
    term = in_days(agency, 2)
    was = term.due_at
    day = OfficeDay.objects.create(
        agency=agency, day=date(2026, 3, 6), is_working=False, reason="nghỉ"
    )
    deadlines.recompute(agency)

    day.delete()
    deadlines.recompute(agency)

    term.refresh_from_db()
    assert term.due_at == was


def test_reckoning_twice_moves_nothing_the_second_time(agency: Agency) -> None:
    in_days(agency, 2)
    OfficeDay.objects.create(agency=agency, day=date(2026, 3, 6), is_working=False, reason="nghỉ")

    assert len(deadlines.recompute(agency)) == 1
    assert len(deadlines.recompute(agency)) == 0
