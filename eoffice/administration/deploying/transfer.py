"""Takes an office from a file of SQLite into an empty PostgreSQL: every row, in one transaction."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, connections, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.sql import InsertQuery

BEFORE = "before"
ROWS_AT_ONCE = 1000
MADE_BY_MIGRATING: tuple[type[models.Model], ...] = (Permission, ContentType)

Tell = Callable[[str, int], None]


class TransferRefusedError(Exception):
    """It cannot be done so; the message says why."""


def transfer(file: Path, *, tell: Tell) -> int:
    """Copy every row of the file; return how many there are. All of them are there, or none.

    Foreign keys are looked at when the transaction ends, so the order does not matter.
    Raises TransferRefusedError.
    """
    _open(file)
    try:
        _require_same_version()
        with transaction.atomic():
            _require_empty()
            number = sum(_copy(model, tell) for model in _all_models())
            _set_sequences()
        return number
    finally:
        connections[BEFORE].close()
        del connections[BEFORE]
        del connections.settings[BEFORE]


def _open(file: Path) -> None:
    if connection.vendor != "postgresql":
        raise TransferRefusedError("DB_NAME and what belongs to it have to name a PostgreSQL.")
    if not file.is_file():
        raise TransferRefusedError(f"{file} is not there.")
    connections.settings[BEFORE] = {
        **connections.settings["default"],
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{file.resolve().as_uri()}?mode=ro",
        "OPTIONS": {"uri": True},
    }


def _require_same_version() -> None:
    made = [set(MigrationRecorder(connections[alias]).applied_migrations()) for alias in _BOTH]
    if made[0] != made[1]:
        raise TransferRefusedError(
            "The tables of the two databases are not of one version: run “eoffice migrate” on both."
        )


_BOTH = (BEFORE, "default")


def _require_empty() -> None:
    for model in _all_models():
        if model in MADE_BY_MIGRATING:
            continue
        if model._base_manager.exists():
            raise TransferRefusedError(
                f"There is an office in this database already: {model._meta.db_table} has rows."
            )
    for model in MADE_BY_MIGRATING:
        rows = model._base_manager.all()
        rows._raw_delete(rows.db)  # the file's own take their place


def _all_models() -> list[type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def _copy(model: type[models.Model], tell: Tell) -> int:
    rows = model._base_manager.using(BEFORE).order_by("pk").iterator(chunk_size=ROWS_AT_ONCE)
    number = 0
    for some in _in_parts(rows):
        # As rows are, not as they are saved: no rule of the office is applied a second time.
        query = InsertQuery(model)
        query.insert_values(model._meta.local_concrete_fields, some, raw=True)
        query.get_compiler(using="default").execute_sql()
        number += len(some)
    arrived = model._base_manager.using("default").count()
    if arrived != number:
        raise TransferRefusedError(f"{model._meta.db_table}: {number} rows left, {arrived} came.")
    if number:
        tell(model._meta.db_table, number)
    return number


def _in_parts(rows: Iterator[models.Model]) -> Iterator[list[models.Model]]:
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield some


def _set_sequences() -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _all_models()):
            cursor.execute(statement)
