"""Numbers: each given once, without a gap, in the order of days, in the book of its year."""

import os
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import settings as effort
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from documents.models import EntryState, Register, RegisterEntry, SeriesRule
from documents.models.registers import NumberIsKeptError
from eoffice.organization.models import Agency
from tests.documents.registers import acts
from tests.factories import MORNING, create_agency, create_thing
from tests.processes import PATIENCE, Installation, set_marker

WRITERS = 8
NUMBERS = int(os.environ.get("EOFFICE_NUMBERS", "10000" if os.environ.get("CI") else "2000"))
SLOWEST = 0.5  # seconds for one number, on a machine that is busy with other things


def take(book: Register, at: datetime = MORNING) -> RegisterEntry:
    return book.take_entry(thing=create_thing(book.agency), at=at)


@pytest.mark.both_databases
@pytest.mark.slow
def test_of_many_writers_at_once_none_gets_a_double_and_none_leaves_a_hole(
    installation: Installation,
) -> None:
    """Decree 30/2020/NĐ-CP, Article 15.1: one number for one document, in the order of time."""
    installation.call(acts.lay_out)
    start = installation.marker("start")
    share = NUMBERS // WRITERS
    writers = [
        installation.start(acts.take_numbers, count=share, seed=seed, start=start)
        for seed in range(WRITERS)
    ]
    set_marker(start)

    for writer in writers:
        writer.process.wait(PATIENCE + NUMBERS * SLOWEST)
    kept = sum(writer.answer() for writer in writers)

    assert 0 < kept < WRITERS * share
    assert installation.call(acts.report) == {
        "count": kept,
        "doubles": 0,
        "holes": 0,
        "out_of_order": 0,
        "counter": kept,
    }


@pytest.mark.parametrize(
    ("at", "year"),
    [
        (datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC), 2026),
        (datetime(2026, 12, 31, 17, 0, 0, tzinfo=UTC), 2027),
    ],
)
def test_the_book_of_a_year_begins_at_midnight_in_ha_noi(
    agency: Agency, at: datetime, year: int
) -> None:
    """Article 15.1: from 01 on 1 January, by the clock of the office."""
    entry = take(Register.objects.open_outgoing(agency, "CV", at), at)

    assert (entry.register.year, entry.number) == (year, 1)


def test_every_year_begins_with_01(agency: Agency) -> None:
    old = Register.objects.open_incoming(agency, datetime(2026, 6, 1, tzinfo=UTC))
    take(old)

    new = take(Register.objects.open_incoming(agency, datetime(2027, 6, 1, tzinfo=UTC)))

    assert new.shown == "01"


def test_agencies_have_books_of_their_own(agency: Agency) -> None:
    other = create_agency("Ủy ban nhân dân xã Thanh Hà", "UBND")
    take(Register.objects.open_outgoing(agency, "CV", MORNING))

    assert take(Register.objects.open_outgoing(other, "CV", MORNING)).number == 1


def test_the_head_of_an_agency_decides_which_kinds_have_a_series_of_their_own(
    agency: Agency,
) -> None:
    """Article 15.1c."""
    SeriesRule.objects.create(agency=agency, kind_code="QĐ", series="QĐ")
    take(Register.objects.open_outgoing(agency, "CV", MORNING))

    assert take(Register.objects.open_outgoing(agency, "QĐ", MORNING)).number == 1
    assert take(Register.objects.open_outgoing(agency, "BC", MORNING)).number == 2


def test_a_later_number_never_has_an_earlier_day(agency: Agency) -> None:
    book = Register.objects.open_outgoing(agency, "CV", MORNING)
    take(book, datetime(2026, 3, 5, 3, tzinfo=UTC))

    assert take(book, MORNING).day == date(2026, 3, 5)


def test_a_number_is_neither_changed_nor_removed(agency: Agency) -> None:
    entry = take(Register.objects.open_outgoing(agency, "CV", MORNING))

    with pytest.raises(NumberIsKeptError):
        entry.save()
    with pytest.raises(NumberIsKeptError):
        entry.delete()
    with pytest.raises(NumberIsKeptError):
        RegisterEntry.objects.filter(pk=entry.pk).delete()


class Clerking(RuleBasedStateMachine):
    """A clerk takes numbers, makes some void, and issues again, on any days of a year."""

    used = Bundle("used")

    def __init__(self) -> None:
        super().__init__()
        agency = create_agency()
        self.book = Register.objects.open_outgoing(agency, "CV", MORNING)
        self.expected: dict[int, str] = {}

    @rule(target=used, day=st.integers(1, 28), month=st.integers(1, 12))
    def take(self, day: int, month: int) -> RegisterEntry:
        entry = take(self.book, datetime(2026, month, day, 3, tzinfo=UTC))
        self.expected[entry.number] = EntryState.USED
        return entry

    @rule(entry=consumes(used))
    def make_void(self, entry: RegisterEntry) -> None:
        entry.make_void("Nhầm sổ.")
        self.expected[entry.number] = EntryState.VOID

    @rule(target=used, entry=consumes(used))
    def give_the_thing_another(self, entry: RegisterEntry) -> RegisterEntry:
        entry.make_void("Ký lại.")
        self.expected[entry.number] = EntryState.VOID
        assert entry.thing is not None
        again = self.book.take_entry(thing=entry.thing, at=MORNING)
        self.expected[again.number] = EntryState.USED
        return again

    @invariant()
    def the_book_is_whole(self) -> None:
        rows = list(RegisterEntry.objects.of_register(self.book))
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        assert {row.number: row.state for row in rows} == self.expected
        assert all(earlier.day <= later.day for earlier, later in pairwise(rows))
        assert all(bool(row.reason) == (row.state == EntryState.VOID) for row in rows)


@pytest.mark.usefixtures("db")
def test_whatever_the_clerk_does_the_book_stays_whole() -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Clerking, settings=effort(max_examples=25, stateful_step_count=20, deadline=None)
    )
