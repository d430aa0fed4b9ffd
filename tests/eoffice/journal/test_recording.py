"""Recording: an entry lives and dies with what it tells of, and so does what is to follow."""

from datetime import datetime, timedelta, timezone
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from eoffice.journal.models import JournalEntry, JournalText
from eoffice.journal.recording import (
    Fact,
    NotACodeError,
    NotInTransactionError,
    record,
)
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from eoffice.things.models import Thing
from tests.factories import MORNING, create_thing

EVENT = "made-up.thing.changed"
HANOI = timezone(timedelta(hours=7))


@pytest.fixture
def thing(agency: Agency) -> Thing:
    """What the entries tell of."""
    return create_thing(agency)


@pytest.fixture
def entry(thing: Thing, drafter: Actor) -> JournalEntry:
    """An entry that has been written."""
    return record(EVENT, actor=drafter, thing=thing, at=MORNING, words="Sửa trích yếu.", step=3)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded() -> None:
    with pytest.raises(NotInTransactionError):
        record(EVENT, actor=None, thing=None, at=MORNING)

    assert not JournalEntry.objects.exists()


@pytest.mark.django_db
def test_an_entry_says_who_did_what_to_which_thing_in_which_post(
    entry: JournalEntry, drafter: Actor, thing: Thing
) -> None:
    kept = JournalEntry.objects.get()

    assert (kept.event, kept.user, kept.post, kept.thing) == (
        EVENT,
        drafter.user,
        drafter.post,
        thing,
    )
    assert (kept.happened_at, kept.payload, kept.text.words) == (
        MORNING,
        {"step": 3},
        "Sửa trích yếu.",
    )


@pytest.mark.django_db
def test_what_the_system_did_names_nobody(thing: Thing) -> None:
    entry = record(EVENT, actor=None, thing=thing, at=MORNING)

    assert (entry.user, entry.post, entry.on_behalf_of) == (None, None, None)


@pytest.mark.django_db
def test_without_words_there_is_no_row_for_words(thing: Thing) -> None:
    record(EVENT, actor=None, thing=thing, at=MORNING)

    assert not JournalText.objects.exists()


@pytest.mark.django_db
def test_uids_codes_times_and_counts_are_facts(thing: Thing) -> None:
    uid = uuid4()

    entry = record(
        EVENT,
        actor=None,
        thing=thing,
        at=MORNING,
        uid=uid,
        state="in_progress",
        code="H99.12:CV",
        digest="a" * 64,
        count=3,
        is_late=True,
        until=datetime(2026, 3, 5, 7, 0, tzinfo=HANOI),
        nothing=None,
    )

    entry.refresh_from_db()
    assert entry.payload == {
        "uid": str(uid),
        "state": "in_progress",
        "code": "H99.12:CV",
        "digest": "a" * 64,
        "count": 3,
        "is_late": True,
        "until": "2026-03-05T00:00:00+00:00",
        "nothing": None,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [
        "Nguyễn Văn An",
        "Về việc cấp bản sao",
        "two words",
        "Đồng",
        "a@example.vn",
        "x" * 101,
        "",
        "line\nline",
        "code\n",
    ],
)
def test_words_are_no_facts(thing: Thing, words: str) -> None:
    with pytest.raises(NotACodeError):
        record(EVENT, actor=None, thing=thing, at=MORNING, reason=words)

    assert not JournalEntry.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("fact", [1.5, ["CV"], {"name": "An"}, b"bytes"])
def test_what_is_neither_code_nor_count_is_no_fact(thing: Thing, fact: Fact) -> None:
    with pytest.raises(NotACodeError):
        record(EVENT, actor=None, thing=thing, at=MORNING, fact=fact)


@pytest.mark.django_db
def test_a_thing_with_a_history_cannot_be_deleted(entry: JournalEntry) -> None:
    assert entry.thing is not None

    with pytest.raises(IntegrityError), transaction.atomic():  # ProtectedError is one
        entry.thing.delete()


@pytest.mark.django_db
def test_the_timeline_of_a_thing_is_its_own_in_the_order_of_writing(
    thing: Thing, agency: Agency
) -> None:
    first = record(EVENT, actor=None, thing=thing, at=MORNING + timedelta(hours=1))
    record(EVENT, actor=None, thing=create_thing(agency), at=MORNING)
    second = record(EVENT, actor=None, thing=thing, at=MORNING)

    assert list(JournalEntry.objects.of_thing(thing)) == [first, second]


@pytest.mark.django_db
def test_nothing_permanent_points_to_the_journal() -> None:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        pointing = {
            table
            for table in tables
            for _column, other in connection.introspection.get_relations(cursor, table).values()
            if other == JournalEntry._meta.db_table
        }

    assert pointing == {JournalText._meta.db_table}
