"""Figures that nobody has measured: round ones, so that a test can be reckoned by hand."""

from typing import Any

from tests.benchmarks.scaling.measured import VIEWERS
from tests.benchmarks.scaling.page import DONE, READ


def figures() -> dict[str, Any]:
    """Return what the bench would keep: medium viewers have round times, others less or more."""
    sizes = (10_000, 1_000_000)
    names = {
        **dict.fromkeys(READ, (50.0, 70.0)),
        "search engine, many hits": (10.0, 20.0),
        "search engine, few hits": (5.0, 10.0),
    }
    found = [
        {"documents": documents, "name": name, "viewer": viewer, "p50_ms": times[place] * share}
        for name, times in names.items()
        for viewer, share in zip(VIEWERS, (0.5, 1, 1.5), strict=True)
        for place, documents in enumerate(sizes)
    ]
    found += [
        {"documents": documents, "name": name, "viewer": "", "p50_ms": 200.0}
        for name in DONE
        for documents in sizes
    ]
    return {
        "machine": {"cores": 2, "database": "made up", "engine": "made up"},
        "day": "2026-01-01",
        "runs": 1,
        "figures": found,
        "sizes": [
            {
                "documents": documents,
                "database_bytes": documents * 4_000,
                "tables": {
                    "access_thingright": {
                        "rows": documents * 9,
                        "bytes": documents * 900,
                        "index_bytes": documents * 900,
                    }
                },
                "index_bytes": documents * 1_000,
                "index_documents": documents,
                "rows_seconds": 1.0,
                "index_seconds": documents / 2_000,
                "grown_by": documents,
            }
            for documents in sizes
        ],
    }
