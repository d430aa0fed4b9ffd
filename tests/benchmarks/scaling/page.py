"""The tables of `docs/scaling.md`, written between its markers."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.benchmarks.scaling.assumed import Assumptions
from tests.benchmarks.scaling.keeping import table_shares
from tests.benchmarks.scaling.limits import ANSWERS, limits
from tests.benchmarks.scaling.measured import VIEWERS, Measured
from tests.benchmarks.scaling.quantities import quantities, written
from tests.benchmarks.scaling.scenarios import COUNTRY, OFFICE, PROVINCE, SCENARIOS
from tests.benchmarks.scaling.sizing import size
from tests.benchmarks.scaling.variations import variations

NOT_YET = "The bench has not kept its figures yet; this table is made from them."
_MARKED = re.compile(r"(<!-- made: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_Row = Sequence[str]

READ = (
    *("list, first page", "list, next page", "list, to deal with", "list, overdue", "one letter"),
    *("desk", "search page, many hits", "search engine, many hits", "search engine, few hits"),
)
DONE = ("receive and register", "sign (certify)", "number and seal")
_TIMES = [*((name, viewer) for name in READ for viewer in VIEWERS), *((one, "") for one in DONE)]


class UnknownTableError(Exception):
    """The page asks for a table that the model does not make, or lacks one that it makes."""


def filled(page: str, measured: Measured | None) -> str:
    """Return the page with its tables made anew; raise UnknownTableError."""
    asked = [match["name"] for match in _MARKED.finditer(page)]
    if sorted(asked) != sorted(_TABLES):
        raise UnknownTableError(f"The page has {sorted(asked)}, the model {sorted(_TABLES)}.")
    return _MARKED.sub(lambda match: f"{match[1]}{made(match['name'], measured)}{match[3]}", page)


def made(name: str, measured: Measured | None) -> str:
    """Return one table; without figures, what stands in its place."""
    if measured is None and name in _FROM_FIGURES:
        return f"\n{NOT_YET}\n\n"
    rows = list(_TABLES[name](measured))
    return "\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows) + "\n"


def write(path: Path, measured: Measured | None) -> None:
    """Write the tables into a page."""
    path.write_text(filled(path.read_text(encoding="utf-8"), measured), encoding="utf-8")


def _heading(*cells: str) -> Iterator[_Row]:
    yield cells
    yield ["---"] * len(cells)


def _scenarios(_measured: Measured | None) -> Iterator[_Row]:
    yield from _heading("", *(one.name for one in SCENARIOS))
    yield "agencies", *(written(one.agencies) for one in SCENARIOS)
    yield "accounts", *(written(one.accounts) for one in SCENARIOS)
    yield "documents a year", *(written(one.documents_a_year) for one in SCENARIOS)
    yield "years", *(written(one.years) for one in SCENARIOS)
    yield "documents at the end", *(written(one.documents) for one in SCENARIOS)


def _figures(measured: Measured | None) -> Iterator[_Row]:
    kept = _there(measured)
    small, large = f"{kept.small:,} documents", f"{kept.large:,} documents"
    yield from _heading("measured", "unit", small, large, "at the country's end, reckoned")
    for name, viewer in _TIMES:
        if viewer and not kept.has(name, viewer):
            continue
        growth = kept.time(name, viewer)
        called = f"{name}, {viewer}" if viewer else name
        values = (growth.at_small, growth.at_large, growth.at(COUNTRY.documents))
        yield f"p50 of {called}", "ms", *(written(value) for value in values)
    for name, value, unit in (
        ("database_bytes ÷ documents", kept.database_bytes_a_document, "B"),
        ("index_bytes ÷ index_documents", kept.index_bytes_a_document, "B"),
        ("index_seconds ÷ grown_by", kept.index_seconds_a_document * 1000, "ms"),
    ):
        yield name, unit, "", written(value), ""


def _machine(measured: Measured | None) -> Iterator[_Row]:
    kept = _there(measured)
    yield from _heading("the bench's machine", "")
    yield from ([name.replace("_", " "), str(value)] for name, value in kept.machine.items())
    yield "day", kept.day
    yield "runs a figure", str(kept.runs)


def _assumptions(_measured: Measured | None) -> Iterator[_Row]:
    yield from _heading("assumed", "value", "range", "unit", "why")
    for one in quantities(Assumptions()):
        limits_of_it = f"{written(one.low)} – {written(one.high)}"
        yield one.name, written(one.value), limits_of_it, one.unit, one.source


def _rows(measured: Measured | None) -> Iterator[_Row]:
    yield from _heading(
        *("table", "rows a document", "in the bench", "B a row", "source", "B a document", "why")
    )
    for share in table_shares(measured, Assumptions()):
        source = "measured" if share.is_measured else "other row bytes"
        in_bench = "" if share.in_bench is None else written(share.in_bench)
        taken = (in_bench, written(share.row_bytes), source, written(share.document_bytes))
        yield f"`{share.table}`", written(share.rows), *taken, share.why


def _sizes(measured: Measured | None) -> Iterator[_Row]:
    sized = [list(size(one, _there(measured), Assumptions()).parts()) for one in SCENARIOS]
    yield from _heading("", "unit", *(one.name for one in SCENARIOS), "rests on")
    for parts in zip(*sized, strict=True):
        yield f"**{parts[0][0]}**", "", *("" for _one in SCENARIOS), ""
        for same in zip(*(found for _heading_of_it, found in parts), strict=True):
            values = (written(one.value) for one in same)
            yield same[0].name, same[0].unit, *values, same[0].source


def _sensitivity(measured: Measured | None) -> Iterator[_Row]:
    yield from _heading(
        *("what if", "of", "web processes", "workers", "database cores", "database TB"),
        *("index TB", "shards", "search cores, all shards", "vault TB"),
    )
    for scenario in (PROVINCE, COUNTRY):
        for one in variations(Assumptions()):
            sized = size(scenario, _there(measured), one.assumed, steeper=one.steeper)
            values = (
                *(sized.web.web_processes, sized.working.workers),
                *(sized.database_work.database_cores, sized.tables.database_terabytes),
                *(sized.index.index_terabytes, sized.index.shards),
                *(sized.index.search_cores_all_shards, sized.store.vault_terabytes),
            )
            yield one.question, scenario.name, *(written(value) for value in values)


def _breaks(measured: Measured | None) -> Iterator[_Row]:
    yield from _heading("of", "", "part", "carries", "needs", "unit", "reached", "answer")
    for scenario in (OFFICE, PROVINCE, COUNTRY):
        sized = size(scenario, _there(measured), Assumptions())
        for place, limit in enumerate(limits(sized, Assumptions()), start=1):
            amounts = (written(limit.carries), written(limit.needs), limit.unit)
            reached, today = limit.reached(scenario.years), ANSWERS[limit.part].today
            yield scenario.name, str(place), limit.part, *amounts, reached, today


def _answers(_measured: Measured | None) -> Iterator[_Row]:
    yield from _heading("part", "one notices by", "answer", "today")
    for part, answer in ANSWERS.items():
        yield part, answer.notices, answer.answer, answer.today


def _there(measured: Measured | None) -> Measured:
    if measured is None:
        raise RuntimeError(NOT_YET)
    return measured


_TABLES: dict[str, Callable[[Measured | None], Iterator[_Row]]] = {
    "scenarios": _scenarios,
    "machine": _machine,
    "figures": _figures,
    "assumptions": _assumptions,
    "rows": _rows,
    "sizes": _sizes,
    "sensitivity": _sensitivity,
    "breaks": _breaks,
    "answers": _answers,
}
_FROM_FIGURES = {"machine", "figures", "sizes", "sensitivity", "breaks"}
NAMES = tuple(_TABLES)
