"""Measures how long things take: `python -m tests.benchmarks`, `make bench`.

    python -m tests.benchmarks                      1,000 and 100,000 documents, 15 runs a figure
    python -m tests.benchmarks --sizes 1000 --quick
    python -m tests.servers.postgresql -- .venv/bin/python -m tests.benchmarks

On SQLite, or on the PostgreSQL database that DB_NAME names, which must be empty. The office is made
up in a folder of its own, and gone when the program ends. A target that is missed bears a mark; it
fails nothing, since a figure depends on the machine.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from typing import Any

RUNS, QUICK_RUNS = 15, 3
SIZES = (1_000, 100_000)


def main(arguments: Sequence[str]) -> int:
    """Make the office, let it grow from size to size, and print a table."""
    asked = _parse(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "eoffice.settings.test"
    import django

    django.setup()
    from django.conf import settings

    try:
        _measure(sorted(asked.sizes), QUICK_RUNS if asked.quick else RUNS)
    finally:
        shutil.rmtree(settings.VAR, ignore_errors=True)
    return 0


def _measure(sizes: Sequence[int], runs: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    from tests.benchmarks import doing, indexing, measuring, offices, reading

    call_command("migrate", verbosity=0)
    office = offices.found()
    sys.stdout.write(f"On {connection.display_name}, the median of {runs} runs.\n")
    sys.stdout.write(f"{measuring.heading()}\n")
    for size in sizes:
        offices.grow(office, size)
        indexing.bring_up_to_date()
        _print(size, reading.nothing(runs=runs))
        for figure in reading.figures(office, runs=runs):
            _print(size, figure)
        for figure in doing.figures(office, runs=runs):
            _print(size, figure)


def _print(size: int, figure: Any) -> None:
    from tests.benchmarks.measuring import row

    sys.stdout.write(f"{row(size, figure)}\n")
    sys.stdout.flush()


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of documents")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_RUNS} runs a figure")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
