"""Locks of the index among machines: PostgreSQL has them, and lets those of the dead go."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from django.db import connection, transaction

from search.engines.locks import FileLocks, Locks
from search.locking import DatabaseLocks, our_locks


@pytest.fixture(params=["files", pytest.param("database", marks=pytest.mark.django_db)])
def locks(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Locks]:
    if request.param == "files":
        yield FileLocks(tmp_path)
    elif connection.vendor != "postgresql":
        pytest.skip("advisory locks are PostgreSQL's")
    else:
        yield DatabaseLocks()


def test_who_comes_second_waits_for_the_first(locks: Locks) -> None:
    order, has_begun = list[str](), Event()

    def second() -> None:
        has_begun.set()
        with locks.waiting("writing"):
            order.append("second")

    with ThreadPoolExecutor(1) as others:
        with locks.waiting("writing"):
            waiting = others.submit(second)
            has_begun.wait()
            assert not waiting.done()
            order.append("first")
        waiting.result(timeout=10)

    assert order == ["first", "second"]


def test_who_does_not_wait_is_told_at_once(locks: Locks) -> None:
    with locks.at_once("rebuilding") as is_mine, locks.at_once("rebuilding") as is_theirs:
        assert is_mine
        assert not is_theirs
    with locks.at_once("rebuilding") as is_free_again:
        assert is_free_again


def test_locks_of_different_names_do_not_meet(locks: Locks) -> None:
    with locks.waiting("writing"), locks.at_once("rebuilding") as is_mine:
        assert is_mine


def test_an_error_lets_the_lock_go(locks: Locks) -> None:
    with pytest.raises(ZeroDivisionError), locks.waiting("writing"):
        raise ZeroDivisionError

    with locks.at_once("writing") as is_free:
        assert is_free


@pytest.mark.django_db
def test_a_transaction_that_breaks_does_not_keep_the_lock() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("advisory locks are PostgreSQL's")
    locks = DatabaseLocks()

    with pytest.raises(ZeroDivisionError), transaction.atomic(), locks.waiting("writing"):
        raise ZeroDivisionError

    with locks.at_once("writing") as is_free:
        assert is_free


@pytest.mark.django_db
def test_the_installation_takes_the_locks_of_its_database(tmp_path: Path) -> None:
    expected = DatabaseLocks if connection.vendor == "postgresql" else FileLocks

    assert isinstance(our_locks(tmp_path), expected)
