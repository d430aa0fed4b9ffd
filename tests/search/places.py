"""Where an index may lie in a test: in a folder, or on one of the servers that stand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from search.engines.base import SearchEngine
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch.connecting import Server, connect
from search.engines.embedded import EmbeddedEngine
from search.engines.locks import FileLocks
from tests.servers.standing import reach

SERVERS = [
    pytest.param("elasticsearch-8", marks=pytest.mark.elasticsearch),
    pytest.param("elasticsearch-9", marks=pytest.mark.elasticsearch_9),
]
PLACES = ["embedded", *SERVERS]
on_every_engine = pytest.mark.parametrize("_own_index", PLACES, indirect=True)
"""Runs tests that go through the settings on one engine after another."""


@dataclass(frozen=True)
class Place:
    """An index that nobody else has. It can be opened by several, in other processes too."""

    folder: Path
    server: Server | None = None
    name: str = ""

    def open(self) -> SearchEngine:
        if self.server is None:
            return EmbeddedEngine(self.folder)
        locks = FileLocks(self.folder)
        return ElasticsearchEngine(connect(self.server), self.name, locks, grace=0)

    @property
    def settings(self) -> dict[str, Any]:
        """Return what the product is told to find it."""
        if self.server is None:
            return {"SEARCH_DIR": self.folder, "SEARCH_URL": ""}
        return {
            "SEARCH_DIR": self.folder,
            "SEARCH_URL": self.server.url,
            "SEARCH_USER": self.server.user,
            "SEARCH_PASSWORD": self.server.password,
            "SEARCH_NAME": self.name,
        }


@contextmanager
def place(kind: str) -> Iterator[Place]:
    """Make room for an index, and clear it away."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if kind == "embedded":
            yield Place(Path(folder))
            return
        server = _server(kind)
        name = f"eoffice-test-{token_hex(6)}"
        try:
            yield Place(Path(folder), server, name)
        finally:
            _clear(server, name)


def _server(kind: str) -> Server:
    variables = reach(kind)
    if variables is None:
        pytest.skip(f"{kind} does not stand: make servers")
    return Server(
        url=variables["SEARCH_URL"],
        user=variables["SEARCH_USER"],
        password=variables["SEARCH_PASSWORD"],
    )


def _clear(server: Server, name: str) -> None:
    with connect(server) as client:
        indices = client.options(request_timeout=30).indices
        if made := list(indices.get_alias(index=f"{name}-*")):
            indices.delete(index=made)
