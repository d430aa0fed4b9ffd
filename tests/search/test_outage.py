"""A real server stops, or hangs, while letters change; a minute after it is back the index is true.

In CI it is away for two minutes, in which 5,000 letters change; EOFFICE_OUTAGE sets the seconds.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from secrets import token_hex

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from eoffice.queue.models import TaskLease
from eoffice.queue.worker import Worker
from eoffice.things.models import Thing
from search.engine import get_engine
from search.engines.base import Query
from search.models import IndexRequest, RevokedSince
from tests.search.pages import visit
from tests.search.shelf import Shelf, give, take
from tests.servers import elasticsearch
from tests.servers.program import Server

AWAY = float(os.environ.get("EOFFICE_OUTAGE", "120" if os.environ.get("CI") else "20"))
LETTERS = 5_000 if os.environ.get("CI") else 300
CONVERGES_WITHIN = 60.0
UNREACHABLE = "Lúc này chưa kết nối được tới máy chủ tìm kiếm"

pytestmark = [pytest.mark.slow, pytest.mark.waits]


@contextmanager
def office_on(server: Server) -> Iterator[None]:
    """Have the office search on a server of its own, under a name that nobody else has."""
    names = ("SEARCH_URL", "SEARCH_USER", "SEARCH_PASSWORD")
    settings = {name: server.variables[name] for name in names}
    with override_settings(**settings, SEARCH_NAME=f"eoffice-{token_hex(4)}"):
        yield


class Desk:
    """Letters of one clerk, which are written, changed, hidden and thrown away at random."""

    def __init__(self, agency: Agency, shelf: Shelf, clerk: Actor) -> None:
        self._agency, self._shelf, self._clerk = agency, shelf, clerk
        self._draw = Random(6)
        self._hidden = dict[Thing, str]()
        self.expected = dict[Thing, str]()

    def write(self, number: int) -> None:
        title = f"Công văn {number} lần 0"
        thing = self._shelf.put(self._agency, title, pages=[f"nội dung {number}"])
        give(thing, self._clerk)
        self.expected[thing] = title

    def change(self, number: int) -> None:
        """Change one letter in one of the ways in which letters change."""
        thing = self._draw.choice(list(self.expected))
        how = self._draw.random()
        if how < 0.7:
            self.expected[thing] = title = f"{self.expected[thing].split(' lần')[0]} lần {number}"
            self._shelf.change(thing, title=title)
        elif how < 0.8:
            self.write(number)
        elif how < 0.9:
            self._shelf.take_away(thing)
            del self.expected[thing]
        else:
            take(thing, self._clerk)
            del self.expected[thing]

    def found(self) -> dict[str, str]:
        """Ask the engine itself for everything that the clerk may know of."""
        found, after = dict[str, str](), ""
        while True:
            query = Query(text="", holders=self._clerk.holders, size=100, after=after)
            page = get_engine().find(query)
            found |= {hit.uid.hex: hit.title.text for hit in page.hits}
            after = page.next
            if not after:
                return found

    def true(self) -> dict[str, str]:
        return {thing.uid.hex: title for thing, title in self.expected.items()}


@pytest.fixture
def desk(agency: Agency, shelf: Shelf, clerk: Actor) -> Desk:
    return Desk(agency, shelf, clerk)


def converge() -> float:
    """Work as a worker does until nothing waits for the index; return for how long."""
    began = time.monotonic()
    while IndexRequest.objects.exists():
        assert time.monotonic() - began < CONVERGES_WITHIN
        Worker("test", queues=["index"]).drain()
        time.sleep(0.1)
    return time.monotonic() - began


def seconds(doing: Callable[[], object]) -> float:
    began = time.monotonic()
    doing()
    return time.monotonic() - began


@pytest.mark.elasticsearch
def test_after_an_outage_nothing_is_missing_nothing_too_much_and_nothing_old(
    desk: Desk, clerk: Actor, client: Client
) -> None:
    worker = Worker("test", queues=["index"])
    with elasticsearch.running("8.19.21") as server, office_on(server):
        for number in range(LETTERS):
            desk.write(number)
        worker.drain()
        assert desk.found() == desk.true()

        server.stop()
        ends = time.monotonic() + AWAY
        for number in range(1, LETTERS + 1):
            desk.change(number)
            if number % (LETTERS // 10) == 0:
                worker.drain()
                assert UNREACHABLE in visit(client, clerk, q="công văn")
                assert client.get(reverse("search:suggest"), {"q": "hoa"}).status_code == 200
        while time.monotonic() < ends:
            worker.drain()
            time.sleep(1)
        assert IndexRequest.objects.exists()

        server.start()
        converge()

        assert desk.found() == desk.true()
        assert not RevokedSince.objects.exists()
        assert not TaskLease.objects.filter(parked_at__isnull=False).exists()
        assert UNREACHABLE not in visit(client, clerk, q="công văn")


@pytest.mark.elasticsearch_9
def test_a_server_that_hangs_holds_nobody_up_and_catches_up(
    desk: Desk, clerk: Actor, client: Client
) -> None:
    worker = Worker("test", queues=["index"])
    with elasticsearch.running("9.2.0") as server, office_on(server):
        for number in range(50):
            desk.write(number)
        worker.drain()
        visit(client, clerk, q="công văn")
        as_always = seconds(lambda: visit(client, clerk, q="công văn"))

        server.freeze()
        for number in range(1, 51):
            desk.change(number)
        waited_for_page = seconds(lambda: visit(client, clerk, q="công văn")) - as_always
        assert UNREACHABLE in visit(client, clerk, q="công văn")
        waited_for_drain = seconds(worker.drain)
        server.thaw()
        converge()

        assert desk.found() == desk.true()
        assert waited_for_page < 3.5
        assert waited_for_drain < 10
