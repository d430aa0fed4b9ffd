"""The engine of many machines: an Elasticsearch server, 8.19 or 9, with its core features only."""

from search.engines.elasticsearch.engine import ElasticsearchEngine

__all__ = ["ElasticsearchEngine"]
