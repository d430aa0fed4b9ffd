"""What a sheet for the office holds: its columns, by which it is written out and read in again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise

Words = str | Promise


class Kind(StrEnum):
    """How a cell of a column is understood."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    CHOICE = "choice"
    PHONE = "phone"


@dataclass(frozen=True)
class Column:
    """One column: its heading, what belongs into it, and an example."""

    key: str
    label: Words
    help: Words
    example: Words = ""
    kind: Kind = Kind.TEXT
    most: int = 120
    is_required: bool = False
    choices: Callable[[], Mapping[str, Words]] = field(default=dict)
    width: int = 20


@dataclass(frozen=True)
class Sheet:
    """One sheet: what its lines are, and its columns in their order."""

    key: str
    title: Words
    about: Words
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)
