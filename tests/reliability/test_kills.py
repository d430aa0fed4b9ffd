"""Killing the web server and the worker during uploads and issues loses nothing acknowledged.

EOFFICE_KILLS sets how often; without it 200 times on SQLite and 40 times on PostgreSQL.
"""

import hashlib
import os
import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from uuid import uuid4

import pytest

from tests.processes import Installation, ProcessFailedError
from tests.reliability import audits, offices
from tests.reliability.clients import Client
from tests.reliability.servers import Pair, Services, services_of

KILLS = int(os.environ.get("EOFFICE_KILLS", "40" if os.environ.get("DB_NAME") else "200"))
UPLOAD = "/documents/intake/upload/"
FOUND, FORBIDDEN = 302, 403
STILL_BEING_DONE = "/"  # where one is led whose form was cut off a moment ago


@dataclass(frozen=True)
class Sent:
    """A form that was acknowledged, so that it can be sent again."""

    client: Client
    path: str
    key: str
    location: str
    file: tuple[str, bytes] | None = None


@dataclass
class Log:
    """What the people at the browsers have noted: contents and documents, and how they heard."""

    uploads: dict[str, Sent] = field(default_factory=dict)
    issues: dict[str, Sent] = field(default_factory=dict)
    found_issued: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.mark.slow
@pytest.mark.both_databases
def test_nothing_that_was_acknowledged_is_lost_when_servers_are_killed(
    installation: Installation,
) -> None:
    with services_of(installation) as services:
        office = installation.call(offices.lay_out, drafts=(KILLS + 1) // 2)
        web, log = Pair(services.start_web), Log()
        bringing, issuing = Client(lambda: web.port), Client(lambda: web.port)
        bringing.sign_in(office["clerk"])
        issuing.sign_in(office["second_clerk"])

        kill_in_the_middle(services, web, (bringing, issuing), log, office["drafts"])
        drain(installation)

        before = installation.call(audits.counts)
        again = {sent.key: send_again(sent) for sent in chain_of(log)}
        assert again == {sent.key: sent.location for sent in chain_of(log)}
        assert installation.call(audits.counts) == before

    assert log.complaints == []
    assert len(log.uploads) == KILLS
    assert len(log.issues) + len(log.found_issued) == (KILLS + 1) // 2
    assert bringing.cut_off + issuing.cut_off >= KILLS // 10, "the kills came at idle moments"
    issued = [*log.issues, *log.found_issued]
    assert installation.call(audits.faults, uploads=[*log.uploads], issued=issued) == []


def kill_in_the_middle(
    services: Services, web: Pair, people: tuple[Client, Client], log: Log, drafts: list[str]
) -> None:
    """Kill web server and worker by turns, while one clerk brings letters and one issues."""
    chance = random.Random(15)
    bringing, issuing = people
    workers = Pair(services.start_worker)
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as other:
        promised = []
        for number in range(KILLS):
            promised.append(one.submit(upload, bringing, log, number))
            if number % 2 == 0:
                promised.append(other.submit(issue, issuing, log, drafts[number // 2]))
            wait_for_a_form(people)
            time.sleep(chance.choice([0.05, 0.5]) * chance.random())
            (web if number % 2 == 0 else workers).kill()
        for one_more in promised:
            one_more.result()
    workers.kill_both()


def wait_for_a_form(people: tuple[Client, Client]) -> None:
    ends = time.monotonic() + 1  # then both were too quick to be seen
    while not any(person.is_asking for person in people) and time.monotonic() < ends:
        time.sleep(0.001)


def upload(client: Client, log: Log, number: int) -> None:
    """Bring a letter, again and again with the same key until the server says that it has it."""
    words = " ".join(random.Random(number).choices(["công", "văn", "báo", "cáo"], k=4000))
    content = f"Thư số {number}. {words}\n".encode()
    key, file = str(uuid4()), (f"thu-{number}.txt", content)
    while (answer := client.post(UPLOAD, key=key, file=file)) is None:
        time.sleep(0.02)
    if answer.code != FOUND:
        log.complaints.append(f"{answer.code} for an upload: {answer.body[:2000]!r}")
        return
    digest = hashlib.sha256(content).hexdigest()
    log.uploads[digest] = Sent(client, UPLOAD, key, answer.location, file)


def issue(client: Client, log: Log, uid: str) -> None:
    """Press "issue" until the document is issued, as somebody does who sees no answer."""
    document = f"/documents/outgoing/{uid}/"
    key = str(uuid4())
    while True:
        answer = client.post(f"{document}issue/", key=key)
        if answer is None:
            time.sleep(0.02)
        elif answer.code == FOUND and answer.location == STILL_BEING_DONE:
            key = str(uuid4())  # the page was opened again
        elif answer.code == FOUND and answer.location == document:
            log.issues[uid] = Sent(client, f"{document}issue/", key, document)
            return
        elif answer.code == FORBIDDEN:
            log.found_issued.append(uid)  # by the press whose answer was lost
            return
        else:
            log.complaints.append(f"{answer.code} for an issue: {answer.body[:2000]!r}")
            return


def send_again(sent: Sent) -> str:
    answer = sent.client.post(sent.path, key=sent.key, file=sent.file)
    return answer.location if answer else "no answer"


def chain_of(log: Log) -> list[Sent]:
    return [*chain(log.uploads.values(), log.issues.values())]


def drain(installation: Installation) -> None:
    """Let one worker do what is left, without the minute after which a dead one's task is free."""
    while installation.call(audits.free_the_tasks_of_the_dead):
        working = installation.manage("work", "--until-empty")
        if working.wait() != 0:
            raise ProcessFailedError(working.words())
