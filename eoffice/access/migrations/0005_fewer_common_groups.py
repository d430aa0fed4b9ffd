"""PostgreSQL remembers fewer of the groups that have the most rights.

For each of a person's groups in a statement it looks through those it remembers, before it has read
a row: with two thousand groups and the hundred of every column that was half of what a statement
took, and the ten that stand out are told apart by ten as well.
"""

from typing import Any

from django.db import migrations

_REMEMBERED, _AS_ANY_COLUMN = 10, -1


def remember_few(_apps: Any, schema: Any) -> None:
    _remember(schema, _REMEMBERED)


def remember_as_others(_apps: Any, schema: Any) -> None:
    _remember(schema, _AS_ANY_COLUMN)


def _remember(schema: Any, most: int) -> None:
    if schema.connection.vendor == "postgresql":
        schema.execute(f"ALTER TABLE access_thingright ALTER group_id SET STATISTICS {most}")


class Migration(migrations.Migration):
    dependencies = [("access", "0004_newest_with_its_end")]

    operations = [migrations.RunPython(remember_few, remember_as_others)]
