"""The index follows the rights: who loses one finds nothing of the thing from that moment on."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from eoffice.access.granting import grant
from eoffice.access.models import Cause, Right
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder
from search import indexing
from search.finding import Results, find_for
from search.following import end_what_ran_out
from search.models import IndexRequest, RevokedSince
from search.tasks import drain
from tests.factories import MORNING, create_thing
from tests.search.shelf import Shelf, give, take


def find(actor: Actor, text: str = "") -> Results:
    return find_for(actor, {"q": text}, at=timezone.now())


def titles(actor: Actor, text: str = "") -> list[str]:
    return [result.card.title for result in find(actor, text).results]


def waiting_drains() -> int:
    return DBTaskResult.objects.ready().filter(task_path=drain.module_path).count()


def test_whoever_is_given_a_right_finds_the_thing(
    agency: Agency, shelf: Shelf, clerk: Actor, outsider: Actor
) -> None:
    thing = shelf.put(agency, "Số hóa sổ hộ tịch", pages=["đơn giá"])
    give(thing, clerk)
    indexing.drain()

    assert titles(clerk, "ho tich") == ["Số hóa sổ hộ tịch"]
    assert titles(clerk, "don gia") == ["Số hóa sổ hộ tịch"]
    assert titles(outsider) == []


def test_who_may_only_list_does_not_find_the_text(
    agency: Agency, shelf: Shelf, drafter: Actor
) -> None:
    thing = shelf.put(agency, "Số hóa sổ hộ tịch", pages=["đơn giá"])
    give(thing, drafter, Right.METADATA)
    indexing.drain()

    assert titles(drafter, "ho tich") == ["Số hóa sổ hộ tịch"]
    assert find(drafter, "đơn giá").total == 0


def test_who_loses_a_right_finds_nothing_before_the_index_knows(
    agency: Agency, shelf: Shelf, clerk: Actor, drafter: Actor
) -> None:
    thing = shelf.put(agency, "Số hóa sổ hộ tịch")
    give(thing, clerk)
    give(thing, drafter)
    indexing.drain()

    take(thing, drafter)

    assert find(drafter).total == 0
    assert not any(find(drafter).facets.values())
    assert find(clerk).total == 0  # for a moment it is nowhere: the index may hide, never reveal

    indexing.drain()
    assert titles(clerk) == ["Số hóa sổ hộ tịch"]
    assert find(drafter).total == 0


def test_who_may_still_list_loses_the_text_at_once(
    agency: Agency, shelf: Shelf, drafter: Actor
) -> None:
    thing = shelf.put(agency, "Số hóa sổ hộ tịch", pages=["đơn giá"])
    give(thing, drafter, Right.METADATA)
    give(thing, drafter, Right.READ, reference="paper")
    indexing.drain()
    assert find(drafter, "đơn giá").total == 1

    take(thing, drafter, reference="paper")

    assert find(drafter, "đơn giá").total == 0
    indexing.drain()
    assert find(drafter, "đơn giá").total == 0
    assert find(drafter, "hộ tịch").total == 1


def test_a_right_that_is_given_hides_nothing(agency: Agency, shelf: Shelf, clerk: Actor) -> None:
    thing = shelf.put(agency, "Một")
    give(thing, clerk)

    assert not RevokedSince.objects.exists()
    assert IndexRequest.objects.filter(thing=thing).exists()


def test_things_that_nobody_describes_ask_for_nothing(agency: Agency, clerk: Actor) -> None:
    give(create_thing(agency, "unknown"), clerk)

    assert not IndexRequest.objects.exists()
    assert waiting_drains() == 0


def test_many_changes_wait_for_one_drain(agency: Agency, shelf: Shelf, clerk: Actor) -> None:
    for number in range(5):
        give(shelf.put(agency, f"Văn bản {number}"), clerk)

    assert waiting_drains() == 1
    assert IndexRequest.objects.count() == 5


def test_a_drain_that_a_worker_has_taken_is_not_waited_for(
    agency: Agency, shelf: Shelf, clerk: Actor
) -> None:
    thing = shelf.put(agency, "Một")
    DBTaskResult.objects.update(status="RUNNING")

    give(thing, clerk)

    assert waiting_drains() == 1


def test_a_right_that_runs_out_ends_in_the_search_at_that_moment(
    agency: Agency, shelf: Shelf, clerk: Actor, drafter: Actor
) -> None:
    now = timezone.now()
    thing = shelf.put(agency, "Tài liệu cho mượn", state="lent")
    give(thing, clerk)
    holder = Holder.objects.get(pk=drafter.post_holder)
    grant(
        thing,
        [holder],
        Right.READ,
        cause=Cause.INFORM,
        at=MORNING,
        ends_at=now + timedelta(hours=1),
    )
    indexing.drain()
    later = now + timedelta(hours=2)
    assert find(drafter).total == 1

    after = find_for(drafter, {}, at=later)

    assert after.total == 0
    assert not any(after.facets.values())


def test_the_clock_has_ended_rights_taken_out_of_the_index(
    agency: Agency, shelf: Shelf, clerk: Actor, drafter: Actor
) -> None:
    now = timezone.now()
    thing = shelf.put(agency, "Tài liệu cho mượn")
    give(thing, clerk)
    give(thing, drafter, ends_at=now - timedelta(minutes=1), at=MORNING)
    later = now + timedelta(hours=2)
    give(thing, drafter, Right.METADATA, ends_at=now + timedelta(hours=1))
    indexing.drain()

    assert end_what_ran_out(at=later) == 1
    assert end_what_ran_out(at=later) == 0
    indexing.drain()

    assert not RevokedSince.objects.exists()
    assert titles(clerk) == ["Tài liệu cho mượn"]
    assert find(drafter).total == 0


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_asks_for_nothing(agency: Agency, shelf: Shelf, clerk: Actor) -> None:
    thing = shelf.put(agency, "Một")
    indexing.drain()
    DBTaskResult.objects.all().delete()

    with transaction.atomic():
        give(thing, clerk)
        transaction.set_rollback(True)

    assert not IndexRequest.objects.exists()
    assert waiting_drains() == 0
