"""PostgreSQL stops, dies and comes back while letters come in: what was acknowledged is there.

EOFFICE_RESTARTS sets how often; without it twelve times in CI and four on a person's machine.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from uuid import uuid4

import pytest

from tests.processes import PATIENCE, Installation, environment_of, migrate, wait_for
from tests.reliability import audits, offices
from tests.reliability.clients import Client
from tests.reliability.conftest import plain
from tests.reliability.servers import services_of
from tests.reliability.test_kills import FOUND, UPLOAD, drain
from tests.servers import postgresql
from tests.servers.program import Server

RESTARTS = int(os.environ.get("EOFFICE_RESTARTS", "12" if os.environ.get("CI") else "4"))
AWAY = 503
pytestmark = [pytest.mark.slow, pytest.mark.waits, pytest.mark.postgresql]


@pytest.fixture
def server() -> Iterator[Server]:
    """A PostgreSQL that this test alone uses. Each commit reaches the disk, as in an office."""
    careful = ("fsync=on", "synchronous_commit=on", "full_page_writes=on")
    with postgresql.running(options=careful) as started:
        yield started


@pytest.fixture
def installation(server: Server, tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path, {**environment_of(tmp_path), **server.variables})
    migrate(made)
    yield plain(made)
    made.close()


def test_what_was_acknowledged_is_there_however_often_the_database_was_away(
    installation: Installation, server: Server
) -> None:
    with services_of(installation) as services:
        office = installation.call(offices.lay_out, drafts=0)
        web, _worker = services.start_web(), services.start_worker()
        wait_for(web.is_up, "the web server")
        people = [Client(lambda: web.port) for _person in range(2)]
        for person, name in zip(people, ("clerk", "second_clerk"), strict=True):
            person.sign_in(office[name])

        over = Event()
        with ThreadPoolExecutor(2) as bringing:
            notes = [bringing.submit(bring_letters, person, over) for person in people]
            take_away_and_bring_back(server)
            time.sleep(1)
            over.set()
        drain(installation)

    uploads = [digest for note in notes for digest in note.result()[0]]
    answers = {answer for note in notes for answer in note.result()[1]}
    assert answers <= {FOUND, AWAY}, "people were told something else than that it is away"
    assert AWAY in answers
    assert len(uploads) >= RESTARTS
    assert installation.call(audits.faults, uploads=uploads, issued=[]) == []


def take_away_and_bring_back(server: Server) -> None:
    """Stop it as an operator does, and kill it as a power cut does, by turns."""
    for number in range(RESTARTS):
        time.sleep(1.5)
        if number % 2:
            server.kill()
        else:
            server.stop()
        time.sleep(0.5)
        server.start()


def bring_letters(person: Client, over: Event) -> tuple[list[str], set[int]]:
    """Bring letter after letter, each until it is acknowledged; note what was answered."""
    acknowledged, answers = [], set[int]()
    while not over.is_set():
        key, content = str(uuid4()), f"Thư {uuid4()}.\n".encode()
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            answer = person.post(UPLOAD, key=key, file=(f"{key}.txt", content))
            if answer is not None:
                answers.add(answer.code)
            if answer is not None and answer.code == FOUND:
                acknowledged.append(hashlib.sha256(content).hexdigest())
                break
            time.sleep(0.1)
    return acknowledged, answers
