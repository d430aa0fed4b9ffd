"""Sizes what serves people and what works behind them: pages, workers, searches, connections."""

from dataclasses import dataclass
from typing import Self

from tests.benchmarks.scaling.assumed import Assumptions
from tests.benchmarks.scaling.measured import Growth, Measured
from tests.benchmarks.scaling.quantities import at_most_busy, mean_wait, reckoned
from tests.benchmarks.scaling.scenarios import Scenario

POOL = 8
"""DB_POOL_SIZE as it is unless set: connections of each process, which has eight threads."""

KEPT_DAYS = 7
"""How long the queue keeps the tasks that are done."""

RECOGNISED_PAGES = 30
"""READING_RECOGNISED_PAGES as it is unless set."""

_HOUR = 3600.0


@dataclass(frozen=True)
class Load:
    """What comes in, on a working day, in its busiest hour and in that hour's busiest minute."""

    pages_a_second: float = reckoned(
        "1/s in the peak minute", "accounts, active people, pages a day, peak hour, peak minute"
    )
    documents_a_second: float = reckoned(
        "1/s in the peak hour", "documents a year, working days, peak hour"
    )
    documents_a_day: float = reckoned("1/day", "documents a year, working days")
    searches_a_second: float = reckoned("1/s in the peak minute", "pages a second, pages search")

    @classmethod
    def of(cls, scenario: Scenario, assumed: Assumptions) -> Self:
        people = scenario.accounts * assumed.active_people
        pages = people * assumed.pages_a_day * assumed.peak_hour * assumed.peak_minute / _HOUR
        a_day = scenario.documents_a_year / assumed.working_days
        return cls(
            pages_a_second=pages,
            documents_a_second=a_day * assumed.peak_hour / _HOUR,
            documents_a_day=a_day,
            searches_a_second=pages * assumed.pages_search,
        )


class Times:
    """The measured medians, mixed by who looks at what, at a number of documents; seconds."""

    def __init__(
        self, measured: Measured, assumed: Assumptions, documents: float, *, steeper: float = 1.0
    ) -> None:
        self._measured = measured
        self._assumed = assumed
        self._documents = documents
        self._steeper = steeper

    def of_all(self, name: str) -> float:
        """Return what a figure comes to over the viewers that have it, medium ones at least."""
        assumed = self._assumed
        medium = 1 - assumed.rare_viewers - assumed.broad_viewers
        shares = {"rare": assumed.rare_viewers, "medium": medium, "broad": assumed.broad_viewers}
        having = [one for one in shares if one == "medium" or self._measured.has(name, one)]
        times = {one: self._at(self._measured.time(name, one), self._documents) for one in having}
        return sum(shares[one] * times[one] for one in having) / sum(shares[one] for one in having)

    def page(self) -> float:
        """Return the mean time of a page."""
        assumed = self._assumed
        lists, piles = assumed.pages_lists, assumed.pages_piles
        search = assumed.pages_search
        return (
            lists * 0.8 * self.of_all("list, first page")
            + lists * 0.2 * self.of_all("list, next page")
            + piles * 0.3 * self.of_all("desk")
            + piles * 0.5 * self.of_all("list, to deal with")
            + piles * 0.2 * self.of_all("list, overdue")
            + search * self.of_all("search page, many hits")
            + (1 - lists - piles - search) * self.of_all("one letter")
        )

    def act(self) -> float:
        """Return what taking in, or signing and issuing, a mean document takes."""
        issue = self.alone("sign (certify)") + self.alone("number and seal")
        return self.alone("receive and register") + self._assumed.outgoing * issue

    def alone(self, name: str) -> float:
        """Return a figure that has no viewer."""
        return self._at(self._measured.time(name), self._documents)

    def search_of_shard(self, documents: float) -> float:
        """Return what a search costs in a shard of so many documents; half of them find much."""
        both = [
            self._at(self._measured.time(f"search engine, {hits} hits", viewer), documents)
            for hits in ("many", "few")
            for viewer in ("medium", "broad")
        ]
        return sum(both) / len(both)

    def _at(self, growth: Growth, documents: float) -> float:
        return growth.at(documents, steeper=self._steeper) / 1000


