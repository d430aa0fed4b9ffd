"""Kept figures stand side by side, and the page shows those that are kept."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks import beside
from tests.processes import ROOT

KEPT = ROOT / "tests" / "benchmarks" / "figures" / "servers.json"
PAGE = ROOT / "docs" / "performance.md"


def line(documents: int, p50: float) -> dict[str, Any]:
    return {
        "documents": documents,
        "name": "desk",
        "viewer": "broad",
        "p50_ms": p50,
        "p95_ms": p50 * 1.5,
        "target_ms": 150.0,
        "baseline": "a form",
        "baseline_p50_ms": 40.0,
    }


def test_sizes_stand_side_by_side_and_what_is_missed_bears_a_mark() -> None:
    kept = {"figures": [line(10, 8.04), line(1000, 200.0)]}

    row = "| desk | broad | 8.0 | 12 | 200 | 300 | ≤ 150 **!** | 5.0 | a form |"
    assert row in beside.table(kept)


def test_what_was_measured_at_one_size_only_has_gaps() -> None:
    kept = {"figures": [line(10, 80), {**line(1000, 90), "viewer": "rare"}]}

    assert "| desk | broad | 80 | 120 |  |  | ≤ 150 |" in beside.table(kept)


def test_the_page_has_the_figures_that_are_kept() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert page == beside.filled(page, json.loads(KEPT.read_text(encoding="utf-8"))), (
        "Run python -m tests.benchmarks.beside FIGURES --write docs/performance.md."
    )


def test_the_program_fills_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures, page = tmp_path / "figures.json", tmp_path / "page.md"
    figures.write_text(json.dumps({"figures": [line(10, 80)]}), encoding="utf-8")
    page.write_text("Before.\n\n<!-- made: figures -->\nold\n<!-- end -->\n\nAfter.\n")

    assert beside.main([str(figures), "--write", str(page)]) == 0
    assert "| desk | broad | 80 |" in page.read_text(encoding="utf-8")
    assert "old" not in page.read_text(encoding="utf-8")
    assert beside.main([str(figures)]) == 0
    assert "p95 at 10" in capsys.readouterr().out
