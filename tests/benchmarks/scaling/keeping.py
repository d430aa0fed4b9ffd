"""Sizes what is kept: tables, index, files; and how long copies and returns of it take."""

import math
from dataclasses import dataclass
from typing import Self

from tests.benchmarks.scaling.assumed import ROWS, Assumptions
from tests.benchmarks.scaling.measured import Measured
from tests.benchmarks.scaling.quantities import at_most_busy, reckoned
from tests.benchmarks.scaling.scenarios import Scenario
from tests.benchmarks.scaling.serving import Load, Times, original_kilobytes

_HOUR, _DAY = 3600.0, 86_400.0


@dataclass(frozen=True)
class TableShare:
    """What a table takes of a document: its rows, and the bytes of each, measured or assumed."""

    table: str
    rows: float
    row_bytes: float
    is_measured: bool
    in_bench: float | None
    why: str

    @property
    def document_bytes(self) -> float:
        return self.rows * self.row_bytes


def table_shares(measured: Measured | None, assumed: Assumptions) -> list[TableShare]:
    """List what each table takes of a document, in the order of the product's rooms."""
    shares = []
    for table, rows, why in ROWS:
        kept = measured.row_bytes(table) if measured else None
        taken = assumed.other_row_bytes if kept is None else kept
        in_bench = measured.rows_a_document(table) if measured else None
        shares.append(TableShare(table, rows, taken, kept is not None, in_bench, why))
    return shares


@dataclass(frozen=True)
class Tables:
    """What lies in PostgreSQL after all years."""

    kilobytes_a_document: float = reckoned(
        "kB", "rows a document × measured bytes a row with indexes; bloat"
    )
    database_terabytes: float = reckoned("TB", "kB × documents of all years")
    database_terabytes_a_year: float = reckoned("TB", "kB × documents a year; a partition a year")
    largest_table_gigabytes: float = reckoned("GB", "rows and bytes of the largest table")
    memory_gigabytes: float = reckoned("GB", "a quarter of the rows of the last two years in cache")
    log_gigabytes_a_day: float = reckoned("GB", "kB × documents/day × log factor")

    @classmethod
    def of(cls, scenario: Scenario, load: Load, measured: Measured, assumed: Assumptions) -> Self:
        shares = table_shares(measured, assumed)
        a_document = sum(share.document_bytes for share in shares) * assumed.bloat
        largest = max(share.document_bytes for share in shares) * assumed.bloat
        a_year = a_document * scenario.documents_a_year
        return cls(
            kilobytes_a_document=a_document / 1e3,
            database_terabytes=a_document * scenario.documents / 1e12,
            database_terabytes_a_year=a_year / 1e12,
            largest_table_gigabytes=largest * scenario.documents / 1e9,
            memory_gigabytes=a_year * min(2, scenario.years) / 4 / 1e9,
            log_gigabytes_a_day=a_document * load.documents_a_day * assumed.log_factor / 1e9,
        )


@dataclass(frozen=True)
class Index:
    """What lies in Elasticsearch, and what its processors do."""

    kilobytes_a_document: float = reckoned(
        "kB", "index_bytes of the bench; document pages × index kilobytes"
    )
    index_terabytes: float = reckoned("TB, one copy", "kB × documents of all years")
    shards: int = reckoned("primary shards", "TB ÷ shard gigabytes")
    shards_a_year: float = reckoned("primary shards", "shards ÷ years: an index a year")
    nodes: int = reckoned("nodes", "two copies ÷ node terabytes; 1, or 3 and more")
    search_cores_all_shards: float = reckoned(
        "cores busy", "searches/s × shards × p50 of search engine at the documents of a shard"
    )
    search_cores_one_shard: float = reckoned(
        "cores busy", "the same if a search asks one shard, that of its agency"
    )

    @classmethod
    def of(
        cls,
        scenario: Scenario,
        load: Load,
        measured: Measured,
        assumed: Assumptions,
        *,
        times: Times,
    ) -> Self:
        text = assumed.document_pages * assumed.index_kilobytes * 1e3
        a_document = measured.index_bytes_a_document + text
        all_of_it = a_document * scenario.documents
        shards = max(math.ceil(all_of_it / (assumed.shard_gigabytes * 1e9)), 1)
        nodes = math.ceil(2 * all_of_it / (assumed.node_terabytes * 1e12)) if shards > 1 else 1
        one = load.searches_a_second * times.search_of_shard(scenario.documents / shards)
        return cls(
            kilobytes_a_document=a_document / 1e3,
            index_terabytes=all_of_it / 1e12,
            shards=shards,
            shards_a_year=shards / scenario.years,
            nodes=max(nodes, 3) if shards > 1 else 1,
            search_cores_all_shards=one * shards,
            search_cores_one_shard=one,
        )


@dataclass(frozen=True)
class Store:
    """What lies in the vault, on one side; the second store has the versions only."""

    kilobytes_a_document: float = reckoned(
        "kB", "document pages, kB a page scanned or not, kept versions, renditions"
    )
    vault_terabytes: float = reckoned("TB", "kB × documents of all years")
    second_store_terabytes: float = reckoned("TB", "the same without renditions")
    objects_millions: float = reckoned("millions", "objects × documents of all years")
    buckets: int = reckoned("buckets", "objects ÷ bucket objects")
    copies_megabits: float = reckoned("Mbit/s in the peak hour", "versions × documents/s")

    @classmethod
    def of(cls, scenario: Scenario, load: Load, assumed: Assumptions) -> Self:
        original = original_kilobytes(assumed)
        versions = original * assumed.kept_versions
        a_document = versions + original * assumed.renditions
        objects = assumed.objects * scenario.documents
        return cls(
            kilobytes_a_document=a_document,
            vault_terabytes=a_document * scenario.documents / 1e9,
            second_store_terabytes=versions * scenario.documents / 1e9,
            objects_millions=objects / 1e6,
            buckets=max(math.ceil(objects / assumed.bucket_objects), 1),
            copies_megabits=load.documents_a_second * versions * 8 / 1000,
        )


@dataclass(frozen=True)
class Care:
    """How long what the operator runs takes, at the end of all years."""

    dump_hours: float = reckoned("h", "database ÷ dump megabytes")
    restore_hours: float = reckoned("h", "database ÷ restore megabytes; the index comes after it")
    reindex_hours: float = reckoned("h", "documents × (index_seconds, describe seconds), one run")
    verify_days: float = reckoned("days", "vault ÷ verify megabytes, one run")
    parallel_reindexing: int = reckoned("runs at once", "reindex within 48 h, busy 0.6")

    @classmethod
    def of(
        cls,
        scenario: Scenario,
        tables: Tables,
        store: Store,
        measured: Measured,
        assumed: Assumptions,
    ) -> Self:
        write = measured.index_seconds_a_document + assumed.describe_seconds
        megabytes = tables.database_terabytes * 1e6
        reindex = scenario.documents * write / _HOUR
        return cls(
            dump_hours=megabytes / assumed.dump_megabytes / _HOUR,
            restore_hours=megabytes / assumed.restore_megabytes / _HOUR,
            reindex_hours=reindex,
            verify_days=store.vault_terabytes * 1e6 / assumed.verify_megabytes / _DAY,
            parallel_reindexing=at_most_busy(reindex / 48),
        )
