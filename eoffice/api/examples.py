"""Examples in the description: what a program sends, and what it is answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from drf_spectacular.utils import OpenApiExample


@dataclass(frozen=True, kw_only=True)
class Example:
    """A request and its answer, made up, but such as an office has.

    `words` says what it is about; `asks` stands behind the question mark of the address, `sends` in
    the body: files are left out.
    """

    words: str
    gives: Mapping[str, Any]
    sends: Mapping[str, Any] | None = None
    asks: Mapping[str, Any] = field(default_factory=dict)

    def told(self) -> Iterator[OpenApiExample]:
        """Tell it as the description does."""
        if self.sends is not None:
            yield OpenApiExample(self.words, value=dict(self.sends), request_only=True)
        for name, value in self.asks.items():
            yield OpenApiExample(self.words, value=value, parameter_only=(name, "query"))
        yield OpenApiExample(self.words, value=dict(self.gives), response_only=True)


def receipt(url: str, state: str, number: int | None = None) -> dict[str, Any]:
    """Write the receipt of something by the address where it is read."""
    return {"uid": url.rstrip("/").split("/")[-1], "url": url, "state": state, "number": number}
