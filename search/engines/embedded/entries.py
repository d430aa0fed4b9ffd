"""How a findable thing lies in a tantivy index."""

from collections.abc import Iterable

import tantivy

from search.engines.base import FACETS, Findable
from search.engines.ranking import sort_key
from search.engines.sources import Source
from search.engines.words import forms_of, keys_of, symbol_key


def build_schema() -> tantivy.Schema:
    """Describe the fields.

    `…_keys` are words without accents, `…_forms` with them. `told` is title, symbol, body, people
    and kind together; `content` is for readers alone. `source` is what hits are made from.
    """
    builder = tantivy.SchemaBuilder()
    for name in ("uid", "symbol_key"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for facet in FACETS:
        builder.add_text_field(facet, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("title", "told", "content"):
        builder.add_text_field(f"{name}_keys", tokenizer_name="whitespace")
        builder.add_text_field(f"{name}_forms", tokenizer_name="whitespace")
    for name in ("listers", "readers"):
        builder.add_unsigned_field(name, indexed=True)
    builder.add_unsigned_field("sort_key", indexed=True, fast=True)
    builder.add_unsigned_field("version", fast=True)
    builder.add_bytes_field("source", stored=True)
    return builder.build()


def as_document(findable: Findable) -> tantivy.Document:
    """Turn a thing into what tantivy stores."""
    document = tantivy.Document()
    source = Source.of(findable)
    document.add_text("uid", findable.uid.hex)
    document.add_text("symbol_key", symbol_key(source.symbol))
    for facet, value in source.facets.items():
        if value:
            document.add_text(facet, value)
    _add_words(document, "title", [source.title])
    _add_words(document, "told", source.told)
    _add_words(document, "content", [source.content])
    for name in ("listers", "readers"):
        for holder in getattr(findable, name):
            document.add_unsigned(name, holder)
    document.add_unsigned("sort_key", sort_key(findable.day, findable.uid))
    document.add_unsigned("version", findable.version)
    document.add_bytes("source", source.pack())
    return document


def source_of(document: tantivy.Document) -> Source:
    """Read what was kept."""
    return Source.unpack(bytes(document["source"][0]))


def _add_words(document: tantivy.Document, name: str, texts: Iterable[str]) -> None:
    """Add each text as its own value: no row of words reaches from one into the next."""
    for text in texts:
        if text:
            document.add_text(f"{name}_keys", " ".join(keys_of(text)))
            document.add_text(f"{name}_forms", " ".join(forms_of(text)))
