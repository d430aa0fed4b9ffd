"""The model takes kept figures to a province and a country."""

import math
from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from tests.benchmarks.scaling import made_up
from tests.benchmarks.scaling.assumed import Assumptions
from tests.benchmarks.scaling.limits import ANSWERS, Limit, limits
from tests.benchmarks.scaling.measured import Growth, Measured
from tests.benchmarks.scaling.quantities import BUSY, at_most_busy, mean_wait, quantities
from tests.benchmarks.scaling.scenarios import COUNTRY, OFFICE, PROVINCE, SCENARIOS, Scenario
from tests.benchmarks.scaling.sizing import Sizing, size

ASSUMED = Assumptions()


@pytest.fixture(scope="module")
def measured() -> Measured:
    return Measured.of(made_up.figures())


def _numbers(sizing: Sizing) -> dict[tuple[str, str], float]:
    return {
        (heading, f"{place} {one.name}"): one.value
        for heading, found in sizing.parts()
        for place, one in enumerate(found)
    }


# The model


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.name)
def test_nothing_is_less_than_nothing_and_everything_is_a_number(
    scenario: Scenario, measured: Measured
) -> None:
    for name, value in _numbers(size(scenario, measured, ASSUMED)).items():
        assert math.isfinite(value), name
        assert value >= 0, name


@pytest.mark.parametrize(
    "more",
    [
        lambda one: replace(one, accounts=one.accounts * 2),
        lambda one: replace(one, documents_a_year=one.documents_a_year * 2),
        lambda one: replace(one, years=one.years + 5),
    ],
    ids=["people", "documents", "years"],
)
def test_more_of_anything_never_needs_less(
    more: Callable[[Scenario], Scenario], measured: Measured
) -> None:
    """But the wait, which may be less where one more process was added, and shards a year."""
    for scenario in SCENARIOS:
        before = _numbers(size(scenario, measured, ASSUMED))
        after = _numbers(size(more(scenario), measured, ASSUMED))

        less = {name for name in before if after[name] < before[name] * (1 - 1e-9)}
        assert {
            name
            for name in less
            if "mean wait" not in name[1]
            and "shards a year" not in name[1]
            and "one shard" not in name[1]
        } == set()
        assert after != before


def test_nobody_who_serves_is_busier_than_the_rule(measured: Measured) -> None:
    for scenario in SCENARIOS:
        sized = size(scenario, measured, ASSUMED)

        assert sized.web.busy_processes / sized.web.web_processes <= BUSY
        assert sized.database_work.database_cores_busy / sized.database_work.database_cores <= BUSY
        assert sized.working.busy_workers / sized.working.workers <= BUSY


def test_a_shard_holds_no_more_than_it_should(measured: Measured) -> None:
    for scenario in SCENARIOS:
        index = size(scenario, measured, ASSUMED).index

        assert index.index_terabytes * 1000 / index.shards <= ASSUMED.shard_gigabytes


def test_units_agree_in_an_office_that_is_reckoned_by_hand(measured: Measured) -> None:
    scenario = Scenario("by hand", 1, accounts=3_600, documents_a_year=900_000, years=1)
    assumed = replace(
        ASSUMED,
        active_people=1,
        rare_viewers=0,
        broad_viewers=0,
        pages_a_day=100,
        peak_hour=0.25,
        peak_minute=2,
        working_days=250,
        document_pages=2,
        scanned=0.5,
        scanned_kilobytes=150,
        digital_kilobytes=50,
        kept_versions=2,
        renditions=0.5,
        index_kilobytes=5,
    )

    sized = size(scenario, measured, assumed)

    assert sized.load.pages_a_second == pytest.approx(3_600 * 100 * 0.25 * 2 / 3_600)
    assert sized.load.documents_a_day == pytest.approx(3_600)
    assert sized.load.documents_a_second == pytest.approx(0.25)
    # A page of 100 kB, two of them, kept twice and a half; 900,000 such documents.
    assert sized.store.kilobytes_a_document == pytest.approx(500)
    assert sized.store.vault_terabytes == pytest.approx(0.45)
    # 1,000 B of the bench's own, and two pages.
    assert sized.index.kilobytes_a_document == pytest.approx(11)
    assert sized.index.index_terabytes == pytest.approx(0.0099)
    # 0.25 documents a second, six writes, half a ms by the bench and five by assumption.
    assert sized.working.drain_busy == pytest.approx(0.25 * 6 * 0.0055)
    assert sized.care.reindex_hours == pytest.approx(900_000 * 0.0055 / 3_600)
    # 50 pages a second at nearly 70 ms, and half a document at 200 ms and 0.3 × 400.
    assert sized.web.page_milliseconds == pytest.approx(70, rel=0.02)
    acts = 0.25 * 2 * (0.2 + assumed.outgoing * 0.4)
    assert sized.web.busy_processes == pytest.approx(50 * sized.web.page_milliseconds / 1000 + acts)


def test_rows_are_as_large_as_the_bench_has_measured_them(measured: Measured) -> None:
    larger = made_up.figures()
    for one in larger["sizes"]:
        one["tables"]["access_thingright"]["index_bytes"] *= 10

    before = size(PROVINCE, measured, ASSUMED).tables
    after = size(PROVINCE, Measured.of(larger), ASSUMED).tables

    assert measured.row_bytes("access_thingright") == pytest.approx(200)
    assert measured.row_bytes("access_grant") is None
    # 1,100 B a row instead of 200, 14 rows, with bloat.
    grown = after.kilobytes_a_document - before.kilobytes_a_document
    assert grown == pytest.approx(14 * 900 * ASSUMED.bloat / 1000)


