"""What the office's own account may do with each table of PostgreSQL: no more than it does.

The owner of the tables migrates and gives these rights; the office works under an account that
changes no history. On SQLite there are no accounts: the rules of the code alone hold there.
"""

from collections.abc import Iterable, Mapping

from django.apps import apps
from django.db import connection, transaction

ALL = ("SELECT", "INSERT", "UPDATE", "DELETE")
ADDED = ("SELECT", "INSERT")
"""Rows are added and never touched again."""
KEPT = ("SELECT", "INSERT", "UPDATE")
"""Rows are changed, as by an end date or by erasing words, and never removed."""
READ = ("SELECT",)
"""Rows are the owner's."""

# By model; what is not named here may be done to everything that the office itself removes.
RIGHTS: Mapping[str, tuple[str, ...]] = {
    "access.Grant": KEPT,
    "assignments.Assignment": KEPT,
    "assignments.Instruction": KEPT,
    "auth.Permission": READ,
    "contenttypes.ContentType": READ,
    "documents.Document": KEPT,
    "documents.RegisterEntry": KEPT,
    "journal.FollowerReceipt": ADDED,
    "journal.JournalEntry": ADDED,
    "journal.JournalText": KEPT,
    "journal.Reading": KEPT,
    "organization.Agency": KEPT,
    "organization.Delegation": KEPT,
    "organization.Holding": KEPT,
    "organization.Post": KEPT,
    "organization.Unit": KEPT,
    "storage.FileVersion": KEPT,
    "things.Thing": KEPT,
}
MIGRATIONS = "django_migrations"


class RoleMissingError(Exception):
    """There is no such account in the database."""


def wanted() -> dict[str, tuple[str, ...]]:
    """Return the rights on each table that there is, by its name."""
    named = {apps.get_model(label)._meta.db_table: rights for label, rights in RIGHTS.items()}
    named[MIGRATIONS] = READ
    return {table: named.get(table, ALL) for table in connection.introspection.table_names()}


def grant(*, to: str) -> int:
    """Give an account these rights and take all others from it; return how many tables there are.

    In one transaction, so that the office goes on working meanwhile.
    Raises RoleMissingError.
    """
    tables = wanted()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [to])
        if cursor.fetchone() is None:
            raise RoleMissingError(to)
        for statement in _statements(to, tables):
            cursor.execute(statement)
    return len(tables)


def excess() -> list[str]:
    """List what the account that is connected may do and should not, as "UPDATE journal_…"."""
    forbidden = [
        (table, right)
        for table, rights in sorted(wanted().items())
        for right in (*ALL, "TRUNCATE")
        if right not in rights
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t, r FROM unnest(%s::text[], %s::text[]) AS asked(t, r)"
            " WHERE has_table_privilege(quote_ident(t), r)",
            [[table for table, _right in forbidden], [right for _table, right in forbidden]],
        )
        return [f"{right} {table}" for table, right in cursor.fetchall()]


def _statements(role: str, tables: Mapping[str, Iterable[str]]) -> Iterable[str]:
    name = connection.ops.quote_name(role)
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {name}"
    for table, rights in tables.items():
        yield f"GRANT {', '.join(rights)} ON {connection.ops.quote_name(table)} TO {name}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {name}"
