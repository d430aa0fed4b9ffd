"""How a findable thing lies in an Elasticsearch index, and how it is read from there."""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from typing import Any

from elasticsearch.dsl import Binary, Keyword, Long, Text
from elasticsearch.dsl import Mapping as Fields

from search.engines import sources
from search.engines.base import FACETS, Findable
from search.engines.ranking import sort_key
from search.engines.sources import Source
from search.engines.words import forms_of, keys_of, symbol_key

LONGEST_PREFIX = 19  # characters; the server allows no more
_HALF = 1 << 63


def build_mapping() -> dict[str, Any]:
    """Describe the fields, by the same names as in the embedded engine.

    Words come folded and apart by spaces, so that the server needs no analysis of its own. It
    keeps pairs of neighbours too (`index_phrases`), which is what makes rows of syllables quick,
    and the beginnings of words that are looked up while they are typed. Nothing of this is given
    back but `source`, packed, from which hits are made.
    """
    fields = Fields()
    for name in ("uid", "symbol_key", "listers", "readers", *FACETS):
        fields.field(name, Keyword())
    for name in ("title", "told", "content"):
        typed = {} if name == "content" else {"min_chars": 1, "max_chars": LONGEST_PREFIX}
        fields.field(f"{name}_keys", _words(**({"index_prefixes": typed} if typed else {})))
        fields.field(f"{name}_forms", _words())
    fields.field("sort_key", Long())
    fields.field("source", Binary())
    fields.meta("dynamic", "strict")
    fields.meta("_source", {"includes": ["source"]})
    fields.meta("_meta", {"schema": sources.SCHEMA})
    return fields.to_dict()


def as_entry(findable: Findable) -> dict[str, Any]:
    """Turn a thing into what the server indexes."""
    source = Source.of(findable)
    return {
        "uid": findable.uid.hex,
        "symbol_key": symbol_key(source.symbol),
        "listers": sorted(findable.listers),
        "readers": sorted(findable.readers),
        **{facet: value for facet, value in source.facets.items() if value},
        **_words_of("title", [source.title]),
        **_words_of("told", source.told),
        **_words_of("content", [source.content]),
        "sort_key": signed(sort_key(findable.day, findable.uid)),
        "source": b64encode(zlib.compress(source.pack())).decode(),
    }


def source_of(entry: Mapping[str, Any]) -> Source:
    """Read what was kept."""
    return Source.unpack(zlib.decompress(b64decode(entry["source"])))


def signed(key: int) -> int:
    """Return a sort key as the server's numbers have it, which begin below nought."""
    return key - _HALF


def unsigned(key: int) -> int:
    """Return a sort key from the server's number."""
    return key + _HALF


def _words(**more: Any) -> Text:
    return Text(analyzer="whitespace", norms=False, index_phrases=True, **more)


def _words_of(name: str, texts: Iterable[str]) -> dict[str, list[str]]:
    """Return each text as its own value: no row of words reaches from one into the next."""
    full = [text for text in texts if text]
    return {
        f"{name}_keys": [" ".join(keys_of(text)) for text in full],
        f"{name}_forms": [" ".join(forms_of(text)) for text in full],
    }
