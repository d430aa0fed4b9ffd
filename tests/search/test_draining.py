"""The drain brings the index up to date; what changes meanwhile is asked for again."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from eoffice.queue.worker import Worker
from eoffice.things.models import Thing
from search import indexing
from search.engine import get_engine
from search.engines.base import Findable
from search.engines.elasticsearch import writing as elasticsearch
from search.engines.embedded import writing as embedded
from search.engines.sources import SCHEMA
from search.finding import find_for
from search.models import RESTS_AFTER_FAILURE, IndexRequest, RevokedSince
from tests.search.places import on_every_engine
from tests.search.shelf import Shelf, give, take

pytestmark = on_every_engine

BATCHES: tuple[type[Any], ...] = (embedded.Batch, elasticsearch.Batch)


def titles(actor: Actor) -> set[str]:
    found = find_for(actor, {}, at=timezone.now(), size=100)
    return {result.card.title for result in found.results}


@pytest.fixture
def during_a_drain(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Have something happen once, when the rows were read and before they are in the index."""

    def happen(event: Callable[[], None]) -> None:
        left = [event]

        def late(put: Callable[..., int]) -> Callable[..., int]:
            def put_late(batch: object, findables: Iterable[Findable]) -> int:
                if left:
                    left.pop()()
                return put(batch, findables)

            return put_late

        for batch in BATCHES:
            monkeypatch.setattr(batch, "put", late(batch.put))

    return happen


def test_a_worker_drains_what_was_asked_for(agency: Agency, shelf: Shelf, clerk: Actor) -> None:
    give(shelf.put(agency, "Một"), clerk)

    Worker("test", queues=["index"]).drain()

    assert titles(clerk) == {"Một"}
    assert not IndexRequest.objects.exists()


def test_more_than_one_part_is_drained_to_the_end(
    agency: Agency, shelf: Shelf, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "AT_ONCE", 3)
    for number in range(8):
        give(shelf.put(agency, f"Văn bản {number}"), clerk)

    assert indexing.drain() == 8
    assert len(titles(clerk)) == 8
    assert indexing.drain() == 0


def test_a_change_is_seen_after_the_drain(agency: Agency, shelf: Shelf, clerk: Actor) -> None:
    thing = shelf.put(agency, "Cũ")
    give(thing, clerk)
    indexing.drain()

    shelf.change(thing, title="Mới")
    indexing.drain()

    assert titles(clerk) == {"Mới"}
    assert get_engine().count() == 1


@pytest.mark.parametrize("how", ["taken away", "destroyed"])
def test_what_may_no_longer_be_found_leaves_the_index(
    agency: Agency, shelf: Shelf, clerk: Actor, how: str
) -> None:
    thing = shelf.put(agency, "Một")
    give(thing, clerk)
    indexing.drain()

    if how == "destroyed":
        Thing.objects.filter(pk=thing.pk).update(destroyed_at=timezone.now())
        IndexRequest.objects.ask_for(thing)
    else:
        shelf.take_away(thing)
    indexing.drain()

    assert get_engine().count() == 0


def test_a_change_during_the_drain_is_not_forgotten(
    agency: Agency, shelf: Shelf, clerk: Actor, during_a_drain: Callable[[Callable[[], None]], None]
) -> None:
    thing = shelf.put(agency, "Cũ")
    give(thing, clerk)
    during_a_drain(lambda: shelf.change(thing, title="Mới"))

    indexing.drain()

    assert not IndexRequest.objects.exists()
    assert titles(clerk) == {"Mới"}


def test_a_right_lost_during_the_drain_stays_hidden_until_the_next(
    agency: Agency,
    shelf: Shelf,
    clerk: Actor,
    during_a_drain: Callable[[Callable[[], None]], None],
) -> None:
    thing = shelf.put(agency, "Một")
    give(thing, clerk)
    during_a_drain(lambda: take(thing, clerk))

    indexing.drain_part()

    assert RevokedSince.objects.exists()
    assert IndexRequest.objects.exists()
    assert titles(clerk) == set()

    indexing.drain()
    assert not RevokedSince.objects.exists()


def test_a_second_loss_during_the_drain_is_not_taken_for_the_first(
    agency: Agency,
    shelf: Shelf,
    clerk: Actor,
    drafter: Actor,
    during_a_drain: Callable[[Callable[[], None]], None],
) -> None:
    thing = shelf.put(agency, "Một")
    give(thing, clerk)
    give(thing, drafter)
    indexing.drain()
    take(thing, drafter)
    during_a_drain(lambda: take(thing, clerk))

    indexing.drain_part()

    assert RevokedSince.objects.filter(thing=thing).exists()
    indexing.drain()
    assert not RevokedSince.objects.exists()


def test_a_crash_in_the_drain_loses_no_request(
    agency: Agency, shelf: Shelf, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(shelf.put(agency, "Một"), clerk)

    def break_down(_batch: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        for batch in BATCHES:
            patch.setattr(batch, "commit", break_down)
        with pytest.raises(OSError, match="No space"):
            indexing.drain()
    assert IndexRequest.objects.count() == 1

    indexing.drain()
    assert titles(clerk) == {"Một"}


def test_one_broken_thing_does_not_stop_the_others(
    agency: Agency, shelf: Shelf, clerk: Actor
) -> None:
    broken, whole = shelf.put(agency, "Hỏng"), shelf.put(agency, "Lành")
    give(broken, clerk)
    give(whole, clerk)
    shelf.broken.add(broken.uid)

    assert indexing.drain() == 2
    assert titles(clerk) == {"Lành"}
    assert [request.thing for request in IndexRequest.objects.all()] == [broken]


def test_a_broken_thing_rests_and_is_tried_again(
    agency: Agency, shelf: Shelf, clerk: Actor
) -> None:
    thing = shelf.put(agency, "Hỏng")
    give(thing, clerk)
    shelf.broken.add(thing.uid)
    indexing.drain()
    shelf.broken.clear()
    assert indexing.drain() == 0

    IndexRequest.objects.update(
        failed_at=timezone.now() - RESTS_AFTER_FAILURE - timedelta(seconds=1)
    )

    assert indexing.drain() == 1
    assert titles(clerk) == {"Hỏng"}


def test_asking_again_wakes_a_broken_thing(agency: Agency, shelf: Shelf, clerk: Actor) -> None:
    thing = shelf.put(agency, "Hỏng")
    give(thing, clerk)
    shelf.broken.add(thing.uid)
    indexing.drain()
    shelf.broken.clear()

    shelf.change(thing, title="Đã sửa")

    assert indexing.drain() == 1
    assert titles(clerk) == {"Đã sửa"}


def test_a_broken_thing_whose_reader_lost_it_stays_hidden(
    agency: Agency, shelf: Shelf, clerk: Actor
) -> None:
    thing = shelf.put(agency, "Một")
    give(thing, clerk)
    indexing.drain()
    shelf.broken.add(thing.uid)

    take(thing, clerk)
    indexing.drain()

    assert RevokedSince.objects.exists()
    assert find_for(clerk, {}, at=timezone.now()).total == 0


def test_an_index_of_another_version_keeps_the_requests(
    agency: Agency, shelf: Shelf, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(shelf.put(agency, "Một"), clerk)
    indexing.drain()
    monkeypatch.setattr("search.engines.sources.SCHEMA", SCHEMA + 1)
    give(shelf.put(agency, "Hai"), clerk)

    assert indexing.drain() == 0

    assert IndexRequest.objects.exists()
    assert not find_for(clerk, {}, at=timezone.now()).is_ready
