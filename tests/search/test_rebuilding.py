"""`eoffice reindex`: the operator has the index built anew, and goes on where it broke off."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from search import indexing, rebuilding
from search.engine import get_engine
from search.engines.sources import SCHEMA
from search.finding import find_for
from search.models import IndexRequest
from tests.factories import create_thing
from tests.search.places import on_every_engine
from tests.search.shelf import Shelf, give

pytestmark = on_every_engine


def reindex(**options: bool) -> str:
    said = StringIO()
    call_command("reindex", stdout=said, stderr=StringIO(), **options)
    return said.getvalue()


def titles(actor: Actor) -> set[str]:
    found = find_for(actor, {}, at=timezone.now(), size=100)
    return {result.card.title for result in found.results}


def test_everything_findable_is_put_in(agency: Agency, shelf: Shelf, clerk: Actor) -> None:
    for number in range(7):
        give(shelf.put(agency, f"Văn bản {number}"), clerk)
    create_thing(agency, "unknown")

    assert "7 things" in reindex()

    assert len(titles(clerk)) == 7
    assert not IndexRequest.objects.exists()


def test_the_index_is_true_again_whatever_was_in_it(
    agency: Agency, shelf: Shelf, clerk: Actor
) -> None:
    thing = shelf.put(agency, "Một")
    give(thing, clerk)
    indexing.drain()
    with get_engine().writing() as index:
        index.remove([thing.uid], version=2**62)
    assert titles(clerk) == set()

    reindex()

    assert titles(clerk) == {"Một"}


def test_a_broken_run_is_resumed_where_it_stopped(
    agency: Agency, shelf: Shelf, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "AT_ONCE", 2)
    things = [shelf.put(agency, f"Văn bản {number}") for number in range(5)]
    for thing in things:
        give(thing, clerk)
    read = indexing.read
    runs: list[int] = []

    def read_twice(some: list[object]) -> indexing.Reading:
        runs.append(len(some))
        if len(runs) == 3:
            raise KeyboardInterrupt
        return read(some)  # type: ignore[arg-type]  # things, as the real one takes

    with monkeypatch.context() as patch:
        patch.setattr(indexing, "read", read_twice)
        with pytest.raises(KeyboardInterrupt):
            reindex()
        assert not get_engine().is_ready()
        reindex(resume=True)

    assert runs[:4] == [2, 2, 1, 1]
    assert len(titles(clerk)) == 5


def test_an_index_of_another_version_is_replaced(
    agency: Agency, shelf: Shelf, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(shelf.put(agency, "Một"), clerk)
    indexing.drain()
    monkeypatch.setattr("search.engines.sources.SCHEMA", SCHEMA + 1)
    assert not get_engine().is_ready()

    reindex()

    assert titles(clerk) == {"Một"}


def test_a_broken_thing_does_not_stop_a_rebuild(agency: Agency, shelf: Shelf, clerk: Actor) -> None:
    broken, whole = shelf.put(agency, "Hỏng"), shelf.put(agency, "Lành")
    give(broken, clerk)
    give(whole, clerk)
    shelf.broken.add(broken.uid)

    reindex()

    assert titles(clerk) == {"Lành"}
    assert [request.thing for request in IndexRequest.objects.all()] == [broken]


def test_a_second_rebuild_is_refused_in_words(agency: Agency, shelf: Shelf) -> None:
    with get_engine().rebuild(), pytest.raises(CommandError, match="Another process"):
        reindex()


def test_what_changes_while_it_is_built_is_in_it(
    agency: Agency, shelf: Shelf, clerk: Actor
) -> None:
    thing = shelf.put(agency, "Cũ")
    give(thing, clerk)
    indexing.drain()

    class Bar:
        def update(self, _n: int) -> None:
            shelf.change(thing, title="Mới")

    rebuilding.rebuild(resume=False, progress=lambda _total: Bar())

    assert titles(clerk) == {"Mới"}
