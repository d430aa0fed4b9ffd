"""What breaks first: what each part carries as it is today, against what is needed."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.scaling.assumed import Assumptions
from tests.benchmarks.scaling.quantities import BUSY, written
from tests.benchmarks.scaling.sizing import Sizing

NIGHT, RETURN, WEEKEND = 8.0, 24.0, 48.0
"""Hours: for a dump; for a restore, as tenders of provinces ask; for a reindex."""

WEEK = 6.0
"""Days in which a weekly reading of the whole vault has to end."""

PROCESSES, WORKERS = 2, 2
"""WEB_PROCESSES and WORKERS as they are unless set."""

SHARDS = 1
"""SEARCH_SHARDS as it is unless set."""


@dataclass(frozen=True)
class Limit:
    """One part that has an end: what it carries, what is needed after all years, in one unit.

    What is needed of a `stock` grows from year to year; the rest is there from the first day.
    """

    part: str
    carries: float
    needs: float
    unit: str
    is_stock: bool = False

    @property
    def headroom(self) -> float:
        """How many times of what is needed it carries; below one, it breaks."""
        return math.inf if not self.needs else self.carries / self.needs

    def reached(self, years: int) -> str:
        """Say when, or at which load, the end comes."""
        if self.headroom >= 1:
            return f"not reached; carries {written(self.headroom)} times this"
        if self.is_stock:
            return f"in year {math.floor(self.headroom * years) + 1}"
        return f"at {written(self.headroom * 100)} % of this load"

    @property
    def order(self) -> tuple[float, float]:
        """Where it stands among others: what breaks on the first day, then year by year."""
        if self.headroom >= 1:
            return (1, self.headroom)
        return (self.headroom if self.is_stock else 0, self.headroom)


@dataclass(frozen=True)
class Answer:
    """How a limit shows, what answers it, and whether that is there today."""

    notices: str
    answer: str
    today: str


SETTING, OPERATOR, CHANGE = "setting", "operator's work", "change to be made"

ANSWERS: dict[str, Answer] = {
    "web processes": Answer(
        "the proxy's times; `/readyz` answers late",
        "`WEB_PROCESSES`, then more machines with `eoffice serve --without-worker`",
        SETTING,
    ),
    "workers": Answer(
        "`eoffice_queue_oldest_seconds`; *Operations → Work in the background*",
        "`WORKERS`, then more machines with `eoffice work --without-schedule`; "
        "`--queue reading` apart from the rest, so that scans hold up nothing",
        SETTING,
    ),
    "shards": Answer(
        "Elasticsearch's own figures; searches slower from month to month",
        "`SEARCH_SHARDS`, then `eoffice reindex`; the number is chosen for the last year",
        SETTING,
    ),
    "search over all shards": Answer(
        "Elasticsearch's processors; a search that takes 2.5 s is given up and says so",
        "an index a year behind one alias, and `routing` by agency, so that a search asks one "
        "shard; more copies than `auto_expand_replicas: 0-1`, which share the searches",
        CHANGE,
    ),
    "one drain of the index": Answer(
        "`eoffice_index_oldest_seconds`, `eoffice_index_requests`; *Operations → Search index*",
        "requests shared out by thing, a lock a share; the versions of entries allow it",
        CHANGE,
    ),
    "reindex in a weekend": Answer(
        "its own bar",
        "`--resume` is there; several runs at once by ranges of things are not, nor reading the "
        "keys of things in parts (now all at once, in memory)",
        CHANGE,
    ),
    "processors of one database server": Answer(
        "PostgreSQL's `pg_stat_activity`; all pages slower at once",
        "a larger server first; then replicas and a router for what may read there (below)",
        CHANGE,
    ),
    "connections": Answer(
        "“too many clients” in the log; `/readyz` 503; pages wait 5 s for the pool",
        "`DB_POOL_SIZE` 2 to 4: a thread seldom holds one all the time. PgBouncer by transaction "
        "may stand before the pages alone (not tried); never before workers, since the lock of "
        "the index hangs on its session",
        SETTING,
    ),
    "tasks through one queue": Answer(
        "`eoffice_queue_tasks`, `eoffice_queue_oldest_seconds` of all queues together",
        "several tasks a claim; one task an entry instead of one a follower; fewer days of "
        "tasks that are done",
        CHANGE,
    ),
    "largest table in one piece": Answer(
        "`pg_stat_user_tables`: dead rows, last vacuum",
        "partitions by year (below)",
        CHANGE,
    ),
    "dump in a night": Answer(
        "how long the backup takes",
        "pgBackRest or pg_basebackup with kept write-ahead log: restore to any instant; no change "
        "in the product",
        OPERATOR,
    ),
    "restore in a day": Answer(
        "the quarterly trial of a restore",
        "a physical backup as above, and a standby that takes over",
        OPERATOR,
    ),
    "reading the vault in a week": Answer(
        "`verify-storage` is not done when the next one begins",
        "a part of the vault each day; until then the timer once a month, and the store's own "
        "scrubbing",
        CHANGE,
    ),
    "one gateway on one file system": Answer(
        "*Operations → Files*: room; the file system's own check takes days",
        "an S3 store of several machines: `S3_ENDPOINT`, then `eoffice move-vault`; "
        "`eoffice check-storage` says whether it keeps the promises",
        SETTING,
    ),
    "objects in one bucket": Answer(
        "listings of `verify-storage` slow",
        "a bucket for each province, by the agency that begins an object's name",
        CHANGE,
    ),
}


def limits(sizing: Sizing, assumed: Assumptions) -> list[Limit]:
    """List all of them, what breaks first at the top."""
    return sorted(_limits(sizing, assumed), key=lambda limit: limit.order)


def _limits(sizing: Sizing, assumed: Assumptions) -> Iterator[Limit]:
    web, working, database = sizing.web, sizing.working, sizing.database_work
    tables, index, store, care = sizing.tables, sizing.index, sizing.store, sizing.care
    yield Limit("web processes", PROCESSES * BUSY, web.busy_processes, "busy processes")
    yield Limit("workers", WORKERS * BUSY, working.busy_workers, "busy workers")
    shard, index_gigabytes = assumed.shard_gigabytes, index.index_terabytes * 1e3
    yield Limit("shards", SHARDS * shard, index_gigabytes, "GB", is_stock=True)
    nodes, searching = index.nodes * assumed.node_cores * BUSY, index.search_cores_all_shards
    yield Limit("search over all shards", nodes, searching, "cores busy", is_stock=True)
    yield Limit("one drain of the index", BUSY, working.drain_busy, "of its time")
    yield Limit("reindex in a weekend", WEEKEND, care.reindex_hours, "h", is_stock=True)
    busy, cores = database.database_cores_busy, assumed.server_cores * BUSY
    yield Limit("processors of one database server", cores, busy, "cores busy")
    yield Limit("connections", assumed.connections, database.connections, "connections")
    yield Limit(
        "tasks through one queue", assumed.queue_tasks * BUSY, working.tasks_a_second, "1/s"
    )
    largest, piece = tables.largest_table_gigabytes, assumed.table_gigabytes
    yield Limit("largest table in one piece", piece, largest, "GB", is_stock=True)
    yield Limit("dump in a night", NIGHT, care.dump_hours, "h", is_stock=True)
    yield Limit("restore in a day", RETURN, care.restore_hours, "h", is_stock=True)
    yield Limit("reading the vault in a week", WEEK, care.verify_days, "days", is_stock=True)
    room = assumed.store_terabytes
    yield Limit("one gateway on one file system", room, store.vault_terabytes, "TB", is_stock=True)
    many = assumed.bucket_objects / 1e6
    yield Limit("objects in one bucket", many, store.objects_millions, "millions", is_stock=True)
