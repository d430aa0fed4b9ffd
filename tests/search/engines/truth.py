"""What must be found, and in which order: worked out by looking at every thing, slowly."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from eoffice.lib.text import normalise, normalise_line
from search.engines.base import FACETS, Facet, Findable, Query
from search.engines.language import Asked, Unit, read
from search.engines.ranking import Place, Tier, sort_key, tiers_of
from search.engines.words import forms_of, keys_of


@dataclass(frozen=True)
class Text:
    """The words of one text, whatever their accents and with them."""

    keys: tuple[str, ...]
    forms: tuple[str, ...]

    def has(self, row: Sequence[str], *, is_exact: bool = False) -> bool:
        """Look for words in a row."""
        return has_row(self.forms if is_exact else self.keys, tuple(row))


@dataclass(frozen=True)
class Known:
    """A thing as the truth looks at it."""

    thing: Findable
    title: Text
    symbol: tuple[str, ...]
    told: tuple[Text, ...]
    content: Text


class Truth:
    """Every thing of an office, read once."""

    def __init__(self, things: Sequence[Findable]) -> None:
        self._known = [_known(thing) for thing in things]

    def order(self, query: Query) -> list[Findable]:
        """Return all hits in their order."""
        asked = read(query.text)
        tiers = tiers_of(asked, query.order)
        hits = [known for known in self._known if _is_hit(known, query, asked)]
        ranked = [(_tier_of(known, query, asked, tiers), known.thing) for known in hits]
        ranked.sort(key=lambda one: (one[0], -sort_key(one[1].day, one[1].uid)))
        return [thing for _tier, thing in ranked]

    def counts(self, query: Query, facet: Facet) -> dict[str, int]:
        """Count the values of a facet as if its own filter were not set."""
        asked = read(query.text)
        hits = [k.thing for k in self._known if _is_hit(k, query, asked, without=facet)]
        return dict(Counter(value for thing in hits if (value := thing.facet(facet))))


def all_counts(truth: Truth, query: Query) -> dict[Facet, dict[str, int]]:
    """Count the values of every facet."""
    return {facet: truth.counts(query, facet) for facet in FACETS}


def has_row(words: Sequence[str], row: Sequence[str]) -> bool:
    """Look for words in a row among others."""
    row = tuple(row)
    starts = range(len(words) - len(row) + 1)
    return any(tuple(words[start : start + len(row)]) == row for start in starts)


def _known(thing: Findable) -> Known:
    told = [thing.title, thing.symbol, thing.body, thing.kind_name, *thing.people]
    return Known(
        thing=thing,
        title=_text(normalise_line(thing.title)),
        symbol=tuple(keys_of(normalise_line(thing.symbol))),
        told=tuple(_text(normalise_line(text)) for text in told),
        content=_text("\n".join(normalise(page) for page in thing.pages)),
    )


def _text(text: str) -> Text:
    return Text(tuple(keys_of(text)), tuple(forms_of(text)))


def _is_hit(known: Known, query: Query, asked: Asked, *, without: Facet | None = None) -> bool:
    if asked.asks_nothing or not _is_seen(known.thing, query):
        return False
    if not _is_in_period(known.thing, query):
        return False
    for facet, values in query.filters.items():
        if values and facet != without and known.thing.facet(facet) not in values:
            return False
    texts = _texts(known, query)

    def stands(unit: Unit) -> bool:
        return any(text.has(unit.keys) for text in texts)

    return all(stands(unit) for unit in asked.units) and not any(
        stands(unit) for unit in asked.without
    )


def _is_seen(thing: Findable, query: Query) -> bool:
    is_listed = not thing.listers.isdisjoint(query.holders)
    is_kind = query.kind_codes is None or thing.kind_code in query.kind_codes
    return is_listed and is_kind and thing.uid not in query.left_out


def _is_in_period(thing: Findable, query: Query) -> bool:
    if thing.day is None:
        return not (query.since or query.until)
    is_late_enough = query.since is None or thing.day >= query.since
    return is_late_enough and (query.until is None or thing.day <= query.until)


def _texts(known: Known, query: Query) -> tuple[Text, ...]:
    """Return where one may look: in what is told, and for readers in the content."""
    is_reader = not known.thing.readers.isdisjoint(query.holders)
    return (*known.told, known.content) if is_reader else known.told


def _tier_of(known: Known, query: Query, asked: Asked, tiers: Sequence[Tier]) -> int:
    """Return the first tier that a hit is in; every hit is in the last."""
    texts = _texts(known, query)
    for number, tier in enumerate(tiers[:-1]):
        words = asked.forms if tier.is_exact else asked.keys
        exact = tier.is_exact
        match tier.place:
            case Place.SYMBOL:
                is_in = "/".join(known.symbol) in asked.symbols
            case Place.TITLE_ROW:
                is_in = known.title.has(words, is_exact=exact)
            case Place.TITLE:
                is_in = all(known.title.has([word], is_exact=exact) for word in words)
            case Place.ROW:
                is_in = any(text.has(words, is_exact=exact) for text in texts)
            case Place.ANYWHERE:
                is_in = all(
                    any(text.has([word], is_exact=exact) for text in texts) for word in words
                )
        if is_in:
            return number
    return len(tiers) - 1
