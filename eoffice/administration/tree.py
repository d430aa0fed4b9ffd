"""The units of an agency as a tree: posts in units, people in posts, with their days."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from eoffice.administration import policies as policy
from eoffice.lib.clock import office_day
from eoffice.lib.verdicts import Verdict
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holding, Post, Unit


@dataclass(frozen=True)
class PostNode:
    """A post, and who holds it now or will."""

    post: Post
    holdings: Sequence[Holding]
    is_past: bool


@dataclass(frozen=True)
class Branch:
    """A unit with its posts."""

    unit: Unit
    posts: Sequence[PostNode]
    is_past: bool
    can_end: Verdict


def branches_of(actor: Actor, *, at: datetime, with_past: bool) -> list[Branch]:
    """Return the units of the actor's agency in their order; what has ended only when asked for."""
    today = office_day(at)
    lasting = Q() if with_past else Q(valid_until__isnull=True) | Q(valid_until__gte=today)
    units = Unit.objects.filter(lasting, agency=actor.agency)
    units = units.select_related("agency").prefetch_related("posts")
    held = _held(actor.agency, at)
    by_unit: dict[int, list[PostNode]] = defaultdict(list)
    for post in Post.objects.filter(lasting, unit__agency=actor.agency):
        node = PostNode(post, held[post.pk], _is_past(post.valid_until, today))
        by_unit[post.unit_id].append(node)
    return [
        Branch(
            unit=unit,
            posts=by_unit[unit.pk],
            is_past=_is_past(unit.valid_until, today),
            can_end=policy.can_end_unit(actor, unit, at),
        )
        for unit in units
    ]


def _held(agency: Agency, at: datetime) -> dict[int, list[Holding]]:
    held: dict[int, list[Holding]] = defaultdict(list)
    rows = Holding.objects.of_posts_in(agency).ending_after(at)
    for holding in rows.select_related("holder", "person").order_by("begins_at", "pk"):
        if holding.holder.post_id is not None:
            held[holding.holder.post_id].append(holding)
    return held


def _is_past(valid_until: date | None, today: date) -> bool:
    return valid_until is not None and valid_until < today
