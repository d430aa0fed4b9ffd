"""Workers that are killed again and again do every task, and what counts is done once.

EOFFICE_TASKS sets how many tasks there are; a worker is killed for every two hundred of them.
"""

import os
import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from tests.processes import Installation, wait_for
from tests.reliability import audits, ledger, offices
from tests.reliability.clients import Client
from tests.reliability.servers import Service, Services, services_of
from tests.reliability.test_kills import UPLOAD, drain

IS_PROVED = os.environ.get("CI") and os.environ.get("DB_NAME")  # where several machines share
TASKS = int(os.environ.get("EOFFICE_TASKS", "10000" if IS_PROVED else "1000"))
KILLS = TASKS // 200
LETTERS = 20  # that each web process takes in meanwhile; each brings tasks of its own


@pytest.mark.slow
@pytest.mark.both_databases
def test_every_task_is_done_and_counts_once_though_workers_are_killed(
    installation: Installation,
) -> None:
    """Two web processes and three workers, one of which is killed every moment."""
    folder = installation.folder / "files"
    installation.call(ledger.open_ledger)
    office = installation.call(offices.lay_out, drafts=0)
    with services_of(installation) as services:
        webs = [services.start_web(), services.start_web()]
        for web in webs:
            wait_for(web.is_up, "a web server")
        with ThreadPoolExecutor(2) as people:
            acknowledged = [
                people.submit(bring_letters, web, office[who])
                for web, who in zip(webs, ("clerk", "second_clerk"), strict=True)
            ]
            installation.call(
                ledger.ask_for, entries=TASKS // 2, files=TASKS - TASKS // 2, folder=str(folder)
            )
            kills = sum(1 for _kill in killing(services))
        drain(installation)
        letters = sum(one.result() for one in acknowledged)

    balance = installation.call(ledger.balance)
    assert kills == KILLS
    assert letters == 2 * LETTERS
    assert balance == {"asked": TASKS // 2, "missing": 0, "twice": 0, "given up": 0}
    assert len(list(folder.iterdir())) == TASKS - TASKS // 2
    repeated = [path for path in folder.iterdir() if path.stat().st_size > 1]
    assert len(repeated) <= KILLS, "more than the task at hand was repeated"
    assert installation.call(audits.counts)["documents"] == letters


def killing(services: Services) -> Iterator[Service]:
    """Keep three workers at work, and kill one of them every moment, as often as was promised."""
    chance = random.Random(26)
    working = [services.start_worker() for _worker in range(3)]
    for worker in working:
        wait_for(worker.is_up, "a worker")
    for _kill in range(KILLS):
        place = chance.randrange(3)
        wait_for(working[place].is_up, "a worker")
        time.sleep(chance.random())
        working[place].kill()
        yield working[place]
        working[place] = services.start_worker()
    for worker in working:
        worker.kill()


def bring_letters(web: Service, username: str) -> int:
    """Bring letters to one web process, one after another; count those that were acknowledged."""
    client = Client(lambda: web.port)
    client.sign_in(username)
    taken = 0
    for number in range(LETTERS):
        content = f"Thư của {username} số {number}.\n".encode()
        answer = client.post(UPLOAD, key=str(uuid4()), file=(f"thu-{number}.txt", content))
        taken += answer is not None and answer.code == 302
    return taken
