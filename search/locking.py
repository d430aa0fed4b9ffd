"""Locks of an index among all machines of the installation: the database has them."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from django.db import Error, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from search.engines.locks import FileLocks, Locks


class DatabaseLocks:
    """Advisory locks of PostgreSQL, each on a connection of its own.

    So they are independent of any transaction around them, and go with a process that dies.
    """

    @contextmanager
    def waiting(self, name: str) -> Iterator[None]:
        """Wait for a lock, in turn, and hold it."""
        with _own_connection() as own:
            _ask(own, "SELECT pg_advisory_lock(%s)", name)
            yield

    @contextmanager
    def at_once(self, name: str) -> Iterator[bool]:
        """Hold a lock, or yield false at once where another process holds it."""
        with _own_connection() as own:
            yield _ask(own, "SELECT pg_try_advisory_lock(%s)", name)


def our_locks(folder: Path) -> Locks:
    """Return the locks that all processes share: with SQLite they are on one machine."""
    return DatabaseLocks() if connection.vendor == "postgresql" else FileLocks(folder)


@contextmanager
def _own_connection() -> Iterator[BaseDatabaseWrapper]:
    own = connection.copy()
    try:
        own.set_autocommit(True)
        yield own
    finally:
        # One that goes back to a pool must not take its locks along; a broken one has none.
        with suppress(Error):
            _ask(own, "SELECT pg_advisory_unlock_all() IS NULL")
        own.close()


def _ask(own: BaseDatabaseWrapper, query: str, *names: str) -> bool:
    with own.cursor() as cursor:
        cursor.execute(query, [_key(name) for name in names])
        row = cursor.fetchone()
    return bool(row and row[0])


def _key(name: str) -> int:
    """Return the 64 bits by which PostgreSQL knows a lock."""
    digest = blake2b(f"eoffice.search.{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
