"""Finds for an actor: asks the engine, and loads what it found again as it is now.

The index may be behind. It can then hide, but not reveal: what it does not know yet is left out
of the question, and a hit that the actor may no longer see takes its counts with it.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.lib.text import normalise_line
from eoffice.organization.actor import Actor
from eoffice.things.models import Thing
from search import registry
from search.engine import get_engine
from search.engines.base import (
    FACETS,
    Counted,
    Facet,
    Hit,
    IndexNotReadyError,
    Marked,
    Page,
    Query,
    SearchUnavailableError,
    Snippet,
    Understood,
)
from search.engines.language import Asked
from search.engines.language import read as read_words
from search.engines.marking import mark
from search.models import RevokedSince
from search.registry import Card

logger = logging.getLogger("search")

PAGE = 20
_ATTEMPTS = 5


@dataclass(frozen=True)
class Result:
    """A thing found: its card as it is now, the asked words marked, and pieces of its pages."""

    uid: UUID
    card: Card
    title: Marked
    symbol: Marked
    body: Marked
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, kw_only=True)
class Results:
    """What was found. Without an index nothing is, and `is_ready` says so.

    Where there may be one, but its server cannot be reached just now, `is_reachable` says so too.
    """

    is_ready: bool = True
    is_reachable: bool = True
    results: tuple[Result, ...] = ()
    total: int = 0
    is_more: bool = False
    facets: Mapping[Facet, tuple[Counted, ...]] = field(default_factory=dict)
    next: str = ""
    understood: Understood = field(default_factory=Understood)


def find_for(actor: Actor, wanted: Mapping[str, Any], *, at: datetime, size: int = PAGE) -> Results:
    """Find what an actor may know of. `wanted` is the cleaned data of a `SearchForm`."""
    query = replace(
        _query_of(actor, str(wanted.get("q") or ""), at=at),
        filters={facet: values for facet in FACETS if (values := wanted.get(facet))},
        since=wanted.get("since"),
        until=wanted.get("until"),
        order=wanted.get("order") or "best",
        after=str(wanted.get("after") or ""),
        size=size,
    )
    try:
        page, cards = _ask(actor, query)
    except IndexNotReadyError:
        return Results(is_ready=False)
    except SearchUnavailableError:
        logger.warning("A search was not answered.", exc_info=True)
        return Results(is_ready=False, is_reachable=False)
    asked = read_words(query.text)
    readable = _readable(actor, page.hits)
    return Results(
        results=tuple(
            _result(hit, cards[hit.uid], asked, is_reader=hit.uid in readable) for hit in page.hits
        ),
        total=page.total,
        is_more=page.is_more,
        facets=page.facets,
        next=page.next,
        understood=page.understood,
    )


def suggest_for(
    actor: Actor, text: str, *, at: datetime, size: int = 4
) -> dict[registry.Group, tuple[Result, ...]]:
    """Suggest things while a person types, by title and the like, under the words of the frame."""
    query = replace(_query_of(actor, text, at=at), size=size, has_facets=False)
    asked = read_words(text, is_being_typed=True)
    suggested: dict[registry.Group, tuple[Result, ...]] = {}
    for group, kinds in registry.kinds_by_group().items():
        try:
            hits = get_engine().suggest(replace(query, filters={"kind": kinds}))
        except (IndexNotReadyError, SearchUnavailableError):
            return {}
        cards = registry.cards_for(actor, ((hit.kind, hit.uid) for hit in hits))
        results = [
            _result(hit, cards[hit.uid], asked, is_reader=False) for hit in hits if hit.uid in cards
        ]
        if results:
            suggested[group] = tuple(results)
    return suggested


def _query_of(actor: Actor, text: str, *, at: datetime) -> Query:
    return Query(
        text=text,
        holders=actor.holders,
        kind_codes=actor.kinds,
        left_out=RevokedSince.objects.left_out_at(at),
    )


def _ask(actor: Actor, query: Query) -> tuple[Page, dict[UUID, Card]]:
    """Ask the engine, and anew without what turns out to be no longer to be seen."""
    for _attempt in range(_ATTEMPTS):
        page = get_engine().find(query)
        cards = registry.cards_for(actor, ((hit.kind, hit.uid) for hit in page.hits))
        unseen = frozenset(hit.uid for hit in page.hits if hit.uid not in cards)
        if not unseen:
            return page, cards
        query = replace(query, left_out=query.left_out | unseen)
    # The index is far behind: its counts would tell of things that nobody here may see.
    hits = tuple(hit for hit in page.hits if hit.uid in cards)
    return replace(page, hits=hits, total=len(hits), is_more=False, facets={}), cards


def _readable(actor: Actor, hits: tuple[Hit, ...]) -> frozenset[UUID]:
    """Return those of which the actor may see the content now, whatever the index remembers."""
    quoted = [hit.uid for hit in hits if hit.snippets]
    if not quoted:
        return frozenset()
    seen = seeing.may_see(actor, Right.READ, thing="pk", among_few=True)
    readable = Thing.objects.filter(seen, uid__in=quoted)
    return frozenset(readable.values_list("uid", flat=True))


def _result(hit: Hit, card: Card, asked: Asked, *, is_reader: bool) -> Result:
    def marked(text: str) -> Marked:
        return mark(normalise_line(text), asked.units, is_unfinished=asked.is_unfinished)

    return Result(
        uid=hit.uid,
        card=card,
        title=marked(card.title),
        symbol=marked(card.symbol),
        body=marked(card.body),
        snippets=hit.snippets if is_reader else (),
    )
