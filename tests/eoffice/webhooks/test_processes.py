"""Workers that die while they send: every event arrives, and a receiver drops what it has."""

import random
import time

import pytest

from tests.eoffice.webhooks import acts
from tests.eoffice.webhooks.receivers import Got, Receiver, Reply, answering, closing, verify
from tests.processes import Installation, Running, wait_for

EVENTS, KILLS = 20, 6


@pytest.mark.slow
@pytest.mark.both_databases
def test_whatever_workers_die_of_every_event_arrives(
    installation: Installation, receiver: Receiver
) -> None:
    chance = random.Random(7)
    office = installation.call(acts.lay_out, port=receiver.port, events=EVENTS)
    receiver.will(*_troubles(chance), answering(200))

    for _kill in range(KILLS):
        worker = _start(installation, receiver)
        _wait_for_another(installation, receiver)
        time.sleep(chance.uniform(0, 0.3))
        worker.kill()
        installation.call(acts.let_time_pass)
    worker = _start(installation, receiver)
    wait_for(lambda: _is_done(installation), "the last message")
    worker.stop()

    assert {got.headers["webhook-id"] for got in receiver.got} == set(office["uids"])
    for got in receiver.got:
        verify(got, office["secret"], now=float(got.headers["webhook-timestamp"]))
    assert _are_the_same(receiver.got)


def _wait_for_another(installation: Installation, receiver: Receiver) -> None:
    before = len(receiver.got)
    wait_for(lambda: len(receiver.got) > before or _is_done(installation), "a message")


def _start(installation: Installation, receiver: Receiver) -> Running:
    return installation.start(acts.serve, port=receiver.port, ca_file=str(receiver.ca_file))


def _is_done(installation: Installation) -> bool:
    return bool(installation.call(acts.let_time_pass) == [0, EVENTS])


def _troubles(chance: random.Random) -> list[Reply]:
    return [chance.choice([answering(500), closing, answering(200)]) for _time in range(EVENTS)]


def _are_the_same(received: list[Got]) -> bool:
    """Say whether a message that came twice was the same both times."""
    bodies: dict[str, set[bytes]] = {}
    for got in received:
        bodies.setdefault(got.headers["webhook-id"], set()).add(got.body)
    return all(len(found) == 1 for found in bodies.values())
