"""Reads what a page answered."""

from typing import Any


def text_of(response: Any) -> str:
    """Return the page as the browser gets it; the test client's own type has no public name."""
    return str(response.content.decode())
