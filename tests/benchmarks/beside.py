"""Puts kept figures side by side, size by size: `python -m tests.benchmarks.beside FIGURES`.

    python -m tests.benchmarks.beside tests/benchmarks/figures/servers.json
    python -m tests.benchmarks.beside FIGURES --write docs/performance.md

A line a figure: median and 95th percentile in milliseconds at each size, the target, and how many
times its baseline the largest size takes. What misses its target bears a mark.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

_MARKED = re.compile(r"(<!-- made: figures -->\n).*?(<!-- end -->)", re.DOTALL)


def table(kept: Mapping[str, Any]) -> str:
    """Return the table, in Markdown."""
    rows = list(_rows(kept))
    return "\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows) + "\n"


def filled(page: str, kept: Mapping[str, Any]) -> str:
    """Return the page with its table made anew."""
    return _MARKED.sub(lambda match: f"{match[1]}{table(kept)}{match[2]}", page)


def main(arguments: Sequence[str]) -> int:
    """Print the table, or write it into a page."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.beside")
    parser.add_argument("figures", type=Path, help="what the bench has kept")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="fill the table of this page")
    asked = parser.parse_args(arguments)
    kept = json.loads(asked.figures.read_text(encoding="utf-8"))
    if asked.write:
        text = asked.write.read_text(encoding="utf-8")
        asked.write.write_text(filled(text, kept), encoding="utf-8")
    else:
        sys.stdout.write(table(kept))
    return 0


def _rows(kept: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    found: dict[tuple[str, str], dict[int, Mapping[str, Any]]] = {}
    for line in kept["figures"]:
        found.setdefault((line["name"], line["viewer"]), {})[line["documents"]] = line
    sizes = sorted({line["documents"] for line in kept["figures"]})
    heads = [f"{p} at {size:,}" for size in sizes for p in ("p50", "p95")]
    yield "page or act", "who", *heads, "target", "× baseline", "baseline"
    yield ["---"] * (len(heads) + 5)
    for (name, viewer), lines in found.items():
        times = [
            _ms(lines[size][p]) if size in lines else ""
            for size in sizes
            for p in ("p50_ms", "p95_ms")
        ]
        last = lines[max(lines)]
        ratio = last["p50_ms"] / max(last["baseline_p50_ms"], 0.001)
        yield name, viewer, *times, _target(last), f"{ratio:,.1f}", last["baseline"]


def _target(line: Mapping[str, Any]) -> str:
    target = line["target_ms"]
    if target is None:
        return ""
    return f"≤ {target:g}" + (" **!**" if line["p50_ms"] > target else "")


def _ms(value: float) -> str:
    return f"{value:,.1f}" if value < 10 else f"{value:,.0f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
