"""How a findable thing lies in a tantivy index, and how it is read from there."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import tantivy

from eoffice.lib.text import normalise, normalise_line
from search.engines.base import FACETS, Facet, Findable
from search.engines.ranking import sort_key
from search.engines.words import forms_of, keys_of, symbol_key

SCHEMA = 1  # one more with each change of fields, of folding or of what a word is
_LONGEST_VALUE = 200  # characters of a facet's value
_LONGEST_TERM = 500


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


@dataclass(frozen=True)
class Source:
    """What is kept of a thing as it was, to make hits from."""

    uid: UUID
    kind: str
    title: str
    symbol: str
    body: str
    people: tuple[str, ...]
    kind_name: str
    facets: dict[Facet, str]
    day: date | None
    readers: frozenset[int]
    pages: tuple[str, ...]


def as_document(findable: Findable) -> tantivy.Document:
    """Turn a thing into what tantivy stores; its texts are normalised, so places in them hold."""
    document = tantivy.Document()
    title, symbol = normalise_line(findable.title), normalise_line(findable.symbol)
    body, kind_name = normalise_line(findable.body), normalise_line(findable.kind_name)
    people = [normalise_line(person) for person in findable.people]
    pages = [normalise(page) for page in findable.pages]
    facets = {name: facet_value(findable.facet(name)) for name in FACETS}
    document.add_text("uid", findable.uid.hex)
    document.add_text("symbol_key", symbol_key(symbol)[:_LONGEST_TERM])
    for facet, value in facets.items():
        if value:
            document.add_text(facet, value)
    _add_words(document, "title", [title])
    _add_words(document, "told", [title, symbol, body, kind_name, *people])
    _add_words(document, "content", ["\n".join(pages)])
    for name in ("listers", "readers"):
        for holder in getattr(findable, name):
            document.add_unsigned(name, holder)
    document.add_unsigned("sort_key", sort_key(findable.day, findable.uid))
    document.add_unsigned("version", findable.version)
    source = {
        "uid": findable.uid.hex,
        "kind": findable.kind,
        "title": title,
        "symbol": symbol,
        "body": body,
        "people": people,
        "kind_name": kind_name,
        "facets": facets,
        "day": findable.day.isoformat() if findable.day else None,
        "readers": sorted(findable.readers),
        "pages": pages,
    }
    document.add_bytes("source", json.dumps(source, ensure_ascii=False).encode(**_ANY_TEXT))
    return document


def source_of(document: tantivy.Document) -> Source:
    """Read what was kept."""
    kept: dict[str, Any] = json.loads(bytes(document["source"][0]).decode(**_ANY_TEXT))
    return Source(
        uid=UUID(hex=kept["uid"]),
        kind=kept["kind"],
        title=kept["title"],
        symbol=kept["symbol"],
        body=kept["body"],
        people=tuple(kept["people"]),
        kind_name=kept["kind_name"],
        facets=kept["facets"],
        day=date.fromisoformat(kept["day"]) if kept["day"] else None,
        readers=frozenset(kept["readers"]),
        pages=tuple(kept["pages"]),
    )


def facet_value(value: str) -> str:
    """Return a value as it is counted: of bearable length, and without halves of characters."""
    return value[:_LONGEST_VALUE].encode(errors="replace").decode()


# A text layer may hold halves of characters (lone surrogates); they come back as they were.
_ANY_TEXT = {"encoding": "utf-8", "errors": "surrogatepass"}


def _add_words(document: tantivy.Document, name: str, texts: Iterable[str]) -> None:
    """Add each text as its own value: no row of words reaches from one into the next."""
    for text in texts:
        if text:
            document.add_text(f"{name}_keys", " ".join(keys_of(text)))
            document.add_text(f"{name}_forms", " ".join(forms_of(text)))
