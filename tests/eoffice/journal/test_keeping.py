"""Keeping: what was written stays as it was, and its digest is what anybody can compute."""

import json
from datetime import timedelta, timezone
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from eoffice.journal.models import JournalEntry, JournalText
from eoffice.journal.models.entries import EntryIsKeptError
from eoffice.journal.recording import (
    Fact,
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


@pytest.mark.django_db
def test_the_digest_is_the_same_when_the_entry_is_read_again(entry: JournalEntry) -> None:
    assert JournalEntry.objects.get().compute_digest() == entry.digest


@pytest.mark.django_db
def test_the_digest_does_not_depend_on_the_clock_that_told_the_time(thing: Thing) -> None:
    entry = record(EVENT, actor=None, thing=thing, at=MORNING.astimezone(HANOI))

    assert JournalEntry.objects.get().compute_digest() == entry.digest


@pytest.mark.django_db
def test_the_digest_is_what_anybody_can_compute(entry: JournalEntry, drafter: Actor) -> None:
    facts = {
        "event": EVENT,
        "happened_at": "2026-03-04T03:00:00+00:00",
        "on_behalf_of": None,
        "payload": {"step": 3},
        "post": str(drafter.post.uid),
        "thing": str(entry.thing.uid) if entry.thing else None,
        "uid": str(entry.uid),
        "user": str(drafter.user.uid),
    }
    import hashlib

    canonical = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert entry.digest == hashlib.sha256(canonical.encode()).hexdigest()


@given(
    st.dictionaries(
        st.sampled_from(["a", "b", "đ", "number"]),
        st.integers(-(2**53), 2**53) | st.booleans() | st.none() | st.text("abc-:/.", min_size=1),
    )
)
def test_the_digest_does_not_depend_on_the_order_of_facts(payload: dict[str, Fact]) -> None:
    uid = uuid4()
    one = JournalEntry(uid=uid, event=EVENT, happened_at=MORNING, payload=payload)
    turned = dict(reversed(payload.items()))
    other = JournalEntry(uid=uid, event=EVENT, happened_at=MORNING, payload=turned)

    assert one.compute_digest() == other.compute_digest()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("event", "made-up.other"),
        ("happened_at", MORNING + timedelta(microseconds=1)),
        ("payload", {"step": 4}),
        ("thing", None),
        ("user", None),
        ("post", None),
    ],
)
def test_each_fact_is_under_the_digest(entry: JournalEntry, field: str, value: object) -> None:
    setattr(entry, field, value)

    assert entry.compute_digest() != entry.digest


@pytest.mark.django_db
def test_erased_words_leave_the_digest_as_it_was(entry: JournalEntry) -> None:
    JournalText.objects.update(words="", erased_at=MORNING)

    assert JournalEntry.objects.get().compute_digest() == entry.digest


@pytest.mark.django_db
def test_words_are_gone_once_erased(entry: JournalEntry) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        JournalText.objects.update(erased_at=MORNING)


@pytest.mark.django_db
def test_an_entry_cannot_be_saved_again(entry: JournalEntry) -> None:
    entry.event = "made-up.other"

    with pytest.raises(EntryIsKeptError):
        entry.save()
    with pytest.raises(EntryIsKeptError):
        entry.save(update_fields=["event"])


@pytest.mark.django_db
def test_an_entry_cannot_be_deleted(entry: JournalEntry) -> None:
    with pytest.raises(EntryIsKeptError):
        entry.delete()


@pytest.mark.django_db
def test_entries_cannot_be_changed_together(entry: JournalEntry) -> None:
    with pytest.raises(EntryIsKeptError):
        JournalEntry.objects.update(event="made-up.other")
    with pytest.raises(EntryIsKeptError):
        JournalEntry.objects.filter(pk=entry.pk).bulk_update([entry], ["event"])


@pytest.mark.django_db
def test_entries_cannot_be_deleted_together(entry: JournalEntry) -> None:
    with pytest.raises(EntryIsKeptError):
        JournalEntry.objects.of_thing(entry.thing).delete()  # type: ignore[arg-type]  # it has one


@pytest.mark.django_db
def test_entries_made_in_bulk_have_no_digest_and_are_refused() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        JournalEntry.objects.bulk_create([JournalEntry(event=EVENT, happened_at=MORNING)])
