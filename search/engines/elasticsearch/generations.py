"""The indices on the server: one that answers, perhaps one that is being built.

An index is named by the office's name, the version of its schema and a random part. What it is for
is said by an alias, which carries the version too: a program asks only for an index of its own
version, and need not look first.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from elasticsearch import Elasticsearch

from search.engines import sources
from search.engines.elasticsearch.connecting import QUICK, in_our_words
from search.engines.elasticsearch.entries import build_mapping

Pointer = Literal["current", "building"]
_REMEMBERS_REMOVED = "1h"  # for which the version of what was taken out is kept


@dataclass(frozen=True)
class Generation:
    """One index, the alias under which it is asked and written, and the version of its schema."""

    index: str
    alias: str
    schema: int

    @property
    def is_of_today(self) -> bool:
        return self.schema == sources.SCHEMA


@dataclass(frozen=True)
class Standing:
    """What there is on the server. Nobody needs the indices that are left over."""

    current: Generation | None = None
    building: Generation | None = None
    left_over: tuple[str, ...] = ()


class Generations:
    def __init__(self, client: Elasticsearch, name: str, *, shards: int) -> None:
        self._client = client
        self._name = name
        self._shards = shards
        # Another office on this server may have a name that begins like ours.
        self._ours = re.compile(rf"{re.escape(name)}-(?P<schema>\d+)-[0-9a-f]{{12}}")

    def alias(self, pointer: Pointer, schema: int | None = None) -> str:
        """Name the alias of the index that answers, or of the one being built."""
        current = f"{self._name}-{sources.SCHEMA if schema is None else schema}"
        return current if pointer == "current" else f"{current}-building"

    def standing(self) -> Standing:
        """Look at what there is; quickly, since this is how who writes learns of an outage."""
        quick = self._client.options(request_timeout=QUICK)
        with in_our_words():
            answer = quick.indices.get_alias(index=f"{self._name}-*", ignore_unavailable=True)
        standing = Standing()
        for index, kept in sorted(answer.body.items()):
            if ours := self._ours.fullmatch(index):
                standing = self._with(standing, index, int(ours["schema"]), kept["aliases"])
        return standing

    def create(self, pointer: Pointer) -> Generation:
        """Make an empty index, and give it its alias when it can be asked. Hold the lock."""
        index = f"{self._name}-{sources.SCHEMA}-{secrets.token_hex(6)}"
        generation = Generation(index, self.alias(pointer), sources.SCHEMA)
        with in_our_words():
            self._client.indices.create(
                index=index,
                mappings=build_mapping(),
                settings={
                    "number_of_shards": self._shards,
                    "auto_expand_replicas": "0-1",  # a copy, as soon as there is a second node
                    "refresh_interval": "-1",  # batches are seen whole, when they are kept
                    "gc_deletes": _REMEMBERS_REMOVED,
                    "codec": "best_compression",
                },
            )
            self._client.indices.put_alias(index=index, name=generation.alias)
        return generation

    def promote(self, built: Generation) -> None:
        """Let the built generation answer, in one step. Hold the lock."""
        replaced = self.standing().current
        current = self.alias("current", built.schema)
        actions: list[dict[str, Any]] = [
            {"add": {"index": built.index, "alias": current}},
            {"remove": {"index": built.index, "alias": built.alias}},
        ]
        if replaced is not None:
            actions.append({"remove": {"index": replaced.index, "alias": replaced.alias}})
        with in_our_words():
            self._client.indices.update_aliases(actions=actions)

    def delete(self, *indices: str) -> None:
        """Delete indices. Hold the lock."""
        if indices:
            with in_our_words():
                self._client.indices.delete(index=list(indices), ignore_unavailable=True)

    def _with(
        self, standing: Standing, index: str, schema: int, aliases: Mapping[str, Any]
    ) -> Standing:
        current, building = self.alias("current", schema), self.alias("building", schema)
        if current in aliases:
            return replace(standing, current=Generation(index, current, schema))
        if building in aliases:
            return replace(standing, building=Generation(index, building, schema))
        return replace(standing, left_over=(*standing.left_over, index))
