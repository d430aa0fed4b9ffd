"""Whichever call fails, nothing is half done: the next try does the whole of it, with no hole.

Each flow is run with its first call to the database or to the disk failing, then its second, and
so on until it passes without a failure (as SQLite tests itself).
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.db import DatabaseError, connection
from django.utils import translation
from pytest_django import Settings

from documents.actions import incoming, issuing
from documents.lifecycles import IncomingState, OutgoingState
from documents.models import Document, Register, RegisterEntry
from eoffice.access.models import Grant
from eoffice.journal.models import JournalEntry
from eoffice.organization.actor import Actor
from storage.checking import UploadRefusedError
from storage.models import FileVersion
from storage.vault import vault
from tests.documents.factories import facts, receive
from tests.documents.outgoing.conftest import (
    approved,
    authority,
    content,
    document,
    keys,
    signed,
    submitted,
)
from tests.factories import MORNING

__all__ = ["approved", "authority", "content", "document", "keys", "signed", "submitted"]
pytestmark = pytest.mark.both_databases
MOST_CALLS = 400


@pytest.fixture(autouse=True)
def _own_vault(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "vault")


class Failing:
    """Lets calls pass until the n-th, which fails."""

    def __init__(self, nth: int) -> None:
        self.nth = nth
        self.calls = 0

    def count(self, error: Exception) -> None:
        self.calls += 1
        if self.calls == self.nth:
            raise error

    @property
    def has_failed(self) -> bool:
        return self.calls >= self.nth

    def query(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        self.count(DatabaseError("the disk of the database is full"))
        return execute(sql, *rest)

    def fsync(self, handle: int) -> None:
        self.count(OSError(errno.ENOSPC, "no room left"))
        os_fsync(handle)


os_fsync = os.fsync


@contextmanager
def failing(nth: int) -> Iterator[Failing]:
    """Have the n-th statement, or the n-th time that bytes are brought to the disk, fail."""
    chosen = Failing(nth)
    with mock.patch("os.fsync", chosen.fsync), connection.execute_wrapper(chosen.query):
        yield chosen


def fail_each_call(act: Callable[[], Any], check: Callable[[], None]) -> int:
    """Run an act with every one of its calls failing in turn; check after each; count them."""
    for nth in range(1, MOST_CALLS):
        with failing(nth) as chosen, suppress(DatabaseError, UploadRefusedError, OSError):
            act()
        if not chosen.has_failed:
            return nth - 1
        check()
    raise AssertionError("The flow never passed.")


def blobs_are_whole() -> bool:
    versions = FileVersion.objects.filter(disposed_at__isnull=True)
    return all(vault().is_whole(version.blob) for version in versions)


@pytest.mark.django_db(transaction=True)
def test_whatever_fails_while_a_letter_is_taken_in_leaves_no_letter(clerk: Actor) -> None:
    def nothing_is_there() -> None:
        counted = [model.objects.count() for model in (Document, FileVersion, JournalEntry, Grant)]
        assert counted == [0, 0, 0, 0]
        assert all(vault().is_whole(name) for name in vault().names())

    calls = fail_each_call(lambda: receive(clerk), nothing_is_there)

    assert calls > 20
    assert Document.objects.get().state == IncomingState.INTAKE
    assert blobs_are_whole()


@pytest.mark.django_db(transaction=True)
def test_whatever_fails_while_a_letter_is_registered_takes_no_number(clerk: Actor) -> None:
    letter = receive(clerk)
    given = Grant.objects.count()

    def register() -> None:
        fresh = Document.objects.for_page().get(pk=letter.pk)
        incoming.register(document=fresh, facts=entered, actor=clerk, at=MORNING)

    def it_waits_as_before() -> None:
        waiting = Document.objects.get(pk=letter.pk)
        assert (waiting.state, waiting.entry, waiting.subject) == (IncomingState.INTAKE, None, "")
        assert (RegisterEntry.objects.count(), Grant.objects.count()) == (0, given)
        assert not Register.objects.exclude(last_number=0).exists()

    entered = facts()
    calls = fail_each_call(register, it_waits_as_before)

    assert calls > 20
    entry = RegisterEntry.objects.get()
    assert (entry.number, entry.register.last_number) == (1, 1)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_whatever_fails_while_a_document_is_issued_its_number_stays_one_and_sealed(
    signed: Document, clerk: Actor
) -> None:
    """Walls, 4: issuing goes on where it stopped; no file exists with a number and no seal."""

    def issue() -> None:
        fresh = Document.objects.for_page().get(pk=signed.pk)
        issuing.issue_through(document=fresh, actor=clerk, at=MORNING)

    def it_stands_at_a_whole_step() -> None:
        standing = Document.objects.for_page().get(pk=signed.pk)
        assert RegisterEntry.objects.count() <= 1
        has_number = standing.state in {OutgoingState.NUMBERED, OutgoingState.ISSUED}
        assert (standing.entry is not None) == has_number
        assert standing.outgoing.issued is None or has_number
        assert blobs_are_whole()

    calls = fail_each_call(issue, it_stands_at_a_whole_step)

    assert calls > 5
    assert Document.objects.get(pk=signed.pk).state == OutgoingState.ISSUED
    assert RegisterEntry.objects.get().number == 1
    names = [f"documents.outgoing.{step}" for step in ("numbered", "sealed", "issued")]
    recorded = JournalEntry.objects.filter(event__in=names).order_by("pk")
    assert list(recorded.values_list("event", flat=True)) == names


@pytest.mark.django_db(transaction=True)
def test_a_clerk_is_told_in_a_sentence_that_the_disk_is_full(clerk: Actor) -> None:
    full = OSError(errno.ENOSPC, "no room left")
    with (
        mock.patch("os.fsync", side_effect=full),
        translation.override("en"),
        pytest.raises(UploadRefusedError) as refused,
    ):
        receive(clerk)

    assert "There is no room left" in str(refused.value)
    assert not Document.objects.exists()
