"""The engine of one machine: tantivy, in a folder of its own."""

from search.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
