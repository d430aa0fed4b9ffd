"""What every engine keeps of a thing as it was: its texts written in one way, to make hits from."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self
from uuid import UUID

from eoffice.lib.text import normalise, normalise_line
from search.engines.base import FACETS, Facet, Findable

SCHEMA = 1  # one more with each change of fields, of folding or of what a word is, in any engine
_LONGEST_VALUE = 200  # characters of a facet's value

# A text layer may hold halves of characters (lone surrogates); they come back as they were.
_ANY_TEXT = {"encoding": "utf-8", "errors": "surrogatepass"}


@dataclass(frozen=True)
class Source:
    """A thing with normalised texts, so that places of words in them hold."""

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

    @classmethod
    def of(cls, findable: Findable) -> Self:
        """Take what is kept from a thing."""
        return cls(
            uid=findable.uid,
            kind=findable.kind,
            title=normalise_line(findable.title),
            symbol=normalise_line(findable.symbol),
            body=normalise_line(findable.body),
            people=tuple(normalise_line(person) for person in findable.people),
            kind_name=normalise_line(findable.kind_name),
            facets={name: facet_value(findable.facet(name)) for name in FACETS},
            day=findable.day,
            readers=findable.readers,
            pages=tuple(normalise(page) for page in findable.pages),
        )

    @classmethod
    def unpack(cls, kept: bytes) -> Self:
        """Read what was packed."""
        read: dict[str, Any] = json.loads(kept.decode(**_ANY_TEXT))
        return cls(
            **{
                **read,
                "uid": UUID(hex=read["uid"]),
                "people": tuple(read["people"]),
                "day": date.fromisoformat(read["day"]) if read["day"] else None,
                "readers": frozenset(read["readers"]),
                "pages": tuple(read["pages"]),
            }
        )

    def pack(self) -> bytes:
        """Write it down."""
        written = {
            **asdict(self),
            "uid": self.uid.hex,
            "day": self.day.isoformat() if self.day else None,
            "readers": sorted(self.readers),
        }
        return json.dumps(written, ensure_ascii=False).encode(**_ANY_TEXT)

    @property
    def told(self) -> list[str]:
        """List what listers may know; no row of words reaches from one text into the next."""
        texts = (self.title, self.symbol, self.body, self.kind_name, *self.people)
        return [text for text in texts if text]

    @property
    def content(self) -> str:
        """Return what is for readers alone; rows of words go on from page to page."""
        return "\n".join(self.pages)


def facet_value(value: str) -> str:
    """Return a value as it is counted: of bearable length, and without halves of characters."""
    return value[:_LONGEST_VALUE].encode(errors="replace").decode()
