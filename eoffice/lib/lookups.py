"""A condition of which a database is told in one word, where Django would write hundreds."""

import json
from collections.abc import Collection
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Lookup, Q
from django.db.models.sql.compiler import SQLCompiler

_Sql = tuple[str, list[Any]]
_IN_JSON = "IN (SELECT value FROM json_each(%s))"


def is_among(field: str, numbers: Collection[int]) -> Q:
    """Return the condition that a field is one of some whole numbers, keys of rows for instance.

    As `field__in`, but as one parameter and not one for each: who has worked for ten years is in
    a thousand holders, which a page would otherwise spell out in each of its statements.
    """
    return Q(_Among(F(field), tuple(sorted(numbers))))


class _Among(Lookup[bool]):
    prepare_rhs = False
    lookup_name = "among"

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> _Sql:
        sql, parameters = self.process_lhs(compiler, connection)
        kind = self.lhs.output_field.db_type(connection)
        numbers = ",".join(map(str, self.rhs))  # the driver writes a list in its own, slower way
        return f"{sql} = ANY(%s::{kind}[])", [*parameters, f"{{{numbers}}}"]

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> _Sql:
        sql, parameters = self.process_lhs(compiler, connection)
        return f"{sql} {_IN_JSON}", [*parameters, json.dumps(self.rhs)]
