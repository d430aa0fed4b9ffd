"""Walks every address that the office answers, through all its inclusions and namespaces."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def names(resolver: URLResolver | None = None, spaces: tuple[str, ...] = ()) -> Iterator[str]:
    """Name every address; one without a name is told by its pattern."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLPattern):
            yield ":".join([*spaces, found.name or f"without a name: {found.pattern}"])
        else:
            inside = (*spaces, found.namespace) if found.namespace else spaces
            yield from names(found, inside)
