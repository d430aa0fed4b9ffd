"""The whole model: one installation, sized part by part."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.scaling.assumed import Assumptions
from tests.benchmarks.scaling.keeping import Care, Index, Store, Tables
from tests.benchmarks.scaling.measured import Measured
from tests.benchmarks.scaling.quantities import Quantity, quantities
from tests.benchmarks.scaling.scenarios import Scenario
from tests.benchmarks.scaling.serving import DatabaseWork, Load, Times, Web, Working


@dataclass(frozen=True)
class Sizing:
    """What an installation needs in its last year, when it has most."""

    load: Load
    web: Web
    working: Working
    database_work: DatabaseWork
    tables: Tables
    index: Index
    store: Store
    care: Care

    def parts(self) -> Iterator[tuple[str, list[Quantity]]]:
        """List everything, under the headings of the page."""
        for heading, parts in (
            ("Load", [self.load]),
            ("Pages", [self.web]),
            ("Workers and queue", [self.working]),
            ("PostgreSQL", [self.database_work, self.tables]),
            ("Elasticsearch", [self.index]),
            ("Object store", [self.store]),
            ("Backup, restore, care", [self.care]),
        ):
            yield heading, [one for part in parts for one in quantities(part)]


def size(
    scenario: Scenario, measured: Measured, assumed: Assumptions, *, steeper: float = 1.0
) -> Sizing:
    """Size an installation; `steeper` has times grow faster, past what was measured."""
    load = Load.of(scenario, assumed)
    times = Times(measured, assumed, scenario.documents, steeper=steeper)
    web = Web.of(load, times, assumed)
    working = Working.of(load, measured, assumed)
    tables = Tables.of(scenario, load, measured, assumed)
    store = Store.of(scenario, load, assumed)
    return Sizing(
        load=load,
        web=web,
        working=working,
        database_work=DatabaseWork.of(web, working, assumed),
        tables=tables,
        index=Index.of(scenario, load, measured, assumed, times=times),
        store=store,
        care=Care.of(scenario, tables, store, measured, assumed),
    )
