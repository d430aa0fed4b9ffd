"""Suggests people: those who hold a post in the actor's agency, by any part of their names."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from eoffice.organization.actor import Actor
from eoffice.organization.models import Duty, HolderKind, Holding
from search.engines.base import Marked
from search.engines.language import read
from search.engines.marking import mark
from search.engines.words import keys_of


@dataclass(frozen=True)
class Person:
    """Somebody of the agency, and the post that they hold."""

    name: Marked
    full_name: str
    post: str
    unit: str


def people_for(actor: Actor, text: str, *, at: datetime, size: int = 4) -> list[Person]:
    """Return people whose names have all the words, the last of which may go on.

    A guest is here for one meeting and is not shown who works in the agency.
    """
    asked = read(text, is_being_typed=True)
    if not asked.units or asked.without or actor.post.duty == Duty.GUEST:
        return []
    holdings = Holding.objects.in_force_at(at).filter(
        holder__kind=HolderKind.POST,
        holder__post__unit__agency=actor.agency,
        person__is_active=True,
    )
    rows = holdings.exclude(holder__post__duty=Duty.GUEST).values_list(
        "person__full_name",
        "holder__post__title",
        "holder__post__unit__name",
    )
    found: dict[str, Person] = {}
    for full_name, post, unit in rows.order_by(F("holder__post__ordinal"), "pk"):
        if full_name not in found and _fits(full_name, asked.keys, is_open=asked.is_unfinished):
            name = mark(full_name, asked.units, is_unfinished=asked.is_unfinished)
            found[full_name] = Person(name, full_name, post, unit)
            if len(found) == size:
                break
    return list(found.values())


def _fits(full_name: str, keys: tuple[str, ...], *, is_open: bool) -> bool:
    words = keys_of(full_name)
    *whole, last = keys
    begins = any(word.startswith(last) if is_open else word == last for word in words)
    return begins and all(key in words for key in whole)
