"""The program that measures runs, and prints every figure with target, baseline and ratio."""

import subprocess
import sys

import pytest

from tests.benchmarks.measuring import COLUMNS, Figure, heading, row
from tests.processes import ROOT


def test_a_missed_target_bears_a_mark() -> None:
    met = Figure("list", 10, "nothing", 5, target=20)
    missed = Figure("list", 30, "nothing", 5, target=20)

    assert "≤ 20 !" in row(1000, missed)
    assert "!" not in row(1000, met)


def test_a_figure_is_shown_beside_its_baseline() -> None:
    figure = Figure("list", 10, "by EXISTS", 4, viewer="rare", target=20)

    words = ["1,000", "list", "rare", "10.00", "≤", "20", "by", "EXISTS", "4.00", "2.50"]
    assert row(1000, figure).split() == words


@pytest.mark.slow
def test_the_program_measures_a_small_office_for_all_viewers() -> None:
    command = [sys.executable, "-m", "tests.benchmarks", "--sizes", "400", "--quick"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert heading().splitlines()[0].split() == " ".join(COLUMNS).split()
    for words in (
        *("query, first page", "query, next page", "list, first page", "list, next page"),
        *("one letter", "search page", "receive and register", "sign (certify)"),
        *("number and seal", "packet of 10 papers", "rare", "medium", "broad", "ratio"),
    ):
        assert words in done.stdout
