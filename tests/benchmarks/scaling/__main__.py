"""Takes kept figures past these machines: `python -m tests.benchmarks.scaling FIGURES`.

    python -m tests.benchmarks.scaling tests/benchmarks/figures/servers.json
    python -m tests.benchmarks.scaling tests/benchmarks/figures/servers.json --write docs/scaling.md

Prints what each installation needs, or writes the tables of a page between its markers.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.scaling import page
from tests.benchmarks.scaling.measured import Measured, NotEnoughFiguresError

PRINTED = ("sizes", "sensitivity", "breaks")


def main(arguments: Sequence[str]) -> int:
    """Read the figures, then print or write; 2 where they are not enough."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scaling")
    parser.add_argument("figures", type=Path, help="what the bench has kept")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="fill the tables of this page")
    asked = parser.parse_args(arguments)
    try:
        measured = Measured.read(asked.figures)
        if asked.write:
            page.write(asked.write, measured)
            return 0
        for name in PRINTED:
            sys.stdout.write(page.made(name, measured))
    except (OSError, NotEnoughFiguresError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
