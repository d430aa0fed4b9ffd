"""What stands beside the hits: filters with counts, those that are set, and ways to loosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from search import registry
from search.asking import Address
from search.engines.base import Facet
from search.finding import Results

SHOWN_AT_ONCE = 5

LABELS: Mapping[Facet, str | Promise] = {
    "direction": gettext_lazy("Direction"),
    "kind": pgettext_lazy("what is searched", "Scope"),
    "year": gettext_lazy("Year"),
    "kind_code": gettext_lazy("Kind of document"),
    "body": gettext_lazy("Issuing body"),
    "unit": gettext_lazy("Unit"),
    "state": gettext_lazy("State"),
}


@dataclass(frozen=True)
class Choice:
    """A value of a filter, how many it would leave, and the address that sets or ends it."""

    label: str
    count: int
    url: str
    is_on: bool


@dataclass(frozen=True)
class Filter:
    """A filter with its values, those set first to be seen; `more` opens on a press."""

    label: str | Promise
    choices: list[Choice]
    more: list[Choice]


@dataclass(frozen=True)
class Chip:
    """A filter that is set; its address is the one without it."""

    label: str
    url: str


def facets(found: Results, address: Address) -> list[Filter]:
    """Return the filters that have something to choose."""
    filters = []
    scopes = {counted.value for counted in found.facets.get("kind", ())}
    for facet, label in LABELS.items():
        counts = {counted.value: counted.count for counted in found.facets.get(facet, ())}
        chosen = address.values(facet)
        counts |= {value: 0 for value in chosen if value not in counts}
        if len(counts) < 2 and not chosen and facet != "year":
            continue  # one value for everything chooses nothing
        if facet == "direction" and not chosen and counts.keys() <= scopes:
            continue  # the scope names both directions, and what else there is
        words = registry.words_for(facet, counts.keys())
        values = sorted(counts, reverse=True) if facet == "year" else list(counts)
        choices = [
            Choice(words[value], counts[value], address.toggled(facet, value), value in chosen)
            for value in values
        ]
        first = [c for n, c in enumerate(choices) if n < SHOWN_AT_ONCE or c.is_on]
        more = [c for c in choices if c not in first]
        if choices:
            filters.append(Filter(label, first, more))
    return filters


def chips(address: Address) -> list[Chip]:
    """Return the filters that are set."""
    set_ones = []
    for facet, label in LABELS.items():
        words = registry.words_for(facet, address.values(facet))
        for value in address.values(facet):
            # A year alone would be a bare number.
            said = f"{label} {words[value]}" if facet == "year" else words[value]
            set_ones.append(Chip(said, address.toggled(facet, value)))
    for name, text in (("since", _("From %(day)s")), ("until", _("Until %(day)s"))):
        day = address.wanted.get(name)
        if isinstance(day, date):
            said = text % {"day": date_format(day, "SHORT_DATE_FORMAT")}
            set_ones.append(Chip(said, address.without(name)))
    return set_ones


def loosened(found: Results, address: Address) -> list[Chip]:
    """Return the same question with one thing less: without a word, or without the filters.

    What these would find is not asked: the page must not tell of anything that is hidden.
    """
    understood = found.understood
    ways = []
    if address.is_filtered:
        ways.append(Chip(_("Without any filter"), address.without_filters()))
    left_out = [f"-{_quoted(word)}" for word in understood.without]
    if left_out and understood.words:
        words = " ".join(_quoted(word) for word in understood.words)
        ways.append(Chip(_("Without the words left out"), address.asking(words)))
    if 1 < len(understood.words) <= 6:
        for number, word in enumerate(understood.words):
            others = [_quoted(w) for n, w in enumerate(understood.words) if n != number]
            said = _("Without “%(word)s”") % {"word": word}
            ways.append(Chip(said, address.asking(" ".join(others + left_out))))
    return ways


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word
