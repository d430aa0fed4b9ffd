"""Keeps what was measured, for whoever computes with it: figures, sizes, and the machine."""

import json
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.utils import timezone

from eoffice.lib.clock import office_day
from search.engine import get_engine
from search.engines.elasticsearch import ElasticsearchEngine
from tests.benchmarks.measuring import Figure

LARGEST = 12  # tables that are told of
DIGITS = 3

_TABLES = """
    SELECT relname, pg_table_size(relid), pg_indexes_size(relid)
    FROM pg_stat_user_tables ORDER BY pg_total_relation_size(relid) DESC LIMIT %s
"""
_TREES = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name"
_TABLE_OF = "SELECT name, tbl_name FROM sqlite_master WHERE type IN ('table', 'index')"


@dataclass
class Kept:
    """What a run has measured so far; written as a whole after each size.

    `engine` names the server of the index; what the office itself may ask there is not its version.
    """

    runs: int
    path: Path | None = None
    engine: str = ""
    figures: list[dict[str, Any]] = field(default_factory=list)
    sizes: list[dict[str, Any]] = field(default_factory=list)

    def add_figure(self, documents: int, figure: Figure) -> None:
        self.figures.append(as_line(documents, figure))

    def add_size(
        self, documents: int, *, grown_by: int, rows_seconds: float, index_seconds: float
    ) -> None:
        """Say how large the office is, and how long it took to become so."""
        if self.path is None:
            return
        grown = {
            "grown_by": grown_by,
            "rows_seconds": round(rows_seconds, DIGITS),
            "index_seconds": round(index_seconds, DIGITS),
        }
        self.sizes.append({"documents": documents, **measured_size(), **grown})

    def write(self) -> None:
        """Write it all down, where anybody asked for it."""
        if self.path is None:
            return
        kept = {
            "machine": machine(self.engine),
            "day": office_day(timezone.now()).isoformat(),
            "runs": self.runs,
            "figures": self.figures,
            "sizes": self.sizes,
        }
        written = json.dumps(kept, ensure_ascii=False, indent=1)
        self.path.write_text(f"{written}\n", encoding="utf-8")


def seconds_of(act: Callable[[], Any]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def as_line(documents: int, figure: Figure) -> dict[str, Any]:
    return {
        "documents": documents,
        "name": figure.name,
        "viewer": figure.viewer,
        "p50_ms": round(figure.taken.p50, DIGITS),
        "p95_ms": round(figure.taken.p95, DIGITS),
        "target_ms": None if figure.target is None else float(figure.target),
        "baseline": figure.baseline,
        "baseline_p50_ms": round(figure.baseline_taken.p50, DIGITS),
    }


def machine(engine: str = "") -> dict[str, Any]:
    """Say on what it was measured."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "memory_bytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "processor": _processor(),
        "database": _database(),
        "engine": engine or f"tantivy {version('tantivy')}",
    }


def measured_size() -> dict[str, Any]:
    """Measure the database with its largest tables, and the index."""
    return {
        "database_bytes": _database_bytes(),
        "tables": _tables(),
        "index_bytes": _index_bytes(),
        "index_documents": get_engine().count(),
    }


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _database() -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SHOW server_version")
        else:
            cursor.execute("SELECT sqlite_version()")
        number = str(cursor.fetchone()[0]).split()[0]
    return f"{connection.display_name} {number}"


def _database_bytes() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return int(cursor.fetchone()[0])


def _tables() -> dict[str, dict[str, int]]:
    sizes = _tables_of_postgresql() if connection.vendor == "postgresql" else _tables_of_sqlite()
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return {
        table: {
            "rows": models[table]._base_manager.count(),
            "bytes": bytes_,
            "index_bytes": index_bytes,
        }
        for table, (bytes_, index_bytes) in sizes.items()
        if table in models
    }


def _tables_of_postgresql() -> dict[str, tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES, [LARGEST])
        return {name: (int(own), int(indexes)) for name, own, indexes in cursor.fetchall()}


def _tables_of_sqlite() -> dict[str, tuple[int, int]]:
    """Ask `dbstat`, where SQLite was built with it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pragma_compile_options WHERE compile_options LIKE %s", ["%DBSTAT%"]
        )
        if cursor.fetchone() is None:
            return {}
        cursor.execute(_TABLE_OF)
        table_of = dict(cursor.fetchall())
        cursor.execute(_TREES)
        sizes: dict[str, tuple[int, int]] = {}
        for name, size in cursor.fetchall():
            table = table_of.get(name, name)
            own, indexes = sizes.get(table, (0, 0))
            is_table = name == table
            sizes[table] = (own + size, indexes) if is_table else (own, indexes + size)
    largest = sorted(sizes.items(), key=lambda one: sum(one[1]), reverse=True)
    return dict(largest[:LARGEST])


def _index_bytes() -> int:
    engine = get_engine()
    if isinstance(engine, ElasticsearchEngine):
        names = f"{settings.SEARCH_NAME}-*"
        stats = engine._patient.indices.stats(index=names, metric="store")
        return int(stats["_all"]["primaries"]["store"]["size_in_bytes"])
    folder = Path(settings.SEARCH_DIR)
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
