"""What was measured can be kept as JSON, for whoever computes with it."""

import json
from pathlib import Path

import pytest

from search.engine import get_engine
from tests.benchmarks.keeping import Kept, as_line, machine, measured_size
from tests.benchmarks.measuring import Figure, Times
from tests.factories import create_agency, create_thing

FIGURE = Figure("list", Times(61.23456, 80), "by EXISTS", Times(20.1, 21), "broad", target=150)


def test_a_figure_is_kept_with_its_target_and_its_baseline() -> None:
    assert as_line(10_000, FIGURE) == {
        "documents": 10_000,
        "name": "list",
        "viewer": "broad",
        "p50_ms": 61.235,
        "p95_ms": 80,
        "target_ms": 150.0,
        "baseline": "by EXISTS",
        "baseline_p50_ms": 20.1,
    }


def test_a_figure_without_a_target_is_kept_without_one() -> None:
    figure = Figure("SELECT 1", Times(1, 2), "the time of day", Times(0.001, 0.002))

    assert as_line(400, figure)["target_ms"] is None


@pytest.mark.django_db
def test_the_machine_is_told_with_its_database_and_its_engine() -> None:
    told = machine()

    assert told["cores"] >= 1
    assert told["memory_bytes"] > 100_000_000
    assert told["database"].startswith(("SQLite 3.", "PostgreSQL 1"))
    assert told["engine"].startswith("tantivy ")
    assert machine("Elasticsearch 8.19.21")["engine"] == "Elasticsearch 8.19.21"


@pytest.mark.django_db
def test_the_size_is_that_of_the_rows_and_of_the_index() -> None:
    with get_engine().rebuild():
        pass
    agency = create_agency()
    for _one in range(300):
        create_thing(agency)

    size = measured_size()

    assert size["database_bytes"] > 1_000_000
    assert size["index_bytes"] > 0
    assert size["index_documents"] == 0
    for table in size["tables"].values():
        assert table["bytes"] + table["index_bytes"] > 0
    assert size["tables"].get("things_thing", {"rows": 300})["rows"] == 300


@pytest.mark.django_db
def test_a_run_is_written_down_with_all_that_it_has_measured(tmp_path: Path) -> None:
    with get_engine().rebuild():
        pass
    path = tmp_path / "figures.json"
    kept = Kept(runs=3, path=path)
    kept.add_figure(400, FIGURE)
    kept.add_size(400, grown_by=400, rows_seconds=1.5, index_seconds=0.25)

    kept.write()

    written = json.loads(path.read_text(encoding="utf-8"))
    assert set(written) == {"machine", "day", "runs", "figures", "sizes"}
    assert written["runs"] == 3
    assert written["figures"] == [as_line(400, FIGURE)]
    [size] = written["sizes"]
    assert (size["documents"], size["grown_by"]) == (400, 400)
    assert (size["rows_seconds"], size["index_seconds"]) == (1.5, 0.25)
    assert set(size) >= {"database_bytes", "tables", "index_bytes", "index_documents"}


def test_nothing_is_written_where_nobody_asked_for_it(tmp_path: Path) -> None:
    kept = Kept(runs=3)
    kept.add_figure(400, FIGURE)
    kept.add_size(400, grown_by=400, rows_seconds=1.5, index_seconds=0.25)

    kept.write()

    assert list(tmp_path.iterdir()) == []
    assert kept.sizes == []
