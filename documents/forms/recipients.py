"""Whom an instruction can name: units, by their head and clerk, and posts that somebody holds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from eoffice.organization.actor import Actor
from eoffice.organization.models import APART_FROM_UNIT, Holder, HolderKind, Holding, Unit


@dataclass(frozen=True)
class Recipient:
    """One that can be named: its words, the people it reaches now (numbered), and their unit."""

    holder: Holder
    label: str
    people: tuple[int, ...]
    unit: str

    @property
    def uid(self) -> str:
        return str(self.holder.uid)


def recipients_of(actor: Actor, inside: Unit | None, *, at: datetime) -> list[Recipient]:
    """List units and posts of the actor's agency, or the posts of one unit, without oneself.

    Three queries, however large the agency.
    """
    holders = Holder.objects.filter(agency=actor.agency).select_related("post__unit", "unit")
    posts = holders.filter(kind=HolderKind.POST).exclude(pk=actor.post_holder)
    posts = posts.exclude(post__duty__in=APART_FROM_UNIT)
    if inside is not None:
        posts = posts.filter(post__unit=inside)
    by_post = _people_by_holder(actor, at)
    named = [] if inside is not None else _units(holders, by_post, at)
    for holder in posts.order_by("post__unit__ordinal", "post__ordinal"):
        people = by_post.get(holder.pk)
        if holder.post is None or not people:
            continue
        names = ", ".join(name for _person, name in people)
        label = f"{names} · {holder.post.title}, {holder.post.unit.name}"
        reached = tuple(person for person, _name in people)
        named.append(Recipient(holder, label, reached, holder.post.unit.name))
    return named


def _units(
    holders: Iterable[Holder], by_post: dict[int, list[tuple[int, str]]], at: datetime
) -> list[Recipient]:
    intakes = [holder for holder in holders if holder.kind == HolderKind.INTAKE and holder.unit]
    members: dict[int, list[int]] = defaultdict(list)
    rows = Holding.objects.in_force_at(at).filter(holder__in=intakes, member__isnull=False)
    for unit, post in rows.values_list("holder_id", "member_id"):
        members[unit].append(post)
    found = []
    for holder in sorted(intakes, key=lambda one: one.unit.ordinal if one.unit else 0):
        reached = [person for post in members[holder.pk] for person, _name in by_post.get(post, [])]
        name = holder.unit.name if holder.unit else ""
        found.append(Recipient(holder, name, tuple(dict.fromkeys(reached)), name))
    return found


def _people_by_holder(actor: Actor, at: datetime) -> dict[int, list[tuple[int, str]]]:
    rows = Holding.objects.in_force_at(at).filter(
        holder__agency=actor.agency, holder__kind=HolderKind.POST, person__isnull=False
    )
    people: dict[int, list[tuple[int, str]]] = defaultdict(list)
    numbers: dict[int, int] = {}  # ids stay inside: the page counts people by these
    for holder, person, name in rows.values_list("holder_id", "person_id", "person__full_name"):
        people[holder].append((numbers.setdefault(person, len(numbers)), name))
    return people
