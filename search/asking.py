"""The address of a search: every filter, order and page is a link that can be sent and kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from search.engines.base import FACETS, Facet


@dataclass(frozen=True)
class Address:
    """What is asked, as an address. Each way of changing it begins again at the first page."""

    wanted: Mapping[str, Any]

    @property
    def words(self) -> str:
        return str(self.wanted.get("q") or "")

    @property
    def order(self) -> str:
        return str(self.wanted.get("order") or "best")

    @property
    def is_filtered(self) -> bool:
        return any(self.wanted.get(name) for name in (*FACETS, "since", "until"))

    @property
    def is_asked(self) -> bool:
        return bool(self.words.strip()) or self.is_filtered

    @property
    def is_first(self) -> bool:
        return not self.wanted.get("after")

    def values(self, facet: Facet) -> list[str]:
        return list(self.wanted.get(facet) or [])

    def toggled(self, facet: Facet, value: str) -> str:
        """Set a filter, or take it away."""
        chosen = self.values(facet)
        kept = [one for one in chosen if one != value]
        return self._with(**{facet: kept if value in chosen else [*chosen, value]})

    def without(self, name: str) -> str:
        return self._with(**{name: None})

    def without_filters(self) -> str:
        return self._with(**dict.fromkeys((*FACETS, "since", "until")))

    def asking(self, words: str) -> str:
        return self._with(q=words)

    def best(self) -> str:
        return self._with(order=None)

    def newest(self) -> str:
        return self._with(order="newest")

    def first(self) -> str:
        return self._with()

    def page(self, after: str) -> str:
        return self._with(after=after)

    def kept_with_words(self) -> list[tuple[str, str]]:
        """List what the form of the words must carry along."""
        return [pair for pair in self._pairs(self.wanted) if pair[0] not in {"q", "after"}]

    def kept_with_period(self) -> list[tuple[str, str]]:
        """List what the form of the period must carry along."""
        dropped = {"since", "until", "after"}
        return [pair for pair in self._pairs(self.wanted) if pair[0] not in dropped]

    def _with(self, **changed: Any) -> str:
        pairs = list(self._pairs({**self.wanted, "after": None, **changed}))
        return reverse("search:search") + (f"?{urlencode(pairs)}" if pairs else "")

    @staticmethod
    def _pairs(wanted: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for name in ("q", *FACETS, "since", "until", "order", "after"):
            value = wanted.get(name)
            if name == "order" and value == "best":
                continue
            for one in value if isinstance(value, list) else [value] if value else []:
                yield name, str(one)
