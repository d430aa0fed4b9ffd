"""Makes entries for an index, and asks it: plain functions that fill in the rest."""

from datetime import date
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from search.engines.base import Facet, Findable, Page, Query, SearchEngine

ANYONE = frozenset({1})
"""The holder in everybody's closure, unless a test says otherwise."""

_versions = count(1)


def entry(title: str = "", **fields: Any) -> Findable:
    """Make an entry that holder 1 may list and read."""
    fields = {
        "uid": uuid4(),
        "version": next(_versions),
        "kind": "document",
        "listers": ANYONE,
        "readers": ANYONE,
        "day": date(2026, 3, 4),
        **fields,
    }
    return Findable(title=title, **fields)


def put(engine: SearchEngine, *entries: Findable) -> None:
    with engine.writing() as index:
        index.put(entries)


def ask(engine: SearchEngine, text: str, **fields: Any) -> Page:
    """Ask as holder 1, unless told as whom."""
    return engine.find(Query(text=text, **{"holders": ANYONE, **fields}))


def titles(engine: SearchEngine, text: str, **fields: Any) -> list[str]:
    return [hit.title.text for hit in ask(engine, text, **fields).hits]


def uids(page: Page) -> list[UUID]:
    return [hit.uid for hit in page.hits]


def counts(page: Page, facet: Facet) -> dict[str, int]:
    return {counted.value: counted.count for counted in page.facets[facet]}
