"""Measures how long things take: `python -m tests.benchmarks`, `make bench`.

    python -m tests.benchmarks                      1,000 and 100,000 documents, 20 runs a figure
    python -m tests.benchmarks --sizes 1000 --quick
    python -m tests.benchmarks --servers            10,000 and 1,000,000, on real servers
    python -m tests.benchmarks --keep FILE          the figures and sizes as JSON, too

On SQLite and the embedded engine, or on a PostgreSQL and an Elasticsearch of its own. The office
is made up in a folder of its own, and gone when the program ends. A target that is missed bears a
mark; it fails nothing, since a figure depends on the machine.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.servers import elasticsearch, postgresql

if TYPE_CHECKING:
    from tests.benchmarks.keeping import Kept

RUNS, QUICK_RUNS = 20, 3
SIZES, ON_SERVERS = (1_000, 100_000), (10_000, 1_000_000)

SEARCH_SERVER = "8.19.21"
# As on a machine of an office that is not small; the rest is as tests have it.
ROOMY = ("shared_buffers=1GB", "effective_cache_size=4GB", "work_mem=32MB", "max_wal_size=8GB")


def main(arguments: Sequence[str]) -> int:
    """Make the office, let it grow from size to size, and print a table."""
    asked = _parse(arguments)
    sizes = sorted(asked.sizes or (ON_SERVERS if asked.servers else SIZES))
    runs = QUICK_RUNS if asked.quick else RUNS
    if not asked.servers:
        _run(sizes, runs, asked.keep)
        return 0
    with (
        postgresql.running(options=ROOMY) as database,
        elasticsearch.running(SEARCH_SERVER, heap_megabytes=1024) as index,
    ):
        os.environ |= {**database.variables, **index.variables}
        _run(sizes, runs, asked.keep, engine=f"Elasticsearch {SEARCH_SERVER}")
    return 0


def _run(sizes: Sequence[int], runs: int, path: Path | None, *, engine: str = "") -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "eoffice.settings.test"
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    from tests.benchmarks.keeping import Kept

    try:
        _measure(sizes, Kept(runs, path, engine))
    finally:
        connection.close()
        shutil.rmtree(settings.VAR, ignore_errors=True)


def _measure(sizes: Sequence[int], kept: "Kept") -> None:
    from django.core.management import call_command
    from django.db import connection

    from search.engine import get_engine
    from tests.benchmarks import doing, founding, indexing, measuring, offices, reading
    from tests.benchmarks.keeping import seconds_of

    call_command("migrate", verbosity=0)
    office, runs = founding.found(), kept.runs
    engine = type(get_engine()).__name__
    sys.stdout.write(f"On {connection.display_name} and {engine}, up to {runs} runs a figure.\n")
    sys.stdout.write(f"{measuring.heading()}\n")
    for size in sizes:
        before = office.count
        rows = seconds_of(lambda size=size: offices.grow(office, size))  # type: ignore[misc]  # bound now
        entries = seconds_of(lambda: indexing.bring_up_to_date(office))
        _print(size, reading.nothing(runs=runs), kept)
        for figure in reading.figures(office, runs=runs):
            _print(size, figure, kept)
        for figure in doing.figures(office, runs=runs):
            _print(size, figure, kept)
        kept.add_size(size, grown_by=size - before, rows_seconds=rows, index_seconds=entries)
        kept.write()


def _print(size: int, figure: Any, kept: "Kept") -> None:
    from tests.benchmarks.measuring import row

    kept.add_figure(size, figure)
    sys.stdout.write(f"{row(size, figure)}\n")
    sys.stdout.flush()


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of documents")
    parser.add_argument("--servers", action="store_true", help="PostgreSQL and Elasticsearch")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_RUNS} runs a figure")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="write the figures as JSON, too")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
