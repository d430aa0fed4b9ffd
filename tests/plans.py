"""How PostgreSQL answers what a page asks: which tables it reads whole, and how many rows of each.

Not by estimates but by running it again: EXPLAIN ANALYZE tells what was read, and what of it was
thrown away.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def rows_read(ask: Callable[[], object]) -> Counter[str]:
    """Count the rows of each table that are read while something is asked."""
    read: Counter[str] = Counter()
    for node in _nodes_of(ask):
        thrown_away = sum(
            node.get(f"Rows Removed by {why}", 0) for why in ("Filter", "Index Recheck")
        )
        if "Relation Name" in node:
            read[node["Relation Name"]] += (node["Actual Rows"] + thrown_away) * node[
                "Actual Loops"
            ]
    return read


def read_whole(ask: Callable[[], object]) -> set[str]:
    """Name the tables that are read from end to end while something is asked."""
    return {
        node["Relation Name"] for node in _nodes_of(ask) if node["Node Type"].endswith("Seq Scan")
    }


def learn(*, anew: str = "") -> None:
    """Let the database look at what its tables hold now, as it does by itself in an office.

    The indexes of the table `anew` are built anew before. What other tests have taken back is
    cleared out of a table and leaves its indexes as large, which then look dear.
    """
    with connection.cursor() as cursor:
        if anew and connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"REINDEX TABLE {anew}")
        cursor.execute("ANALYZE")


def statements_of(ask: Callable[[], object]) -> int:
    """Count the statements that are sent while something is asked, on either database."""
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def _nodes_of(ask: Callable[[], object]) -> Iterator[Mapping[str, Any]]:
    with CaptureQueriesContext(connection) as captured:
        ask()
    asked = [one["sql"] for one in captured if one["sql"].lstrip().startswith(("SELECT", "WITH"))]
    assert asked
    for sql in asked:
        yield from nodes_of(sql)


def nodes_of(sql: str, *, is_run: bool = True) -> Iterator[Mapping[str, Any]]:
    """Take the plan of a statement apart; it is run again for it, or only thought over."""
    options = "ANALYZE, FORMAT JSON" if is_run else "FORMAT JSON"
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN ({options}) {sql.replace('%', '%%')}", [])
        (plan,) = cursor.fetchone()
    plan = plan if isinstance(plan, list) else json.loads(plan)
    yield from _nodes(plan[0]["Plan"])


def _nodes(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)