@dataclass(frozen=True)
class Web:
    """The processes that serve pages. A process has one interpreter: one page at a time counts."""

    page_milliseconds: float = reckoned(
        "ms", "p50 of lists, desk, one letter, search page, by viewer; pages lists, piles, search"
    )
    busy_processes: float = reckoned(
        "processes", "pages/s × ms; documents/s × (receive and register; sign; number and seal)"
    )
    web_processes: int = reckoned("processes", "busy ÷ 0.6")
    mean_wait_milliseconds: float = reckoned("ms", "M/M/c over them")
    network_megabits: float = reckoned(
        "Mbit/s in the peak minute", "page kilobytes; one original a letter that is opened"
    )

    @classmethod
    def of(cls, load: Load, times: Times, assumed: Assumptions) -> Self:
        acts = load.documents_a_second * assumed.peak_minute
        page = times.page()
        busy = load.pages_a_second * page + acts * times.act()
        processes = at_most_busy(busy)
        letters = 1 - assumed.pages_lists - assumed.pages_piles - assumed.pages_search
        kilobytes = assumed.page_kilobytes + letters * original_kilobytes(assumed)
        return cls(
            page_milliseconds=page * 1000,
            busy_processes=busy,
            web_processes=processes,
            mean_wait_milliseconds=mean_wait(busy, processes, page) * 1000,
            network_megabits=load.pages_a_second * kilobytes * 8 / 1000,
        )


@dataclass(frozen=True)
class Working:
    """Workers, which have to keep up with the peak hour; a busy minute may wait."""

    seconds_a_document: float = reckoned(
        "s", "child, text, recognition, conversion, tasks, mails; the drain is reckoned apart"
    )
    busy_workers: float = reckoned("workers", "documents/s × s")
    workers: int = reckoned("workers of one core", "busy ÷ 0.6; at least 2")
    tasks_a_second: float = reckoned("1/s in the peak hour", "documents/s × tasks")
    rows_of_the_queue: float = reckoned("rows", "documents/day × tasks × 7 days that are kept")
    drain_busy: float = reckoned(
        "of its time", "documents/s × index writes × (index_seconds, describe seconds)"
    )

    @classmethod
    def of(cls, load: Load, measured: Measured, assumed: Assumptions) -> Self:
        seconds = seconds_a_document(assumed)
        busy = load.documents_a_second * seconds
        write = measured.index_seconds_a_document + assumed.describe_seconds
        return cls(
            seconds_a_document=seconds,
            busy_workers=busy,
            workers=at_most_busy(busy, least=2),
            tasks_a_second=load.documents_a_second * assumed.tasks,
            rows_of_the_queue=load.documents_a_day * assumed.tasks * KEPT_DAYS,
            drain_busy=load.documents_a_second * assumed.index_writes * write,
        )


@dataclass(frozen=True)
class DatabaseWork:
    """What the processors and the connections of PostgreSQL have to do."""

    database_cores_busy: float = reckoned("cores", "busy processes × database share; tasks/s")
    database_cores: int = reckoned("cores", "busy ÷ 0.6")
    read_replicas: int = reckoned(
        "servers", "what is above 0.6 of one server's cores, if lists and search may read there"
    )
    connections: int = reckoned("connections", "(web processes + workers + 1) × DB_POOL_SIZE")

    @classmethod
    def of(cls, web: Web, working: Working, assumed: Assumptions) -> Self:
        queue = working.tasks_a_second * assumed.task_seconds
        busy = (web.busy_processes + queue) * assumed.database_share
        servers = at_most_busy(busy / assumed.server_cores)
        return cls(
            database_cores_busy=busy,
            database_cores=at_most_busy(busy),
            read_replicas=servers - 1,
            connections=(web.web_processes + working.workers + 1) * POOL,
        )


def original_kilobytes(assumed: Assumptions) -> float:
    """Return the size of a mean document as it came."""
    a_page = (
        assumed.scanned * assumed.scanned_kilobytes
        + (1 - assumed.scanned) * assumed.digital_kilobytes
    )
    return assumed.document_pages * a_page


def seconds_a_document(assumed: Assumptions) -> float:
    """Return how long a worker is busy with a mean document, over its life."""
    recognised = min(assumed.document_pages, RECOGNISED_PAGES)
    return (
        assumed.child_seconds
        + assumed.document_pages * assumed.text_seconds
        + assumed.scanned * recognised * assumed.recognition_seconds
        + assumed.word_files * assumed.conversion_seconds
        + assumed.tasks * assumed.task_seconds
        + assumed.mails * assumed.mail_seconds
    )
