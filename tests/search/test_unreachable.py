"""The search server is away: search says so in a sentence, and everything else works."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from threading import Thread
from time import perf_counter

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from eoffice.queue.models import TaskLease
from eoffice.queue.worker import Worker
from search import health, tasks
from search.engines.base import SearchUnavailableError
from search.engines.elasticsearch.connecting import Server, connect, in_our_words
from search.models import IndexRequest
from tests.search.pages import visit
from tests.search.shelf import Shelf, give


@pytest.fixture
def closed() -> Iterator[None]:
    """A search server on a port where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with override_settings(SEARCH_URL=f"http://127.0.0.1:{free.getsockname()[1]}"):
            yield


@pytest.fixture
def silent() -> Iterator[None]:
    """A search server that takes connections and never answers."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        with override_settings(SEARCH_URL=f"http://127.0.0.1:{listening.getsockname()[1]}"):
            yield


def later_drains() -> int:
    later = DBTaskResult.objects.filter(
        task_path=tasks.drain.module_path, status="READY", run_after__gt=timezone.now()
    )
    return later.filter(run_after__lt=timezone.now() + timedelta(days=1)).count()


@pytest.mark.usefixtures("closed")
def test_the_page_says_that_search_cannot_be_reached(client: Client, clerk: Actor) -> None:
    page = visit(client, clerk, q="hộ tịch")

    assert "Lúc này chưa kết nối được tới máy chủ tìm kiếm" in page
    assert "reindex" not in page


@pytest.mark.usefixtures("silent")
def test_the_page_does_not_wait_for_a_server_that_is_silent(client: Client, clerk: Actor) -> None:
    began = perf_counter()

    page = visit(client, clerk, q="hộ tịch")

    assert "Lúc này chưa kết nối được tới máy chủ tìm kiếm" in page
    assert perf_counter() - began < 4


@pytest.mark.usefixtures("closed")
def test_people_are_still_suggested(client: Client, clerk: Actor, drafter: Actor) -> None:
    client.force_login(clerk.user)

    page = client.get(reverse("search:suggest"), {"q": "hang"}).content.decode()

    assert "Bùi Thanh" in page


@pytest.mark.usefixtures("closed")
def test_what_changes_waits_and_is_tried_again_in_a_moment(
    agency: Agency, shelf: Shelf, clerk: Actor
) -> None:
    give(shelf.put(agency, "Kế hoạch"), clerk)

    Worker("test", queues=["index"]).drain()

    assert IndexRequest.objects.count() == 1
    assert later_drains() == 1
    assert not TaskLease.objects.filter(parked_at__isnull=False).exists()


@pytest.mark.usefixtures("closed")
def test_many_changes_do_not_pile_up_drains(agency: Agency, shelf: Shelf) -> None:
    for number in range(5):
        shelf.put(agency, f"Kế hoạch {number}")
        Worker("test", queues=["index"]).drain()

    assert IndexRequest.objects.count() == 5
    assert later_drains() == 1


@pytest.mark.usefixtures("closed")
def test_a_drain_is_never_parked_however_long_the_server_is_away(
    agency: Agency, shelf: Shelf
) -> None:
    shelf.put(agency, "Kế hoạch")

    for _time in range(10):
        Worker("test", queues=["index"]).drain()
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())

    assert not TaskLease.objects.filter(parked_at__isnull=False).exists()
    assert DBTaskResult.objects.filter(status="READY").count() == 1


def test_what_waited_is_found_when_the_server_is_back(
    agency: Agency, shelf: Shelf, clerk: Actor, client: Client
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with override_settings(SEARCH_URL=f"http://127.0.0.1:{free.getsockname()[1]}"):
            give(shelf.put(agency, "Kế hoạch số hóa"), clerk)
            Worker("test", queues=["index"]).drain()
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())

    Worker("test", queues=["index"]).drain()

    assert "Kế hoạch" in visit(client, clerk, q="số hóa")


@pytest.mark.usefixtures("closed")
def test_the_page_of_operations_is_red_and_says_what_to_look_at(
    agency: Agency, shelf: Shelf
) -> None:
    shelf.put(agency, "Kế hoạch")

    with translation.override("en"):
        check = health.check_index(timezone.now())

    assert check.tone == "red"
    assert "1 change waits" in str(check.sentence)
    assert "SEARCH_URL" in str(check.advice)


@pytest.mark.usefixtures("closed")
def test_a_rebuild_is_refused_in_words(agency: Agency) -> None:
    with pytest.raises(CommandError, match="does not answer"):
        call_command("reindex", stdout=StringIO(), stderr=StringIO())


@pytest.mark.parametrize("status", [401, 403, 429, 502, 503])
def test_a_server_that_refuses_is_as_good_as_away(status: int) -> None:
    with (
        _answering(status) as url,
        connect(Server(url=url)) as client,
        pytest.raises(SearchUnavailableError),
        in_our_words(),
    ):
        client.search(index="eoffice-1")


@contextmanager
def _answering(status: int) -> Iterator[str]:
    """Run a server that gives one answer to everything."""

    class Refusing(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the base class names it
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Refusing) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
