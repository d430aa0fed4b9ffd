"""The search engine of this installation."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from search.engines.base import SearchEngine
from search.engines.embedded import EmbeddedEngine


def get_engine() -> SearchEngine:
    """Return the engine that the settings name; one for each process, so that it stays open."""
    return _embedded(Path(settings.SEARCH_DIR))


@lru_cache(maxsize=8)
def _embedded(folder: Path) -> SearchEngine:
    return EmbeddedEngine(folder)
