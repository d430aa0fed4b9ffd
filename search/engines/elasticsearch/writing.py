"""Batches: what is written is collected, sent at the end, and seen from then on."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from elasticsearch import Elasticsearch, helpers

from search.engines.base import Findable, IndexNotReadyError
from search.engines.elasticsearch.connecting import in_our_words, raise_if_unavailable
from search.engines.elasticsearch.entries import as_entry

_CHUNK = 8 * 1024 * 1024  # bytes of one request
_OLDER, _GONE = 409, 404


@dataclass(frozen=True)
class _Operation:
    """The last word of a batch on one thing; without an entry it goes."""

    version: int
    entry: dict[str, Any] | None = None


class Batch:
    """What is written to every index that is alive.

    The server keeps it in parts, since it has no transactions: a batch that breaks off while it is
    sent is partly there, each entry of it true, and is sent again. The version of each entry, and
    of each that was taken out, is ours: whatever is older is refused, however late it comes.
    """

    def __init__(self, client: Elasticsearch, aliases: Sequence[str]) -> None:
        self._client = client
        self._aliases = aliases
        self._operations = dict[UUID, _Operation]()

    def put(self, findables: Iterable[Findable]) -> int:
        """Index things anew; return how many the first index takes. An older version is passed."""
        things = list(findables)
        known = versions_of(self._client, self._aliases[0], [thing.uid for thing in things])
        taken = 0
        for thing in things:
            if self._is_last_word(thing.uid, thing.version):
                self._operations[thing.uid] = _Operation(thing.version, as_entry(thing))
                taken += known.get(thing.uid, thing.version) <= thing.version
        return taken

    def remove(self, uids: Iterable[UUID], *, version: int) -> None:
        """Take things out, unless they are newer."""
        for uid in uids:
            if self._is_last_word(uid, version):
                self._operations[uid] = _Operation(version)

    def commit(self) -> None:
        """Send everything, and have it seen."""
        if not self._operations:
            return
        with in_our_words():
            _done, refused = helpers.bulk(
                self._client,
                self._actions(),
                raise_on_error=False,
                max_chunk_bytes=_CHUNK,
                require_alias=True,
            )
            _check(refused if isinstance(refused, list) else [])
            self._client.indices.refresh(index=list(self._aliases))

    def _is_last_word(self, uid: UUID, version: int) -> bool:
        said = self._operations.get(uid)
        return said is None or said.version <= version

    def _actions(self) -> Iterator[dict[str, Any]]:
        for alias in self._aliases:
            for uid, operation in self._operations.items():
                action = {
                    "_index": alias,
                    "_id": uid.hex,
                    "version": operation.version,
                    "version_type": "external_gte",
                }
                if operation.entry is None:
                    yield {**action, "_op_type": "delete"}
                else:
                    yield {**action, "_op_type": "index", "_source": operation.entry}


def versions_of(client: Elasticsearch, alias: str, uids: Collection[UUID]) -> dict[UUID, int]:
    """Return the versions of those things that an index has, seen by searches or not."""
    if not uids:
        return {}
    with in_our_words():
        answer = client.mget(index=alias, ids=[uid.hex for uid in uids], source=False)
    return {UUID(hex=d["_id"]): d["_version"] for d in answer["docs"] if d.get("found")}


def _check(refused: Sequence[dict[str, Any]]) -> None:
    """Raise for what was refused, but for what is older and for what was not there to remove."""
    answers = [answer for item in refused for answer in item.values()]
    errors = [a for a in answers if a.get("error") and a["status"] != _OLDER]
    for error in errors:
        raise_if_unavailable(error["status"])
        if error["status"] == _GONE:
            raise IndexNotReadyError("The index was deleted meanwhile; it must be rebuilt.")
    if errors:
        raise helpers.BulkIndexError(f"{len(errors)} entries were refused.", errors)
