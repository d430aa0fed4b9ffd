"""The page of scaling shows what the model makes of the kept figures, and names what there is."""

import json
import re
from pathlib import Path

import pytest
from django.apps import apps

from eoffice.queue.tasks import KEPT
from eoffice.web.management.commands import serve
from tests.benchmarks.scaling import __main__ as program
from tests.benchmarks.scaling import made_up, page, serving
from tests.benchmarks.scaling.assumed import ROWS, Assumptions
from tests.benchmarks.scaling.limits import PROCESSES, SHARDS, WORKERS, limits
from tests.benchmarks.scaling.measured import Measured, NotEnoughFiguresError
from tests.benchmarks.scaling.scenarios import OFFICE, SCENARIOS
from tests.benchmarks.scaling.sizing import size
from tests.processes import ROOT

KEPT_FIGURES = ROOT / "tests" / "benchmarks" / "figures" / "servers.json"
PAGE = ROOT / "docs" / "scaling.md"
ASSUMED = Assumptions()


@pytest.fixture(scope="module")
def measured() -> Measured:
    return Measured.of(made_up.figures())


def _kept() -> Measured | None:
    return Measured.read(KEPT_FIGURES) if KEPT_FIGURES.exists() else None


def test_the_page_has_the_tables_that_the_kept_figures_make() -> None:
    """Before the bench has kept any, the page says so in their place."""
    text = PAGE.read_text(encoding="utf-8")

    assert text == page.filled(text, _kept()), (
        "Run python -m tests.benchmarks.scaling FIGURES --write docs/scaling.md."
    )
    assert (page.NOT_YET in text) is (_kept() is None)


def test_every_installation_and_every_result_is_on_the_page(measured: Measured) -> None:
    text = page.filled(PAGE.read_text(encoding="utf-8"), measured)

    for scenario in SCENARIOS:
        assert f"| {scenario.name} |" in text
        for limit in limits(size(scenario, measured, ASSUMED), ASSUMED):
            assert re.search(rf"^\| {scenario.name} \| \d+ \| {limit.part} \|", text, re.MULTILINE)
    for _heading, found in size(OFFICE, measured, ASSUMED).parts():
        for one in found:
            assert f"| {one.name} | {one.unit} |" in text


def test_every_row_of_a_table_has_as_many_cells_as_its_heading(measured: Measured) -> None:
    for name in page.NAMES:
        rows = page.made(name, measured).strip().splitlines()

        assert len(rows) > 2, name
        assert {row.count(" | ") for row in rows} == {rows[0].count(" | ")}, name


def test_a_page_that_lacks_a_table_is_refused(measured: Measured) -> None:
    text = PAGE.read_text(encoding="utf-8").replace("<!-- made: breaks -->", "")

    with pytest.raises(page.UnknownTableError):
        page.filled(text, measured)


def test_the_program_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures, written = tmp_path / "figures.json", tmp_path / "page.md"
    figures.write_text(json.dumps(made_up.figures()), encoding="utf-8")
    written.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")

    assert program.main([str(figures), "--write", str(written)]) == 0
    assert page.NOT_YET not in written.read_text(encoding="utf-8")
    assert program.main([str(figures)]) == 0
    assert "web processes" in capsys.readouterr().out


def test_figures_that_are_not_enough_are_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = made_up.figures()
    kept["figures"] = [one for one in kept["figures"] if one["name"] != "one letter"]
    path = tmp_path / "figures.json"
    path.write_text(json.dumps(kept), encoding="utf-8")

    assert program.main([str(path)]) == 2
    assert "one letter" in capsys.readouterr().err


def test_one_size_alone_shows_no_growth() -> None:
    kept = made_up.figures()
    del kept["sizes"][0]

    with pytest.raises(NotEnoughFiguresError):
        Measured.of(kept)


# What the page says of the product


def test_the_page_names_only_figures_and_settings_that_there_are() -> None:
    text = PAGE.read_text(encoding="utf-8")
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in (
            ROOT / ".env.example",
            ROOT / "search" / "figures.py",
            ROOT / "storage" / "figures.py",
            ROOT / "eoffice" / "administration" / "apps.py",
        )
    )
    figures = set(re.findall(r"\beoffice_[a-z]\w+", text))
    variables = set(re.findall(r"`([A-Z][A-Z0-9]+_[A-Z_]+)`", text))

    assert figures
    assert {name for name in figures | variables if name not in sources} == set()


def test_every_table_that_rows_are_counted_of_is_one_of_the_product() -> None:
    tables = {model._meta.db_table for model in apps.get_models()}

    assert {table for table, _rows, _why in ROWS} <= tables


def test_what_the_model_takes_as_shipped_is_shipped() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    for line in (
        f"DB_POOL_SIZE={serving.POOL}",
        f"READING_RECOGNISED_PAGES={serving.RECOGNISED_PAGES}",
        f"SEARCH_SHARDS={SHARDS}",
        f"WEB_PROCESSES={PROCESSES}",
        f"WORKERS={WORKERS}",
    ):
        assert f"\n# {line}\n" in example
    assert KEPT.days == serving.KEPT_DAYS
    assert int(serve._THREADS) == serving.POOL
