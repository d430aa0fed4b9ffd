"""The program that measures runs, and prints every figure with target, baseline and ratio."""

import subprocess
import sys
import time

import pytest

from tests.benchmarks.measuring import (
    COLUMNS,
    FEWEST,
    Figure,
    Times,
    heading,
    row,
    timed,
    timed_each,
)
from tests.processes import ROOT


def test_a_missed_target_bears_a_mark() -> None:
    met = Figure("list", Times(10, 90), "nothing", Times(5, 5), target=20)
    missed = Figure("list", Times(30, 31), "nothing", Times(5, 5), target=20)

    assert "≤ 20 !" in row(1000, missed)
    assert "!" not in row(1000, met)


def test_a_figure_is_shown_beside_its_baseline() -> None:
    figure = Figure("list", Times(10, 12), "by EXISTS", Times(4, 5), viewer="rare", target=20)

    words = ["1,000", "list", "rare", "10.00", "12.00", "≤", "20", "by", "EXISTS", "4.00", "2.50"]
    assert row(1000, figure).split() == words


def test_of_twenty_runs_the_95th_percentile_is_the_last_but_one() -> None:
    waits = iter([0.001] * 18 + [0.02, 0.05])

    times = timed_each([lambda: time.sleep(next(waits))] * 20)

    assert 1 <= times.p50 < 20 <= times.p95 < 50


def test_what_takes_long_is_timed_fewer_times() -> None:
    waits: list[float] = []

    def wait() -> None:
        waits.append(0.03)
        time.sleep(0.03)

    timed(wait, runs=20, within=0.05)

    assert len(waits) == 1 + FEWEST


@pytest.mark.slow
def test_the_program_measures_a_small_office_for_all_viewers() -> None:
    command = [sys.executable, "-m", "tests.benchmarks", "--sizes", "400", "--quick"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert heading().splitlines()[0].split() == " ".join(COLUMNS).split()
    for words in (
        *("query, first page", "query, next page", "list, first page", "list, next page"),
        *("one letter", "search page", "receive and register", "sign (certify)"),
        *("outgoing, issued", "one issued document", "one work file", "meetings, coming"),
        *(
            "notices",
            "one draft",
            "acts of administration",
            "register of letters",
            "desk",
            "API, letters",
        ),
        *("number and seal", "packet of 10 papers", "rare", "medium", "broad", "ratio"),
    ):
        assert words in done.stdout
