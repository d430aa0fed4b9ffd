"""Finds whom a meeting can invite: people in posts, and whole units, by a few letters typed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import ngettext

from eoffice.lib.clock import office_day
from eoffice.lib.text import fold, given_name_key
from eoffice.organization.models import Agency, Duty, Holder, HolderKind, Holding, Unit

FEWEST_LETTERS = 2
MOST_SHOWN = 12
_INVITABLE = (HolderKind.POST, HolderKind.UNIT, HolderKind.PERSON)


@dataclass(frozen=True)
class Candidate:
    """Somebody, or a unit, that can be invited: by the holder's uid."""

    uid: UUID
    name: str
    facts: str
    letters: str = ""  # by which units are known: HCTP
    is_unit: bool = False
    is_invited: bool = False


def find(
    agency: Agency, text: str, *, at: datetime, invited: Sequence[int] = ()
) -> list[Candidate]:
    """List those whose name, title or unit has the words typed, with or without accents."""
    words = fold(text).split()
    if len("".join(words)) < FEWEST_LETTERS:
        return []
    found = [*_units(agency, at), *_people(agency, at, set(invited))]
    return [one for one in found if _fits(one, words)][:MOST_SHOWN]


def holders_of(agency: Agency, uids: Sequence[UUID]) -> list[Holder]:
    """Return the holders of an agency that can be invited, by what was chosen."""
    found = Holder.objects.filter(agency=agency, kind__in=_INVITABLE, uid__in=uids)
    return list(found.select_related("post__unit__agency", "unit__agency", "person"))


def choices_of_posts(agency: Agency, *, at: datetime) -> list[tuple[int, str]]:
    """List the posts of an agency with whoever is in them: what a chair is chosen from."""
    rows = _holdings(agency, at)
    rows.sort(key=lambda row: (row.holder.post.ordinal if row.holder.post else 0, row.pk))
    return [
        (row.holder.post.pk, f"{row.person.full_name}, {row.holder.post.title}")
        for row in rows
        if row.holder.post and row.person
    ]


def _fits(candidate: Candidate, words: list[str]) -> bool:
    """Each word begins a word of the name or of the facts."""
    told = fold(f"{candidate.name} {candidate.facts} {candidate.letters}").split()
    return all(any(one.startswith(word) for one in told) for word in words)


def _units(agency: Agency, at: datetime) -> list[Candidate]:
    posts = [row.holder.post for row in _holdings(agency, at)]
    counts = Counter(post.unit_id for post in posts if post and post.works_in_unit)
    units = Unit.objects.in_force_on(office_day(at)).filter(agency=agency)
    holders = Holder.objects.filter(kind=HolderKind.UNIT, unit__in=units).select_related("unit")
    return [
        Candidate(
            uid=holder.uid,
            name=holder.unit.name,
            facts=_everyone(counts[holder.unit.pk]),
            letters=holder.unit.symbol,
            is_unit=True,
        )
        for holder in holders
        if holder.unit and counts[holder.unit.pk]
    ]


def _everyone(count: int) -> str:
    return ngettext("the whole unit, %(n)d person", "the whole unit, %(n)d people", count) % {
        "n": count
    }


def _people(agency: Agency, at: datetime, invited: set[int]) -> list[Candidate]:
    rows = [row for row in _holdings(agency, at) if row.person and row.holder.post]
    rows.sort(key=lambda row: given_name_key(row.person.full_name if row.person else ""))
    return [
        Candidate(
            uid=row.holder.uid,
            name=row.person.full_name,
            facts=f"{row.holder.post.title} · {row.holder.post.unit.name}",
            letters=row.holder.post.unit.symbol,
            is_invited=row.holder.post.pk in invited,
        )
        for row in rows
        if row.person and row.holder.post
    ]


def _holdings(agency: Agency, at: datetime) -> list[Holding]:
    """List who is in which post; not administrators, who read nothing."""
    rows = Holding.objects.in_force_at(at).filter(
        holder__kind=HolderKind.POST, holder__agency=agency, person__is_active=True
    )
    rows = rows.exclude(holder__post__duty=Duty.ADMINISTRATOR)
    return list(rows.select_related("person", "holder__post__unit"))