def test_who_has_no_second_page_counts_with_those_who_have_one(measured: Measured) -> None:
    few = made_up.figures()
    few["figures"] = [
        one for one in few["figures"] if (one["name"], one["viewer"]) != ("list, next page", "rare")
    ]

    whole = size(PROVINCE, measured, ASSUMED).web.page_milliseconds
    without = size(PROVINCE, Measured.of(few), ASSUMED).web.page_milliseconds

    # Rare viewers were the quickest; theirs is a twentieth of the pages.
    assert whole < without < whole * 1.01


def test_times_go_on_by_the_tenfold_and_never_fall() -> None:
    growth = Growth(10_000, 1_000_000, at_small=50, at_large=70)
    noise = Growth(10_000, 1_000_000, at_small=70, at_large=65)

    assert growth.at(10_000) == pytest.approx(50)
    assert growth.at(100_000_000) == pytest.approx(90)
    assert growth.at(100_000_000, steeper=2) == pytest.approx(110)
    assert growth.at(100) == pytest.approx(50)
    assert noise.at(100_000_000) == noise.at(10_000) == pytest.approx(65)


def test_three_times_the_pages_weigh_on_index_files_and_workers_alone(measured: Measured) -> None:
    before = size(PROVINCE, measured, ASSUMED)
    after = size(PROVINCE, measured, replace(ASSUMED, document_pages=12))

    assert after.store.vault_terabytes == pytest.approx(before.store.vault_terabytes * 3)
    assert after.working.seconds_a_document > before.working.seconds_a_document * 1.5
    assert after.index.shards > before.index.shards * 2
    assert after.tables == before.tables
    assert after.web.web_processes == before.web.web_processes


def test_a_peak_hour_twice_as_sharp_needs_twice_the_pages_and_no_more_room(
    measured: Measured,
) -> None:
    before = size(PROVINCE, measured, ASSUMED)
    after = size(PROVINCE, measured, replace(ASSUMED, peak_hour=ASSUMED.peak_hour * 2))

    assert after.web.busy_processes == pytest.approx(before.web.busy_processes * 2)
    assert after.tables == before.tables
    assert after.store.vault_terabytes == before.store.vault_terabytes


def test_every_assumption_lies_in_its_range_and_moves_something(measured: Measured) -> None:
    """But what only limits are compared with, which moves where they are reached."""
    for one, declared in zip(quantities(ASSUMED), fields(ASSUMED), strict=True):
        assert one.low <= one.value <= one.high, one.name
        assert one.unit, one.name
        assert one.source, one.name
        other = replace(ASSUMED, **{declared.name: one.high if one.high > one.value else one.low})
        sized, moved = size(COUNTRY, measured, ASSUMED), size(COUNTRY, measured, other)
        before, after = limits(sized, ASSUMED), limits(moved, other)
        assert (sized, before) != (moved, after), one.name


# Queues


def test_one_server_that_is_sixty_percent_busy_has_people_wait_half_as_long_again() -> None:
    assert mean_wait(0.6, 1, 1.0) == pytest.approx(1.5)


def test_two_servers_share_a_queue_as_erlang_reckons() -> None:
    # C(2, 1) = 1/3; the wait is a third of the service over what is left of the servers.
    assert mean_wait(1.0, 2, 1.0) == pytest.approx(1 / 3)


def test_the_wait_has_no_end_where_there_is_more_work_than_servers() -> None:
    assert mean_wait(2.0, 2, 1.0) == math.inf


@pytest.mark.parametrize(("work", "servers"), [(0.0, 1), (0.6, 1), (0.61, 2), (6.0, 10)])
def test_as_many_servers_as_the_rule_asks_for(work: float, servers: int) -> None:
    assert at_most_busy(work) == servers


# What breaks first


def test_what_breaks_first_stands_at_the_top(measured: Measured) -> None:
    for scenario in SCENARIOS:
        found = limits(size(scenario, measured, ASSUMED), ASSUMED)

        days = [0.0 if not one.is_stock else one.headroom for one in found if one.headroom < 1]
        assert days == sorted(days)
        spare = [one.headroom for one in found[len(days) :]]
        assert spare == sorted(spare)
        assert all(headroom >= 1 for headroom in spare)
        assert {one.part for one in found} == set(ANSWERS)


def test_what_fills_up_is_reached_in_a_year_and_what_is_asked_at_a_load() -> None:
    assert Limit("a", 50, 100, "GB", is_stock=True).reached(10) == "in year 6"
    assert Limit("b", 50, 100, "1/s").reached(10) == "at 50 % of this load"
    assert Limit("c", 300, 100, "1/s").reached(10) == "not reached; carries 3 times this"


def test_the_office_of_sixty_needs_nothing_but_what_is_shipped(measured: Measured) -> None:
    found = limits(size(OFFICE, measured, ASSUMED), ASSUMED)

    assert [one.part for one in found if one.headroom < 1] == []


def test_a_country_is_made_of_its_provinces_and_communes() -> None:
    assert COUNTRY.accounts == 34 * 4_000 + 3_321 * 60
    assert COUNTRY.documents_a_year == COUNTRY.accounts * 100
    assert PROVINCE.documents_a_year == PROVINCE.accounts * 100
    assert COUNTRY.documents == COUNTRY.documents_a_year * 10
