"""Whether the database is there, of this version, by the same clock, and not too open."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Doubt
from django.db import Error as DatabaseError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models.functions import Now
from django.utils import timezone

from eoffice.administration.deploying import rights
from eoffice.queue.models import TaskLease

APART, FAR_APART = timedelta(seconds=2), timedelta(seconds=30)
LATELY = timedelta(days=1)
MOUNTS = Path("/proc/mounts")
_OVER_THE_NETWORK = {"9p", "afs", "ceph", "cifs", "fuse.sshfs", "glusterfs", "nfs", "nfs4", "smb3"}


def look() -> Iterator[CheckMessage]:
    """Look at the database in order: what is away or old cannot be asked further."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        yield Error(
            f"The database does not answer: {_in_one_line(error)}",
            hint="Look whether it runs, and whether DB_HOST, DB_NAME, DB_USER and its password"
            " are right.",
            id="eoffice.E401",
        )
        return
    if pending := _pending():
        yield Error(
            f"The tables are not those of this version: {len(pending)} migrations are to be made,"
            f" the first is {pending[0]}.",
            hint="Back up, then run “eoffice migrate”.",
            id="eoffice.E402",
        )
        return
    yield from _look_at_sqlite() if connection.vendor == "sqlite" else _look_at_postgresql()


def _look_at_sqlite() -> Iterator[CheckMessage]:
    file = Path(settings.DATABASES["default"]["NAME"])
    if (kind := kind_of_disk(file)) in _OVER_THE_NETWORK:
        yield Error(
            f"{file} lies on a disk of the network ({kind}), where the locks of SQLite do not hold:"
            " numbers could be given twice.",
            hint="Put it on a disk of this machine, or use PostgreSQL.",
            id="eoffice.E411",
        )
    since = timezone.now() - LATELY
    names = TaskLease.objects.filter(task__started_at__gte=since).values_list("worker", flat=True)
    machines = sorted({name.rpartition(":")[0] for name in names if ":" in name})
    if len(machines) > 1:
        yield Error(
            f"Workers on several machines use one file of SQLite: {', '.join(machines)}.",
            hint="SQLite is for one machine. Move to PostgreSQL: docs/operations.md.",
            id="eoffice.E412",
        )


def _look_at_postgresql() -> Iterator[CheckMessage]:
    if (apart := abs(clock_of_the_database() - timezone.now())) > APART:
        words = f"The clocks of this machine and of the database are {apart.total_seconds():.0f} s"
        hint = "Have both follow a time server, as by systemd-timesyncd."
        kind, number = (Error, "E421") if apart > FAR_APART else (Doubt, "W421")
        yield kind(f"{words} apart.", hint=hint, id=f"eoffice.{number}")
    if too_much := rights.excess():
        yield Doubt(
            f"The account {connection.settings_dict['USER']} may change what the office must not:"
            f" {', '.join(too_much[:3])}{' …' if len(too_much) > 3 else ''}.",
            hint="Let one account own the tables and another one work in them:"
            " deploy/postgresql/roles.sql, then “eoffice grant-database-rights”.",
            id="eoffice.W422",
        )


def kind_of_disk(path: Path) -> str:
    """Return the kind of the file system that a path lies on; nothing where it cannot be told."""
    if not MOUNTS.is_file():
        return ""
    found = ("", "")
    for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        _device, point, kind, *_rest = line.split()
        if path.resolve().is_relative_to(point) and len(point) >= len(found[0]):
            found = (point, kind)
    return found[1]


def _pending() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def clock_of_the_database() -> datetime:
    """Return the database's own time."""
    row = ContentType.objects.annotate(now=Now()).values_list("now", flat=True).first()
    return row or timezone.now()


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split())
