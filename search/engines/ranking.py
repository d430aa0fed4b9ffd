"""The order of hits: by tiers that can be said in a sentence, and the newest first in each tier.

No frequencies of words: these would tell of documents that who asks may not see, would differ
between engines, and would move hits between two pages of a list.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from search.engines.base import Order
from search.engines.language import Asked

_UID_BITS = 42
_CURSOR = re.compile(r"([0-9]{1,2})\.([0-9]{1,20})")


class Place(Enum):
    """Where all the words stand, the best place first."""

    SYMBOL = "they name its number and symbol"
    TITLE_ROW = "in the title, in a row"
    TITLE = "in the title"
    ROW = "anywhere, in a row"
    ANYWHERE = "anywhere"


@dataclass(frozen=True)
class Tier:
    """A place, and whether the accents must be as typed."""

    place: Place
    is_exact: bool


def tiers_of(asked: Asked, order: Order) -> tuple[Tier, ...]:
    """Return the tiers of a query, the best first. Every hit is in the last one."""
    last = Tier(Place.ANYWHERE, is_exact=False)
    if order == "newest" or not asked.units:
        return (last,)
    places = [Place.TITLE, Place.ANYWHERE]
    if len(asked.keys) > 1:
        places = [Place.TITLE_ROW, Place.TITLE, Place.ROW, Place.ANYWHERE]
    tiers = [Tier(Place.SYMBOL, is_exact=False)] if asked.symbols else []
    if asked.has_accents and not asked.is_unfinished:
        tiers += [Tier(place, is_exact=True) for place in places]
    return (*tiers, *(Tier(place, is_exact=False) for place in places))


def sort_key(day: date | None, uid: UUID) -> int:
    """Return 64 bits that sort by day, then in a fixed order that says nothing."""
    ordinal = day.toordinal() if day else 0
    return (ordinal << _UID_BITS) | (uid.int & ((1 << _UID_BITS) - 1))


def first_key(day: date) -> int:
    """Return the smallest sort key of a day."""
    return day.toordinal() << _UID_BITS


def last_key(day: date) -> int:
    """Return the largest sort key of a day."""
    return first_key(day) | ((1 << _UID_BITS) - 1)


@dataclass(frozen=True)
class Cursor:
    """The last hit of a page: its tier, counted from the best, and its sort key."""

    tier: int
    key: int

    def __str__(self) -> str:
        return f"{self.tier}.{self.key}"


def cursor_from(text: str, tiers: tuple[Tier, ...]) -> Cursor | None:
    """Read a cursor; none where it was never one of this query."""
    match = _CURSOR.fullmatch(text)
    if match is None:
        return None
    cursor = Cursor(int(match[1]), int(match[2]))
    return cursor if cursor.tier < len(tiers) and cursor.key < 1 << 64 else None
