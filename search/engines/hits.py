"""Makes hits from what the index kept of a thing, showing no more of it than who asks may read."""

from collections import Counter
from collections.abc import Sequence

from search.engines.base import FieldName, Hit, Marked, Query, Understood
from search.engines.language import Asked
from search.engines.marking import mark, snippets_of
from search.engines.sources import Source
from search.engines.words import keys_of


def hit_from(source: Source, query: Query, asked: Asked, *, score: int, told_only: bool) -> Hit:
    """Make a hit; the content is looked at for readers only."""

    def marked(text: str) -> Marked:
        return mark(text, asked.units, is_unfinished=asked.is_unfinished)

    title, symbol, body = marked(source.title), marked(source.symbol), marked(source.body)
    people = tuple(marked(person) for person in source.people)
    is_reader = not told_only and not source.readers.isdisjoint(query.holders)
    pages = source.pages if is_reader else ()
    snippets = snippets_of(pages, asked.units)
    matched: list[tuple[FieldName, bool]] = [
        ("title", bool(title.marks)),
        ("symbol", bool(symbol.marks)),
        ("body", bool(body.marks)),
        ("people", any(person.marks for person in people)),
        ("kind_name", bool(marked(source.kind_name).marks)),
        ("content", bool(snippets)),
    ]
    return Hit(
        uid=source.uid,
        kind=source.kind,
        score=score,
        title=title,
        symbol=symbol,
        body=body,
        people=people,
        facets=source.facets,
        day=source.day,
        fields=tuple(name for name, is_matched in matched if is_matched),
        snippets=snippets,
        is_content_searched=bool(pages),
    )


def reading_of(asked: Asked, hits: Sequence[Hit]) -> str:
    """Return how the asked words are mostly written in these hits where they stand in a row."""
    if asked.has_accents or not asked.units:
        return ""
    spellings = Counter[str]()
    for hit in hits:
        pieces = [(hit.title.text, hit.title.marks)]
        pieces += [(snippet.text, snippet.marks) for snippet in hit.snippets]
        for text, marks in pieces:
            for start, end in marks:
                spelling = text[start:end]
                if tuple(keys_of(spelling)) == asked.keys:
                    spellings[spelling.lower()] += 1
    return spellings.most_common(1)[0][0] if spellings else ""


def understood_from(asked: Asked, hits: Sequence[Hit] = ()) -> Understood:
    """Say how a query was read, and how its words are written in the hits."""
    return Understood(
        words=tuple(unit.typed for unit in asked.units),
        without=tuple(unit.typed for unit in asked.without),
        reading=reading_of(asked, hits),
        is_cut=asked.is_cut,
    )
