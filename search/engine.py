"""The search engine of this installation."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from search.engines.base import SearchEngine
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch.connecting import Server, connect
from search.engines.embedded import EmbeddedEngine
from search.locking import our_locks


def get_engine() -> SearchEngine:
    """Return the engine that the settings name; one for each process, so that it stays open."""
    if not settings.SEARCH_URL:
        return _embedded(Path(settings.SEARCH_DIR))
    server = Server(
        url=settings.SEARCH_URL,
        user=settings.SEARCH_USER,
        password=settings.SEARCH_PASSWORD,
        ca_file=settings.SEARCH_CA_FILE,
    )
    name, shards = settings.SEARCH_NAME, settings.SEARCH_SHARDS
    return _elasticsearch(server, name, shards, Path(settings.SEARCH_DIR))


@lru_cache(maxsize=8)
def _embedded(folder: Path) -> SearchEngine:
    return EmbeddedEngine(folder)


@lru_cache(maxsize=8)
def _elasticsearch(server: Server, name: str, shards: int, folder: Path) -> SearchEngine:
    return ElasticsearchEngine(connect(server), name, our_locks(folder), shards=shards)
