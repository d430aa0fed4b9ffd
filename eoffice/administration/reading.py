"""What the pages of administration show: people, appointments, delegations, units with posts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from eoffice.accounts.models import User
from eoffice.administration import kinds
from eoffice.administration import policies as policy
from eoffice.lib.text import fold, given_name_key
from eoffice.lib.verdicts import Verdict
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Delegation, Holding
from eoffice.organization.models.delegations import DelegationQuerySet

MOST = 100
WITHOUT_POST = "without-post"
DISABLED = "disabled"


@dataclass(frozen=True)
class Row:
    """A person in the list, with the posts held now."""

    person: User
    posts: str


@dataclass(frozen=True)
class Found:
    """The people who were found: the first of them, and how many there are."""

    rows: Sequence[Row]
    total: int


@dataclass(frozen=True)
class Appointment:
    """A person in a post, with the days, and whether it can be ended."""

    holding: Holding
    is_past: bool
    is_coming: bool
    can_end: Verdict


@dataclass(frozen=True)
class DelegationLine:
    """A delegation as it stands now, and whether it can be revoked."""

    delegation: Delegation
    kinds: str
    tone: str
    state: str
    can_revoke: Verdict


def find_people(agency: Agency, query: str, *, only: str, at: datetime) -> Found:
    """Find people of the agency by name or sign-in name, without regard to accents."""
    posts = _posts_by_person(agency, at)
    words = fold(query).split()
    found = [
        person
        for person in membership.people_of(agency)
        if all(word in fold(f"{person.full_name} {person.username}") for word in words)
        and (only != WITHOUT_POST or not posts[person.pk])
        and (person.is_active != (only == DISABLED))
    ]
    found.sort(key=lambda person: given_name_key(person.full_name))
    rows = [Row(person, "; ".join(posts[person.pk])) for person in found[:MOST]]
    return Found(rows, len(found))


def filters(only: str, query: str) -> list[dict[str, object]]:
    """Say which filters there are; the address holds them."""
    url = reverse("administration:people")
    words = {"": _("May sign in"), WITHOUT_POST: _("Without a post"), DISABLED: _("Disabled")}
    return [
        {
            "label": label,
            "is_on": key == only,
            "url": f"{url}?{urlencode({'only': key, 'q': query})}",
        }
        for key, label in words.items()
    ]


def appointments_of(actor: Actor, person: User, *, at: datetime) -> list[Appointment]:
    """List the posts of a person in the actor's agency, past ones too, the newest first."""
    holdings = Holding.objects.of_posts_in(actor.agency).filter(person=person)
    rows = holdings.select_related("holder__post__unit__agency", "person").order_by("-begins_at")
    return [
        Appointment(
            holding=holding,
            is_past=holding.ends_at is not None and holding.ends_at <= at,
            is_coming=holding.begins_at > at,
            can_end=policy.can_end_appointment(actor, holding, at),
        )
        for holding in rows
    ]


def delegations_to(actor: Actor, person: User, *, at: datetime) -> list[DelegationLine]:
    """List what was delegated to a person in the actor's agency."""
    given = Delegation.objects.filter(deputy=person, post__unit__agency=actor.agency)
    return _lines(actor, given, at)


def delegations_in(actor: Actor, *, at: datetime) -> list[DelegationLine]:
    """List the newest delegations of the actor's agency."""
    return _lines(actor, Delegation.objects.filter(post__unit__agency=actor.agency), at)


def delegations_by(actor: Actor, *, at: datetime) -> list[DelegationLine]:
    """List the newest delegations of the post that the actor holds."""
    return _lines(actor, Delegation.objects.filter(post=actor.post), at)


def _lines(actor: Actor, given: DelegationQuerySet, at: datetime) -> list[DelegationLine]:
    rows = given.select_related("post__unit__agency", "deputy").order_by("-begins_at", "-pk")
    return [_line(actor, delegation, at) for delegation in rows[:MOST]]


def _line(actor: Actor, delegation: Delegation, at: datetime) -> DelegationLine:
    if delegation.revoked_at is not None:
        tone, state = "grey", _("Revoked")
    elif delegation.ends_at <= at:
        tone, state = "grey", _("Over")
    elif delegation.begins_at > at:
        tone, state = "blue", _("Coming")
    else:
        tone, state = "green", _("In force")
    return DelegationLine(
        delegation=delegation,
        kinds=", ".join(kinds.named(delegation.kinds)),
        tone=tone,
        state=state,
        can_revoke=policy.can_revoke(actor, delegation, at),
    )


def _posts_by_person(agency: Agency, at: datetime) -> dict[int, list[str]]:
    posts: dict[int, list[str]] = defaultdict(list)
    held = Holding.objects.in_force_at(at).of_posts_in(agency)
    rows = held.values_list("person", "holder__post__title", "holder__post__unit__name")
    for person, title, unit in rows.order_by("holder__post__ordinal", "pk"):
        posts[person].append(f"{title}, {unit}")
    return posts
